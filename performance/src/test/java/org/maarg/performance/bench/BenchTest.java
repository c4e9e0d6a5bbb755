package org.maarg.performance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.performance.Roster;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.PreviousMaar;

/** What is timed is what it says. */
class BenchTest {
  @ParameterizedTest
  @ValueSource(strings = {"initial-pbu", "relayed-pbu", "pba-1", "pba-5", "pba-40"})
  void aMessageComesBackAsItWent(String name) throws Exception {
    byte[] octets = MobilityHeader.encode(Messages.named(name), Roster.maar(0), Roster.CMD);
    assertThat(MobilityHeader.decode(octets, 0, octets.length, Roster.maar(0), Roster.CMD))
        .isEqualTo(Messages.named(name));
  }

  @Test
  void anAcknowledgementListsAsManyMaarsAsItsNameSays() {
    for (int previous : List.of(1, 5, 40)) {
      BindingAcknowledgement ack = (BindingAcknowledgement) Messages.named("pba-" + previous);
      assertThat(ack.options().all(PreviousMaar.class)).hasSize(previous);
    }
  }

  @Test
  void everyRenewalAndHandoverIsAcceptedByTheCore() {
    // What is not accepted is an exception.
    CmdState still = new CmdState(20, 1);
    CmdState moving = new CmdState(20, 6);
    for (int i = 0; i < 400; i++) {
      still.renew(i % 20);
      moving.handOver(i % 20);
    }
    assertThat(moving.followed()).isEqualTo(20 * (1 + 2 + 3 + 4 + 5) + 400 * 5);
  }
}
