package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.Timestamp;

/** What a sender of updates holds and keeps, and what another one makes of that. */
class UpdateSenderStateTest {
  private static final Timestamp NOW = Timestamp.ofEpochMilli(0);
  private static final Output STRAY =
      new Output.Dropped(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED);

  private final List<Integer> sessions = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();

  private UpdateSender sender(int burst) {
    return sender(burst, true);
  }

  private UpdateSender sender(int burst, boolean paced) {
    Profile profile =
        Profile.DEPLOYABLE.with().pacing(10, burst, 100).set(Knob.MAX_UPDATE_RATE, 2).build();
    return new UpdateSender(profile, paced, (mn, session, to, at, out) -> sessions.add(session));
  }

  private void request(UpdateSender sender, int session) {
    sender.request(TestDomain.MN, session, TestDomain.maar(1), NOW, outputs::add);
  }

  private static long[] words(UpdateSender sender) {
    StateWriter out = new StateWriter();
    sender.writeState(out);
    return out.toArray();
  }

  /** Two have gone, one is held by the rate, and so many wait for the pace. */
  private UpdateSender busy(int burst, int updates) {
    UpdateSender sender = sender(burst);
    for (int session = 1; session <= updates; session++) {
      request(sender, session);
    }
    return sender;
  }

  @Test
  void whatWaitsIsCountedByWhatItWaitsFor() {
    Holdings held = busy(2, 5).holdings();
    assertThat(sessions).containsExactly(1, 2);
    assertThat(held.of(UpdateSender.WAITING)).isEqualTo(3);
    assertThat(held.of(UpdateSender.QUEUED)).isEqualTo(3);
    assertThat(held.of(UpdateSender.WINDOWS)).isEqualTo(1);
    assertThat(held.of("places of a second")).isEqualTo(2);
    assertThat(held.of(UpdateSender.SPENT)).isEqualTo(2);
    assertThat(held.of("paces")).isEqualTo(1);
    assertThat(sender(2).holdings().isNothing()).isTrue();
    sessions.clear();
    Holdings byTheRate = busy(4, 5).holdings();
    assertThat(sessions).containsExactly(1, 2);
    assertThat(byTheRate.of(UpdateSender.QUEUED)).isEqualTo(3);
    assertThat(byTheRate.of(UpdateSender.SPENT)).isEqualTo(2);
  }

  @Test
  void whatIsNotDueTakesNothing() {
    UpdateSender sender =
        new UpdateSender(Profile.DEPLOYABLE, true, (mn, session, to, at, out) -> false);
    request(sender, 1);
    assertThat(outputs).isEmpty();
    assertThat(sender.holdings().isNothing()).isTrue();
  }

  @Test
  void aPlaceBesideOneThatIsTakenIsNotFreed() {
    UpdateSender sender = busy(4, 1);
    long[] before = words(sender);
    outputs.clear();
    Ipv6Address to = TestDomain.maar(1);
    sender.onRateSlot(new Timer(Timer.Kind.RATE_SLOT, TestDomain.MN, to, 1), NOW, outputs::add);
    assertThat(outputs).containsExactly(new Output.Dropped(DropReason.TIMER_NOT_ARMED, to));
    assertThat(words(sender)).isEqualTo(before);
  }

  @Test
  void anotherGoesOnWhereTheFirstStopped() {
    for (int burst : new int[] {2, 4}) {
      sessions.clear();
      UpdateSender first = busy(burst, 5);
      UpdateSender second = sender(burst);
      StateReader in = new StateReader(words(first));
      second.readState(in);

      assertThat(in.left()).isZero();
      assertThat(words(second)).isEqualTo(words(first));
      assertThat(second.backlog()).isEqualTo(3);
      request(second, 4);
      assertThat(second.backlog()).as("it waits already").isEqualTo(3);
      Timer place = new Timer(Timer.Kind.RATE_SLOT, TestDomain.MN, TestDomain.maar(1), 0);
      second.onRateSlot(place, NOW, outputs::add);
      second.onPace(NOW, outputs::add);
      assertThat(sessions).containsExactly(1, 2, 3);
    }
  }

  @Test
  void aSmallerBurstHoldsNoMoreThanFits() {
    UpdateSender smaller = sender(1);
    smaller.readState(new StateReader(words(sender(4))));
    assertThat(smaller.holdings().isNothing()).isTrue();
    request(smaller, 1);
    request(smaller, 2);
    assertThat(sessions).containsExactly(1);
  }

  @Test
  void anUpdateThatWaitsTwiceIsNoState() {
    long[] words = words(busy(2, 4));
    words[0]++;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sender(2).readState(new StateReader(words)))
        .withMessage("an update waits twice, before word 29");
  }

  /** Nobody waits, so much is left of the burst, and no time runs. */
  private static StateWriter idle() {
    StateWriter words = new StateWriter();
    words.put(0);
    words.put(2);
    words.put(false);
    words.put(0);
    return words;
  }

  private static void putWindow(StateWriter words, int slot, long used) {
    words.put(new Timer(Timer.Kind.RATE_SLOT, TestDomain.MN, TestDomain.maar(1), slot));
    words.put(used);
    words.put(0);
  }

  private void refuses(StateWriter words, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sender(2).readState(new StateReader(words.toArray())))
        .withMessageContaining(why);
  }

  @Test
  void aWindowIsOfOneDestinationAndHasPlacesTaken() {
    StateWriter twice = idle();
    twice.put(2);
    putWindow(twice, 0, 1);
    putWindow(twice, 0, 1);
    refuses(twice, "twice");
    StateWriter ofAPlace = idle();
    ofAPlace.put(1);
    putWindow(ofAPlace, 1, 1);
    refuses(ofAPlace, "no window");
    StateWriter empty = idle();
    empty.put(1);
    putWindow(empty, 0, 0);
    refuses(empty, "places");
  }

  @Test
  void whoDoesNotPaceWaitsForNoTokens() {
    UpdateSender sender = sender(2, false);
    sender.onPace(NOW, outputs::add);
    assertThat(outputs).containsExactly(STRAY);
    for (int session = 1; session <= 3; session++) {
      sender.request(TestDomain.MN, session, TestDomain.maar(session), NOW, outputs::add);
    }
    assertThat(sessions).containsExactly(1, 2, 3);
  }

  @Test
  void aFullBucketIsNotFilled() {
    UpdateSender sender = sender(1);
    sender.onPace(NOW, outputs::add);
    assertThat(outputs).containsExactly(STRAY);
    request(sender, 1);
    outputs.clear();
    sender.onPace(NOW, outputs::add);
    assertThat(outputs).as("one token was all that was spent").isEmpty();
    sender.onPace(NOW, outputs::add);
    assertThat(outputs).containsExactly(STRAY);
  }

  /** By the hash codes of addresses: what differs in both ways hashes alike. */
  @Test
  void updatesAreTheSameByWhatTheyAreAndNotByTheirHashCodes() {
    UpdateSender sender = busy(1, 1);
    sender.request(TestDomain.MN, 32, Ipv6Address.of(0, 1), NOW, outputs::add);
    sender.request(TestDomain.MN, 1, Ipv6Address.of(0, 2), NOW, outputs::add);
    assertThat(sender.backlog()).isEqualTo(2);
  }
}
