package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.UnknownOption;

/** Where the Mobile Node Identifier stands in what a CMD sends. */
class CmdIdentifierTest {
  /** Mobility Message Authentication (RFC 4285 5), which nobody here implements. */
  private static final UnknownOption AUTHENTICATION =
      new UnknownOption(9, Octets.ofHex("0100000000"));

  // Verifies: 4283-1-1, 4283-3.2-1
  @Test
  void itIsTheFirstOptionWhereverItStoodInTheUpdate() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    bench.now++;
    bench.receive(2, bench.pbu(2).without(MnId.class).with(AUTHENTICATION).with(TestDomain.MN));
    bench.confirm(1);

    assertThat(bench.sent).hasSize(3).extracting(Bench.Sent::message).allMatch(this::beginsWithIt);
    assertThat(bench.sent)
        .extracting(Bench.Sent::message)
        .noneMatch(message -> message.options().has(UnknownOption.class));
  }

  private boolean beginsWithIt(MobilityMessage message) {
    return message.options().asList().get(0).equals(TestDomain.MN);
  }
}
