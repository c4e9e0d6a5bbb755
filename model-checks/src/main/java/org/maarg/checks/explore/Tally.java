package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.maarg.checks.world.Witness;

/** What a search counts on its way, see {@link Result}. */
final class Tally {
  final Set<Witness> witnesses = EnumSet.noneOf(Witness.class);
  long total = 1;
  int branching;
  int ends;
  int replayed;
  long idle;
  int loops;
  List<Integer> loopPath = List.of();

  /** Time that searches before this one took, which went on with each other. */
  long nanos;

  long processorNanos;

  /** Counts what became of a state's steps. */
  void count(Frontier.Expansion expansion) {
    total += expansion.steps();
    idle += expansion.idle();
    branching += expansion.steps() > 1 ? 1 : 0;
    ends += expansion.steps() == 0 ? 1 : 0;
  }

  void write(SearchWriter to, long nanosMore, long processorNanosMore) throws IOException {
    to.number(total);
    to.number(branching);
    to.number(ends);
    to.number(replayed);
    to.number(idle);
    to.number(loops);
    to.ints(new IntArrayList(loopPath));
    to.number(nanos + nanosMore);
    to.number(processorNanos + processorNanosMore);
    to.text(witnesses.stream().map(Witness::name).collect(Collectors.joining(" ")));
  }

  static Tally read(SearchReader from) throws IOException {
    Tally tally = new Tally();
    tally.total = from.number();
    tally.branching = (int) from.number();
    tally.ends = (int) from.number();
    tally.replayed = (int) from.number();
    tally.idle = from.number();
    tally.loops = (int) from.number();
    tally.loopPath = List.copyOf(from.ints());
    tally.nanos = from.number();
    tally.processorNanos = from.number();
    List<String> seen = List.of(from.text().split(" ", -1));
    for (Witness witness : Witness.values()) {
      if (seen.contains(witness.name())) {
        tally.witnesses.add(witness);
      }
    }
    return tally;
  }
}
