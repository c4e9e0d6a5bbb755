package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;

/** A MAAR that is registering a mobile node hears from the CMD that it is elsewhere, or nowhere. */
class MaarFollowTest {
  private final MaarBench bench = MaarBench.relay();

  /** The CMD's word may be older than the registration: its prefix goes there meanwhile. */
  private void registersAndIsTunnelled() {
    bench.attach();
    bench.now++;
    bench.relay(2);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
  }

  // Verifies: 8885-3.2-6
  @Test
  void whoWasServedHereIsFollowedThoughAnotherInterfaceOfItAsks() {
    bench.serving();
    bench.attachByAnotherInterface();
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.advertised).isNotEmpty();
    bench.now++;

    bench.relay(2);

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.advertised).isEmpty();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  // Verifies: 8885-3.5-11
  @Test
  void aSessionThatIsOverGoesNowhere() {
    registersAndIsTunnelled();
    bench.now++;

    bench.fromCmd(bench.release());

    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).as("the mobile node is here").isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 5213-6.9.2-4
  @Test
  void aLifetimeThatIsOverGoesNowhere() {
    registersAndIsTunnelled();

    bench.fire(Timer.Kind.LIFETIME);

    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.updatesTo(MaarBench.CMD)).hasSize(1);
  }

  // Verifies: 5213-5.4.1.1-7
  @Test
  void aReleaseThatNamesNoPrefixOfOursIsOfNoSession() {
    bench.anchoringFor(2);
    bench.now++;

    bench.fromCmd(bench.release().prefix(Bench.prefix(2, 0)));

    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.NO_SESSION, MaarBench.CMD));
    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
  }

  // Verifies: 5213-5.1-3
  @Test
  void aTimeToComeHoldsOffNothingThatFollows() {
    MaarBench any =
        new MaarBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 0).build());
    any.anchoringFor(2);
    any.fromCmd(any.relayed(3).at(any.now + 60_000));
    assertThat(any.tunnels).containsExactly(MaarBench.downlink(3));
    any.now += 1_000;

    any.relay(4);

    assertThat(any.tunnels).containsExactly(MaarBench.downlink(4));
  }
}
