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

class HeartbeatsTest {
  private static final Ipv6Address PEER = TestDomain.maar(1);
  private static final Ipv6Address OTHER = TestDomain.maar(2);
  private static final int INTERVAL_MILLIS = 60_000;
  private static final Timer TIMER = Timer.of(Timer.Kind.HEARTBEAT, Timer.NO_MN, PEER);

  private final List<Output> outputs = new ArrayList<>();
  private boolean sessions = true;
  private Heartbeats heartbeats = with(INTERVAL_MILLIS);

  private Heartbeats with(int interval) {
    Profile profile = Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, interval).build();
    return new Heartbeats(profile, 7, peer -> sessions && peer.equals(PEER));
  }

  private static Heartbeat request(long sequence) {
    return new Heartbeat(0, sequence, MobilityOptions.NONE);
  }

  private static Heartbeat response(long sequence, long restarts) {
    return new Heartbeat(
        Heartbeat.RESPONSE, sequence, MobilityOptions.of(new RestartCounter(restarts)));
  }

  private static Heartbeat unsolicited(long restarts) {
    return new Heartbeat(
        Heartbeat.RESPONSE | Heartbeat.UNSOLICITED,
        99,
        MobilityOptions.of(new RestartCounter(restarts)));
  }

  private static Output event(Event event) {
    return new Output.Happened(event, Timer.NO_MN, PEER);
  }

  private List<Output> taken() {
    List<Output> all = List.copyOf(outputs);
    outputs.clear();
    return all;
  }

  private void watch() {
    heartbeats.watch(PEER, outputs::add);
  }

  private void interval() {
    heartbeats.onTimer(PEER, outputs::add);
  }

  private boolean receive(Heartbeat message) {
    return heartbeats.onMessage(PEER, message, outputs::add);
  }

  private void asked(long sequence) {
    assertThat(taken())
        .endsWith(
            new Output.Send(PEER, request(sequence)),
            new Output.StartTimer(TIMER, INTERVAL_MILLIS));
  }

  // Verifies: 5847-3-4, 5847-3.2-6
  @Test
  void aRequestIsAnsweredWithItsNumberAndOurCounterWhoeverAsks() {
    heartbeats = with(0);
    sessions = false;
    heartbeats.onMessage(OTHER, request(0xffff_ffffL), outputs::add);
    assertThat(taken()).containsExactly(new Output.Send(OTHER, response(0xffff_ffffL, 7)));
  }

  // Verifies: 5847-3-1
  @Test
  void requestsAreNumberedAndFollowInTheInterval() {
    watch();
    asked(1);
    receive(response(1, 3));
    interval();
    asked(2);
  }

  // Verifies: 5847-3-2, 5847-3-3
  @Test
  void whereThereIsNoSessionNobodyIsAsked() {
    sessions = false;
    watch();
    assertThat(taken()).isEmpty();
    sessions = true;
    watch();
    asked(1);
    sessions = false;
    interval();
    assertThat(taken()).isEmpty();
    sessions = true;
    watch();
    asked(2);
  }

  @Test
  void withoutAnIntervalNothingIsSent() {
    heartbeats = with(0);
    watch();
    heartbeats.announce(PEER, outputs::add);
    assertThat(taken()).isEmpty();
  }

  // Verifies: 5847-3.1-1
  @Test
  void whoLeavesMoreThanThreeUnansweredIsSilentOnceAndBackWithTheNextAnswer() {
    watch();
    for (int i = 0; i < 3; i++) {
      interval();
    }
    assertThat(taken()).doesNotContain(event(Event.PEER_SILENT));
    interval();
    assertThat(taken()).contains(event(Event.PEER_SILENT));
    interval();
    assertThat(taken()).doesNotContain(event(Event.PEER_SILENT));
    assertThat(receive(response(6, 3))).isFalse();
    assertThat(taken()).containsExactly(event(Event.PEER_BACK));
    for (int i = 0; i < 4; i++) {
      interval();
    }
    assertThat(taken()).doesNotContain(event(Event.PEER_SILENT));
  }

  // Verifies: 5847-3-1, 5847-3.2-6
  @Test
  void onlyTheAnswerToTheLastRequestCounts() {
    watch();
    interval();
    taken();
    assertThat(receive(response(1, 3))).isFalse();
    assertThat(taken()).containsExactly(new Output.Dropped(DropReason.NOT_OUTSTANDING, PEER));
    receive(response(2, 3));
    assertThat(taken()).isEmpty();
    receive(response(2, 4));
    assertThat(taken()).containsExactly(new Output.Dropped(DropReason.NOT_OUTSTANDING, PEER));
  }

  // Verifies: 5847-3.2-4, 5847-3.2-6
  @Test
  void aCounterThatDiffersTellsOfARestartAndTheFirstOneDoesNot() {
    watch();
    assertThat(receive(response(1, 3))).isFalse();
    interval();
    assertThat(receive(response(2, 3))).isFalse();
    interval();
    taken();
    assertThat(receive(response(3, 2))).isTrue();
    assertThat(taken()).containsExactly(event(Event.PEER_RESTARTED));
    interval();
    assertThat(receive(response(4, 2))).isFalse();
  }

  // Verifies: 5847-3.2-5, 5847-3.2-7
  @Test
  void anUnsolicitedResponseTellsOfARestartAndAnswersNothing() {
    watch();
    receive(response(1, 3));
    interval();
    taken();
    assertThat(receive(unsolicited(4))).isTrue();
    assertThat(taken()).containsExactly(event(Event.PEER_RESTARTED));
    assertThat(receive(unsolicited(4))).isFalse();
    receive(response(2, 4));
    assertThat(taken()).isEmpty();
  }

  // Verifies: 5847-3.2-5
  @Test
  void aStartIsAnnouncedWithTheCounter() {
    heartbeats.announce(OTHER, outputs::add);
    Output.Send sent = (Output.Send) taken().get(0);
    assertThat(sent.to()).isEqualTo(OTHER);
    assertThat(sent.message())
        .isEqualTo(
            new Heartbeat(
                Heartbeat.RESPONSE | Heartbeat.UNSOLICITED,
                0,
                MobilityOptions.of(new RestartCounter(7))));
  }

  /** Whom nobody asked has no say in whether he has restarted. */
  @Test
  void aResponseOfAPeerThatIsNotWatchedIsDropped() {
    assertThat(heartbeats.onMessage(OTHER, unsolicited(1), outputs::add)).isFalse();
    assertThat(taken()).containsExactly(new Output.Dropped(DropReason.NOT_OUTSTANDING, OTHER));
  }

  // Verifies: 5847-3-7
  @Test
  void whoDoesNotKnowHeartbeatIsNotAskedAgain() {
    watch();
    taken();
    heartbeats.onBindingError(PEER, error(BindingError.UNKNOWN_BINDING), outputs::add);
    assertThat(taken()).isEmpty();
    heartbeats.onBindingError(PEER, error(BindingError.UNRECOGNIZED_MH_TYPE), outputs::add);
    assertThat(taken())
        .containsExactly(new Output.CancelTimer(TIMER), event(Event.PEER_WITHOUT_HEARTBEAT));
    watch();
    assertThat(taken()).isEmpty();
  }

  /** A Binding Error about something else does not end what works. */
  @Test
  void aBindingErrorWithoutARequestOutstandingChangesNothing() {
    watch();
    receive(response(1, 3));
    taken();
    heartbeats.onBindingError(PEER, error(BindingError.UNRECOGNIZED_MH_TYPE), outputs::add);
    assertThat(taken()).isEmpty();
    interval();
    asked(2);
  }

  private static BindingError error(int status) {
    return new BindingError(status, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE);
  }
}
