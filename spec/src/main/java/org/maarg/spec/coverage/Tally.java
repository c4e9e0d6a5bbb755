package org.maarg.spec.coverage;

import java.util.Collection;
import java.util.Locale;

/**
 * How many sentences of the scope are accounted for.
 *
 * @param sentences that the scope asks for
 * @param claimed those in entries, with nothing wrong
 * @param notOurs those listed as not ours, with nothing wrong
 */
public record Tally(int sentences, int claimed, int notOurs) {
  private static final int PER_MILLE = 1000;

  /** All of these together. */
  static Tally sum(Collection<Tally> tallies) {
    return new Tally(
        tallies.stream().mapToInt(Tally::sentences).sum(),
        tallies.stream().mapToInt(Tally::claimed).sum(),
        tallies.stream().mapToInt(Tally::notOurs).sum());
  }

  /** Sentences with something wrong. */
  public int open() {
    return sentences - claimed - notOurs;
  }

  /** The share that is accounted for, in per cent with one digit, rounded down. */
  public String percent() {
    int share =
        sentences == 0 ? PER_MILLE : (int) ((long) PER_MILLE * (claimed + notOurs) / sentences);
    return String.format(Locale.ROOT, "%d.%d", share / 10, share % 10);
  }
}
