package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** Rate, pace and order of what a node sends, without the node. */
class UpdateSenderTest {
  private static final Profile PLAIN = Profile.DEPLOYABLE.with().pacing(0, 0, 10).build();
  private static final Profile PER_NODE =
      PLAIN.with().set(Knob.RATE_READING, Profile.RateReading.PER_DESTINATION).build();

  private final List<String> sent = new ArrayList<>();
  private final Set<String> notDue = new HashSet<>();
  private final Map<Timer, Long> timers = new TreeMap<>();
  private long now;

  private UpdateSender sender(Profile profile) {
    return new UpdateSender(
        profile,
        true,
        (mn, session, to, at, out) -> {
          String name = mn.identifier().toAscii().substring(0, 3) + ">" + to;
          return !notDue.contains(name) && sent.add(name);
        });
  }

  private void request(UpdateSender sender, int mn, int maar) {
    sender.request(Bench.mn(mn), 0, TestDomain.maar(maar), Timestamp.ofEpochMilli(now), this::keep);
  }

  private void keep(Output output) {
    if (output instanceof Output.StartTimer start) {
      timers.put(start.timer(), now + start.millis());
    }
  }

  private void advance(UpdateSender sender, long millis) {
    long end = now + millis;
    for (Timer next = next(end); next != null; next = next(end)) {
      now = timers.remove(next);
      Timestamp at = Timestamp.ofEpochMilli(now);
      if (next.kind() == Timer.Kind.PACE) {
        sender.onPace(at, this::keep);
      } else {
        sender.onRateSlot(next, at, this::keep);
      }
    }
    now = end;
  }

  private Timer next(long end) {
    Timer next = null;
    for (Map.Entry<Timer, Long> entry : timers.entrySet()) {
      if (entry.getValue() <= end && (next == null || entry.getValue() < timers.get(next))) {
        next = entry.getKey();
      }
    }
    return next;
  }

  private static String name(int mn, int maar) {
    return "mn" + mn + ">" + TestDomain.maar(maar);
  }

  // Verifies: 8885-3.6-5, 8885-3.6-6
  @Test
  void theRateCountsEachMobileNodeByItself() {
    UpdateSender sender = sender(PLAIN);
    for (int round = 0; round < 4; round++) {
      request(sender, 1, 1);
      request(sender, 2, 1);
      request(sender, 1, 2);
    }

    assertThat(sent).hasSize(9);
    assertThat(sender.backlog()).isEqualTo(3);
    advance(sender, 999);
    assertThat(sent).hasSize(9);
    advance(sender, 1);
    assertThat(sent.subList(9, 12)).containsExactlyInAnyOrder(name(1, 1), name(2, 1), name(1, 2));
    assertThat(sender.backlog()).isZero();
  }

  // Verifies: 8885-3.6-5, 8885-3.6-6
  @Test
  void theRateCountsEachDestinationByItselfAndServesInOrder() {
    UpdateSender sender = sender(PER_NODE);
    for (int mn = 1; mn <= 8; mn++) {
      request(sender, mn, 1);
    }
    request(sender, 1, 2);

    assertThat(sent).containsExactly(name(1, 1), name(2, 1), name(3, 1), name(1, 2));
    advance(sender, 1_000);
    assertThat(sent.subList(4, 7)).containsExactly(name(4, 1), name(5, 1), name(6, 1));
    advance(sender, 1_000);
    assertThat(sent.subList(7, 9)).containsExactly(name(7, 1), name(8, 1));
    advance(sender, 1_000);
    assertThat(timers).isEmpty();
  }

  // Verifies: 8885-3.6-5
  @Test
  void aRateOfNothingSwitchesTheRuleOff() {
    UpdateSender sender = sender(PLAIN.with().set(Knob.MAX_UPDATE_RATE, 0).build());
    for (int i = 0; i < 100; i++) {
      request(sender, 1, 1);
    }

    assertThat(sent).hasSize(100);
    assertThat(timers).isEmpty();
  }

