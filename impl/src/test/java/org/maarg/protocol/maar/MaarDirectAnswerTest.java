package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.option.Timestamp;

/** Locator mode: which answers of P-MAARs are to the registration that is under way. */
// Verifies: 8885-3.3-2
class MaarDirectAnswerTest {
  private static Timestamp stamp(MaarBench bench) {
    return bench.lastUpdate().options().first(Timestamp.class).orElseThrow();
  }

  @Test
  void nothingAnswersARegistrationThatStillWaits() {
    MaarBench bench = new MaarBench(Mode.LOCATOR, Bench.ONE_UPDATE_A_SECOND);
    bench.attach(Bench.mn(2));
    bench.attach();
    Pba answer = Pba.accepting(Pbu.of(TestDomain.MN, Bench.prefix(2, 0)).at(bench.now).build());

    bench.receive(TestDomain.maar(2), answer.build());

    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    assertThat(bench.tunnels).isEmpty();
  }

  /** Updates of one tick of the clock have times that follow each other. */
  @Test
  void theTimeOfTheLastUpdateIsNoneToComeThoughTheClockIsBehindIt() {
    MaarBench bench =
        new MaarBench(
            Mode.LOCATOR, Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 0).build());
    bench.attach();
    bench.now -= 10;
    bench.attach();
    assertThat(stamp(bench)).isGreaterThan(bench.time());
    Pba answer = Pba.accepting(bench.lastUpdate()).prefix(Bench.prefix(2, 0));
    Timestamp later = stamp(bench).next();

    bench.receive(TestDomain.maar(2), answer.without(Timestamp.class).with(later).build());
    assertThat(bench.drops()).containsExactly(DropReason.STALE_ACKNOWLEDGEMENT);
    bench.receive(TestDomain.maar(2), answer.without(Timestamp.class).with(stamp(bench)).build());
    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(2));
  }
}
