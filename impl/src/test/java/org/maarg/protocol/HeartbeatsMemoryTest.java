package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/** What is remembered of a watched peer, for how long, and where its numbers begin again. */
class HeartbeatsMemoryTest {
  private static final Ipv6Address PEER = Ipv6Address.of(8, 9);
  private static final Timer TIMER = Timer.of(Timer.Kind.HEARTBEAT, Timer.NO_MN, PEER);
  private static final int ALLOWED = 3;

  private final List<Output> outputs = new ArrayList<>();
  private boolean sessions = true;
  private final Heartbeats heartbeats =
      new Heartbeats(
          Profile.DEPLOYABLE
              .with()
              .set(Knob.HEARTBEAT_INTERVAL, 1_000)
              .set(Knob.MISSING_HEARTBEATS_ALLOWED, ALLOWED)
              .build(),
          7,
          peer -> sessions);

  private List<Output> taken() {
    List<Output> all = List.copyOf(outputs);
    outputs.clear();
    return all;
  }

  private void watch() {
    heartbeats.watch(PEER, outputs::add);
  }

  private List<Output> intervals(int count) {
    for (int i = 0; i < count; i++) {
      heartbeats.onTimer(PEER, outputs::add);
    }
    return taken();
  }

  private boolean response(int flags, long sequence, long restarts) {
    MobilityOptions counter = MobilityOptions.of(new RestartCounter(restarts));
    return heartbeats.onMessage(
        PEER, new Heartbeat(Heartbeat.RESPONSE | flags, sequence, counter), outputs::add);
  }

  private static Output event(Event event) {
    return new Output.Happened(event, Timer.NO_MN, PEER);
  }

  private static Output asked(long sequence) {
    return new Output.Send(PEER, new Heartbeat(0, sequence, MobilityOptions.NONE));
  }

  private void read(long sequence, long counter) {
    heartbeats.readState(new StateReader(new long[] {7, 1, 8, 9, 1, 1, 0, sequence, 0, counter}));
  }

  // Verifies: 5847-3.3-4
  @Test
  void afterTheGreatestNumberComesZero() {
    read(0xffff_fffeL, -1);
    assertThat(intervals(1)).contains(asked(0xffff_ffffL));
    assertThat(intervals(1)).contains(asked(0));
    assertThat(intervals(1)).contains(asked(1));
  }

  // Verifies: 5847-3.2-4
  @Test
  void aCounterOfZeroIsACounter() {
    read(1, 0);
    assertThat(response(0, 1, 1)).isTrue();
    intervals(1);
    assertThat(response(0, 2, 0)).isTrue();
  }

  @Test
  void aPeerWithoutSessionsStartsAfresh() {
    watch();
    response(0, 1, 3);
    intervals(ALLOWED + 1);
    sessions = false;
    assertThat(intervals(1)).isEmpty();
    sessions = true;
    watch();
    taken();

    assertThat(response(0, 6, 4)).as("a restart that cost nothing").isFalse();
    assertThat(taken()).isEmpty();
    intervals(1);
    assertThat(intervals(ALLOWED)).doesNotContain(event(Event.PEER_SILENT));
    assertThat(intervals(1)).contains(event(Event.PEER_SILENT));
  }

  // Verifies: 5847-3.2-5
  @Test
  void anUnsolicitedResponseIsASignOfLifeAndTheRequestStaysOpen() {
    watch();
    intervals(ALLOWED + 1);
    assertThat(response(Heartbeat.UNSOLICITED, 99, 3)).isFalse();
    assertThat(taken()).containsExactly(event(Event.PEER_BACK));
    assertThat(intervals(ALLOWED)).doesNotContain(event(Event.PEER_SILENT));
    assertThat(intervals(1)).contains(event(Event.PEER_SILENT));
  }

  @Test
  void aResponseWithoutACounterLeavesTheOneThatIsKnown() {
    watch();
    response(0, 1, 3);
    intervals(1);
    Heartbeat bare = new Heartbeat(Heartbeat.RESPONSE, 2, MobilityOptions.NONE);
    assertThat(heartbeats.onMessage(PEER, bare, outputs::add)).isFalse();
    intervals(1);
    assertThat(response(0, 3, 4)).isTrue();
  }

  @Test
  void whoIsForgottenIsNotWaitedFor() {
    heartbeats.forget(PEER, outputs::add);
    assertThat(taken()).isEmpty();
    watch();
    taken();
    heartbeats.forget(PEER, outputs::add);
    assertThat(taken()).containsExactly(new Output.CancelTimer(TIMER));
    assertThat(intervals(1)).containsExactly(new Output.Dropped(DropReason.TIMER_NOT_ARMED, PEER));
    watch();
    assertThat(taken()).contains(asked(1));
  }

  // Verifies: 5847-3-7
  @Test
  void aDeafPeerHasNoTimerToCancel() {
    watch();
    taken();
    heartbeats.onBindingError(
        PEER,
        new BindingError(
            BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE),
        outputs::add);
    assertThat(taken())
        .containsExactly(new Output.CancelTimer(TIMER), event(Event.PEER_WITHOUT_HEARTBEAT));
    heartbeats.forget(PEER, outputs::add);
    assertThat(taken()).isEmpty();
  }

  // Verifies: 5847-3.1-1
  @Test
  void whoWasNotSilentIsNotBack() {
    watch();
    intervals(ALLOWED);
    assertThat(response(0, ALLOWED + 1L, 3)).isFalse();
    assertThat(taken()).isEmpty();
  }

  // Verifies: 5847-3-4
  @Test
  void aRequestTellsOfNoRestart() {
    Heartbeat request = new Heartbeat(0, 5, MobilityOptions.of(new RestartCounter(9)));
    assertThat(heartbeats.onMessage(PEER, request, outputs::add)).isFalse();
    watch();
    assertThat(heartbeats.onMessage(PEER, request, outputs::add)).isFalse();
  }

  // Verifies: 5847-3-7
  @Test
  void aDeafPeersIntervalIsNotWaitedFor() {
    heartbeats.readState(new StateReader(new long[] {7, 1, 8, 9, 0, 0, 1, 4, 0, -1}));
    assertThat(intervals(1)).containsExactly(new Output.Dropped(DropReason.TIMER_NOT_ARMED, PEER));
  }

  /** Two nodes that watch the same peers look alike, whomever they met first. */
  @Test
  void peersAreKeptInTheOrderOfTheirAddresses() {
    for (int number = 40; number > 0; number--) {
      heartbeats.watch(Ipv6Address.of((long) number << 7, number), outputs::add);
    }
    StateWriter out = new StateWriter();
    heartbeats.writeState(out);
    int words = (out.size() - 2) / 40;
    for (int number = 1; number <= 40; number++) {
      assertThat(out.word(2 + (number - 1) * words + 1)).isEqualTo(number);
    }
  }
}
