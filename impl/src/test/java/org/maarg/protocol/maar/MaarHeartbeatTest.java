package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/** That a MAAR and its CMD are alive, and what a stranger hears of a MAAR. */
class MaarHeartbeatTest {
  private final MaarBench bench =
      new MaarBench(
          Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 10_000).build());

  // Verifies: 5847-3.2-5
  @Test
  void aStartIsAnnouncedToTheCmd() {
    bench.feed(new Input.Started(bench.time()));
    int flags = Heartbeat.RESPONSE | Heartbeat.UNSOLICITED;
    assertThat(bench.outputs)
        .containsExactly(
            new Output.Send(
                MaarBench.CMD, new Heartbeat(flags, 0, MobilityOptions.of(new RestartCounter(0)))));
  }

  // Verifies: 5847-3-2, 5847-3-7
  @Test
  void aCmdThatDoesNotKnowTheMessageIsAskedNoMore() {
    bench.serving();
    assertThat(bench.timer(Timer.Kind.HEARTBEAT).peer()).isEqualTo(MaarBench.CMD);

    bench.receive(
        MaarBench.CMD,
        new BindingError(
            BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE));

    assertThat(bench.events()).containsExactly(Event.PEER_WITHOUT_HEARTBEAT);
    assertThat(bench.drops()).containsExactly(DropReason.BINDING_ERROR);
    assertThat(bench.armed(Timer.Kind.HEARTBEAT)).isEmpty();
  }

  // Verifies: 5847-3-4
  @Test
  void anotherMaarIsAnsweredAndNotAsked() {
    bench.serving();
    bench.receive(TestDomain.maar(2), new Heartbeat(0, 3, MobilityOptions.NONE));
    assertThat(bench.outputs)
        .containsExactly(
            new Output.Send(
                TestDomain.maar(2),
                new Heartbeat(Heartbeat.RESPONSE, 3, MobilityOptions.of(new RestartCounter(0)))));
  }

  // Verifies: 5213-4-1
  @Test
  void aStrangerIsNotHeardWithoutASecurityAssociationWhateverPeersNeed() {
    MaarBench open =
        new MaarBench(
            Mode.RELAY,
            Profile.DEPLOYABLE
                .with()
                .set(Knob.CMD_SECURITY_ASSOCIATION, false)
                .set(Knob.MAAR_SECURITY_ASSOCIATION, false)
                .build());
    Ipv6Address stranger = TestDomain.maar(99);
    open.receiveUnsecured(stranger, Pbu.of(TestDomain.MN, MaarBench.prefix(1, 0)).build());
    assertThat(open.outputs).containsExactly(new Output.Dropped(DropReason.UNKNOWN_PEER, stranger));
  }

  // Verifies: 6275-9.2-2, 6275-9.3.3-2
  @Test
  void whatNobodyHereTakesIsCountedAndOnlyWhatIsUnknownIsAnswered() {
    bench.receive(MaarBench.CMD, new UnknownMessage(99, Octets.of(new byte[2])));
    assertThat(bench.drops()).containsExactly(DropReason.UNEXPECTED_MESSAGE);
    assertThat(bench.outputs(Output.Send.class))
        .extracting(Output.Send::message)
        .containsExactly(Messages.unknownType());
    bench.receive(MaarBench.CMD, new UnknownMessage(1, Octets.of(new byte[2])));
    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.UNEXPECTED_MESSAGE, MaarBench.CMD));
  }
}
