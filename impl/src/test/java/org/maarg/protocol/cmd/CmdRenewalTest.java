package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;

/** Whom a registration by the MAAR that serves already concerns, and what that takes. */
class CmdRenewalTest {
  private static Pbu reRegistration(CmdBench bench, int maar) {
    bench.now++;
    return bench.pbu(maar).handoff(HandoffIndicator.UNCHANGED);
  }

  /** A guard against orphans waits for it where P-MAARs do not ask themselves. */
  // Verifies: 8885-3.5-5, 8885-3.5-6
  @ParameterizedTest
  @CsvSource({
    "SERVING_MAAR_ONLY, true, 1",
    "SERVING_MAAR_ONLY, false, 0",
    "RENEWED_BY_CMD, true, 0",
    "RENEWED_BY_CMD, false, 0"
  })
  void aReRegistrationIsRelayedWhereAGuardWaitsForIt(
      Profile.Deregistration design, boolean guard, int updates) {
    CmdBench bench =
        new CmdBench(
            Mode.RELAY,
            Profile.DEPLOYABLE
                .with()
                .set(Knob.DEREGISTRATION, design)
                .set(Knob.GUARD_ORPHANS, guard)
                .build());
    bench.travel(1, 2);

    bench.receive(2, reRegistration(bench, 2));

    assertThat(bench.answerTo(CmdBench.maar(2)).isAccepted()).isTrue();
    assertThat(bench.updatesTo(CmdBench.maar(1))).hasSize(updates);
  }

  /** One update may go and one may wait; the first has gone for another mobile node. */
  // Verifies: 8885-6-6, 6275-10.3.1-9
  @Test
  void aRegistrationWhoseUpdatesHaveNoRoomToWaitIsRefused() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().pacing(1, 1, 1).build());
    bench.travel(1, 2);
    bench.register(3);
    bench.advance(2_000);
    bench.confirm(1);
    bench.confirm(2);
    assertThat(bench.binding().previousMaars()).hasSize(2);
    assertThat(bench.binding().settled()).isTrue();
    bench.register(1, Bench.mn(2));
    bench.advance(10_000);
    bench.register(2, Bench.mn(2));

    bench.now++;
    assertThat(bench.refused(3, bench.pbu(3)).status()).isEqualTo(Status.INSUFFICIENT_RESOURCES);
    bench.receive(3, reRegistration(bench, 3));
    assertThat(bench.answerTo(CmdBench.maar(3)).isAccepted()).as("that concerns nobody").isTrue();
  }
}
