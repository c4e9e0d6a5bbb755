package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.MobilityMessage;

/** Where the Mobile Node Identifier stands in what a MAAR sends. */
class MaarIdentifierTest {
  // Verifies: 4283-1-1, 4283-3.2-1
  @Test
  void itIsTheFirstOptionOfEveryUpdateAndAnswer() {
    MaarBench bench = MaarBench.relay();
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);
    bench.accept();
    bench.detach();
    bench.relay(2);

    assertThat(bench.sent).hasSize(3).extracting(Bench.Sent::message).allMatch(this::beginsWithIt);
  }

  private boolean beginsWithIt(MobilityMessage message) {
    return message.options().asList().get(0).equals(TestDomain.MN);
  }
}