  // Verifies: 8885-3.6-5
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63})
  void everyRateHolds(int rate) {
    UpdateSender sender = sender(PLAIN.with().set(Knob.MAX_UPDATE_RATE, rate).build());
    for (int i = 0; i < 100; i++) {
      request(sender, 1, 1);
    }

    assertThat(sent).hasSize(rate);
    advance(sender, 1_000);
    assertThat(sent).hasSize(rate + 1);
  }

  // Verifies: 8885-3.2-22, 8885-6-4
  @Test
  void thePaceLetsABurstGoAndThenItsRate() {
    UpdateSender sender = sender(Profile.DEPLOYABLE.with().pacing(10, 4, 100).build());
    for (int mn = 1; mn <= 9; mn++) {
      request(sender, mn, mn);
    }

    assertThat(sent).hasSize(4);
    advance(sender, 99);
    assertThat(sent).hasSize(4);
    advance(sender, 1);
    assertThat(sent).hasSize(5);
    advance(sender, 400);
    assertThat(sent).hasSize(9);
    for (int mn = 1; mn <= 9; mn++) {
      assertThat(sent.get(mn - 1)).isEqualTo(name(mn, mn));
    }
  }

  // Verifies: 8885-3.2-22
  @Test
  void theBurstFillsUpAgainButNoFurther() {
    UpdateSender sender = sender(Profile.DEPLOYABLE.with().pacing(10, 4, 100).build());
    for (int mn = 1; mn <= 4; mn++) {
      request(sender, mn, mn);
    }
    advance(sender, 10_000);
    assertThat(timers).as("a full bucket needs no timer").isEmpty();

    for (int mn = 1; mn <= 9; mn++) {
      request(sender, mn, mn + 10);
    }

    assertThat(sent).hasSize(8);
  }

  // Verifies: 8885-3.2-25, 8885-3.2-22
  @Test
  void aWishThatRepeatsAWaitingOneIsTheSame() {
    UpdateSender sender = sender(Profile.DEPLOYABLE.with().pacing(1, 1, 100).build());
    request(sender, 1, 1);
    for (int i = 0; i < 5; i++) {
      request(sender, 2, 1);
    }

    assertThat(sender.backlog()).isEqualTo(1);
    advance(sender, 10_000);
    assertThat(sent).containsExactly(name(1, 1), name(2, 1));
  }

  // Verifies: 8885-3.2-22
  @Test
  void aWishThatIsNoLongerDueTakesNoTokenAndNoSlot() {
    UpdateSender sender =
        sender(Profile.DEPLOYABLE.with().pacing(1, 1, 100).set(Knob.MAX_UPDATE_RATE, 1).build());
    request(sender, 1, 1);
    notDue.add(name(2, 1));
    request(sender, 2, 1);
    request(sender, 3, 1);

    advance(sender, 1_000);

    assertThat(sent).containsExactly(name(1, 1), name(3, 1));
    assertThat(sender.backlog()).isZero();
  }

  // Verifies: 8885-3.2-22
  @Test
  void hasRoomForItsTokensAndItsQueue() {
    UpdateSender sender = sender(Profile.DEPLOYABLE.with().pacing(1, 3, 2).build());
    assertThat(sender.hasRoomFor(5)).isTrue();
    assertThat(sender.hasRoomFor(6)).isFalse();

    for (int mn = 1; mn <= 5; mn++) {
      request(sender, mn, 1);
    }

    assertThat(sender.hasRoomFor(0)).isTrue();
    assertThat(sender.hasRoomFor(1)).isFalse();
    advance(sender, 1_000);
    assertThat(sender.hasRoomFor(1)).isTrue();
  }

  // Verifies: 8885-3.6-5
  @Test
  void aSlotThatIsNotTakenIsNotFreed() {
    UpdateSender sender = sender(PLAIN);
    List<Output> outputs = new ArrayList<>();
    MnId mn = Bench.mn(1);
    Ipv6Address to = TestDomain.maar(1);

    sender.onRateSlot(
        new Timer(Timer.Kind.RATE_SLOT, mn, to, 2), Timestamp.ofEpochMilli(0), outputs::add);

    assertThat(outputs).containsExactly(new Output.Dropped(DropReason.TIMER_NOT_ARMED, to));
  }
}
