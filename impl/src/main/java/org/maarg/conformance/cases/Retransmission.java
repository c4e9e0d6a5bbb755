package org.maarg.conformance.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.option.MnId;

/** Updates that nobody answers, and what their times and contents have to be (RFC 8885 3.6). */
final class Retransmission {
  private static final long SECOND_WITHIN_MILLIS = 4_000;

  /** INITIAL_BINDACK_TIMEOUT is 1 s; the rest is what a busy machine adds. */
  private static final long FIRST_AT_LEAST_MILLIS = 850;

  private static final long FIRST_AT_MOST_MILLIS = 1_400;

  private Retransmission() {}

  /** The transmissions at a node that does not answer, the first of which has to come. */
  static List<Arrival> watch(Scene scene, Played at, MnId mn, int number)
      throws InterruptedException {
    List<Arrival> seen = new ArrayList<>();
    seen.add(
        scene
            .nextUpdate(at, mn, scene.patience())
            .orElseThrow(() -> scene.silence("a Binding Update to " + at)));
    long wait = SECOND_WITHIN_MILLIS;
    while (seen.size() < number) {
      Optional<Arrival> next = scene.nextUpdate(at, mn, wait);
      if (next.isEmpty()) {
        break;
      }
      seen.add(next.get());
      wait = 3 * gap(seen, seen.size() - 1) + 1_000;
    }
    return seen;
  }

  private static long gap(List<Arrival> seen, int index) {
    return seen.get(index).millisAfter(seen.get(index - 1));
  }

  static void comes(List<Arrival> seen) {
    Unmet.unless(
        seen.size() > 1,
        "the update once more",
        "nothing more came within " + SECOND_WITHIN_MILLIS + " ms");
  }

  private static void require(List<Arrival> seen, int number) {
    if (seen.size() < number) {
      throw new NotShown(
          "it needs " + number + " transmissions and saw " + seen.size() + " (8885-3.6-1)");
    }
  }

  /** The update has been answered: for so long it does not come again. */
  static void endsWith(Scene scene, Played at, long millis) throws InterruptedException {
    List<Arrival> again = scene.updatesWithin(at, scene.mn(), millis);
    Unmet.unless(again.isEmpty(), "no further PBU: it has been answered", Text.of(again));
  }

  /** That a CMD does not repeat shows something only where it repeats what is not answered. */
  static void requireRepetition(Scene scene) throws InterruptedException {
    Session other = new Session(scene, scene.newMn());
    other.register(scene.maar(1));
    other.begin(scene.maar(2));
    require(watch(scene, scene.maar(1), other.mn(), 2), 2);
  }

  /** That a limit is kept shows something only where it has been reached. */
  static void requireEnough(List<Arrival> seen, int most) {
    if (seen.size() < most) {
      throw new NotShown("only " + seen.size() + " updates came, the limit is " + most);
    }
  }

  static void firstTimeout(List<Arrival> seen) {
    require(seen, 2);
    long first = gap(seen, 1);
    Unmet.unless(
        first >= FIRST_AT_LEAST_MILLIS && first <= FIRST_AT_MOST_MILLIS,
        "the second transmission after 1 s",
        "it came after " + first + " ms");
  }

  static void doubles(List<Arrival> seen) {
    require(seen, 3);
    for (int i = 2; i < seen.size(); i++) {
      double ratio = gap(seen, i) / (double) Math.max(1, gap(seen, i - 1));
      Unmet.unless(ratio > 1.6 && ratio < 2.5, "timeouts that double", "timeouts of " + gaps(seen));
    }
  }

  private static String gaps(List<Arrival> seen) {
    List<String> all = new ArrayList<>();
    for (int i = 1; i < seen.size(); i++) {
      all.add(Long.toString(gap(seen, i)));
    }
    return all.stream().collect(Collectors.joining(", ", "", " ms"));
  }

  static void greaterSequence(List<Arrival> seen) {
    require(seen, 2);
    BindingUpdate first = Scene.update(seen.get(0));
    BindingUpdate second = Scene.update(seen.get(1));
    Unmet.unless(
        SequenceNumber.isNewer(second.sequence(), first.sequence()),
        "a sequence number after " + first.sequence(),
        "sequence number " + second.sequence());
  }

  /** Not more than MAX_UPDATE_RATE = 3 in any second, with a little for jitter on the way. */
  static void rate(List<Arrival> seen, int most) {
    long window = 930;
    for (int i = 0; i + most < seen.size(); i++) {
      long span = seen.get(i + most).millisAfter(seen.get(i));
      Unmet.unless(
          span >= window,
          "at most " + most + " updates to a node within a second",
          (most + 1) + " updates within " + span + " ms");
    }
  }
}
