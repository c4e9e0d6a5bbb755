package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/** Whom a CMD asks whether it is alive, and whom it tells that itself has begun anew. */
class CmdHeartbeatTest {
  private final CmdBench bench =
      new CmdBench(
          Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 10_000).build());

  private List<Ipv6Address> asked() {
    return bench.armed(Timer.Kind.HEARTBEAT).stream().map(Timer::peer).toList();
  }

  // Verifies: 5847-3.2-5
  @Test
  void aStartIsAnnouncedToEveryMaar() {
    bench.feed(new Input.Started(bench.time()));
    int flags = Heartbeat.RESPONSE | Heartbeat.UNSOLICITED;
    Heartbeat announcement = new Heartbeat(flags, 0, MobilityOptions.of(new RestartCounter(0)));
    assertThat(bench.outputs(Output.Send.class))
        .hasSize(CmdBench.peers().size())
        .allMatch(send -> send.message().equals(announcement))
        .extracting(Output.Send::to)
        .containsExactlyInAnyOrderElementsOf(
            CmdBench.peers().stream().map(peer -> peer.address()).toList());
  }

  // Verifies: 5847-3-2, 5847-3.1-1
  @Test
  void whoServesOrAnchorsIsAskedAndNobodyElse() {
    bench.register(1);
    assertThat(asked()).containsExactly(CmdBench.maar(1));
    bench.register(2);
    assertThat(asked()).containsExactly(CmdBench.maar(1), CmdBench.maar(2));
    bench.fire(Timer.of(Timer.Kind.HEARTBEAT, Timer.NO_MN, CmdBench.maar(1)));
    assertThat(asked()).as("it is a P-MAAR").contains(CmdBench.maar(1));
  }

  // Verifies: 5847-3-7
  @Test
  void whoDoesNotKnowTheMessageIsAskedNoMore() {
    bench.register(1);
    bench.receive(
        CmdBench.maar(1),
        new BindingError(
            BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE));
    assertThat(bench.events()).containsExactly(Event.PEER_WITHOUT_HEARTBEAT);
    assertThat(asked()).isEmpty();
    bench.register(1);
    assertThat(asked()).isEmpty();
  }
}
