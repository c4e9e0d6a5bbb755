package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Event;
import org.maarg.protocol.Pba;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;

/** What counts of a P-MAAR's answers after the S-MAAR has registered anew. */
class CmdExchangeTest {
  private final CmdBench bench = CmdBench.relay();

  /** The mobile node may have been with MAAR 1 between the two registrations of MAAR 2. */
  private BindingUpdate toldBeforeTheNodeCameBack() {
    bench.register(1);
    bench.register(2);
    BindingUpdate told = bench.lastUpdateTo(CmdBench.maar(1));
    bench.register(2);
    assertThat(bench.updatesTo(CmdBench.maar(1))).as("it is being asked").isEmpty();
    return told;
  }

  // Verifies: 6275-11.7.3-2
  @Test
  void aRefusalOfANumberStillTellsWhichOneComesNext() {
    BindingUpdate told = toldBeforeTheNodeCameBack();
    bench.receive(
        CmdBench.maar(1), Pba.refusing(told, Status.SEQUENCE_OUT_OF_WINDOW).sequence(500).build());
    assertThat(bench.drops()).isEmpty();
    assertThat(bench.events()).containsExactly(Event.RETRANSMITTED);
    assertThat(bench.updateTo(CmdBench.maar(1)).sequence()).isEqualTo(501);
  }
}
