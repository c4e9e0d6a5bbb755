package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Pba;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;

/** What P-MAARs tell of their local networks reaches the S-MAAR (decision local-networks). */
class CmdLocalNetworksTest {
  private static final LocalPrefix LAB = new LocalPrefix(Ipv6Prefix.parse("2001:db8:aaaa::/48"));
  private static final LocalPrefix HALL = new LocalPrefix(Ipv6Prefix.parse("2001:db8:bbbb::/64"));

  private final CmdBench bench = CmdBench.relay();

  private Pba answerOf(int maar) {
    return Pba.accepting(bench.lastUpdateTo(CmdBench.maar(maar)));
  }

  private List<MobilityOption> toldTo(int maar) {
    List<MobilityOption> options = bench.answerTo(CmdBench.maar(maar)).options().asList();
    int first = 0;
    while (!(options.get(first) instanceof PreviousMaar)) {
      first++;
    }
    return options.subList(first, options.size());
  }

  private static PreviousMaar previous(int maar) {
    return new PreviousMaar(CmdBench.maar(maar), Bench.prefix(maar, 0));
  }

  // Verifies: 8885-4.4-4
  @Test
  void theyStandAfterThePreviousMaarThatToldThem() {
    bench.travel(1, 2);
    bench.register(3);

    Dlif router = Dlif.of(1, 0);
    bench.receive(CmdBench.maar(1), answerOf(1).dlif(router).with(LAB).build());
    bench.receive(CmdBench.maar(2), answerOf(2).with(HALL).with(LAB).build());

    assertThat(toldTo(3))
        .containsExactly(
            previous(1),
            new DlifLinkLocalAddress(router.linkLocal()),
            new DlifLinkLayerAddress(router.linkLayer()),
            LAB,
            previous(2),
            HALL,
            LAB);
  }

  // Verifies: 8885-4.4-4
  @Test
  void thoseOfTheLastAnswerCount() {
    bench.register(1);
    bench.register(2);
    bench.receive(CmdBench.maar(1), answerOf(1).with(LAB).build());
    bench.register(3);
    bench.confirm(2);

    bench.receive(CmdBench.maar(1), answerOf(1).with(HALL).build());

    assertThat(toldTo(3)).containsExactly(previous(1), HALL, previous(2));
  }

  @Test
  void noMoreThanAHostKeepsAndNothingThatIsNoNetwork() {
    bench.register(1);
    bench.register(2);
    Pba answer = answerOf(1).with(new LocalPrefix(Ipv6Prefix.parse("::/0"))).with(LAB).with(LAB);
    for (int i = 0; i < 2 * LocalNetworks.MOST; i++) {
      Ipv6Address address = Ipv6Address.of(0x2001_0db8_cccc_0000L + i, 0);
      answer.with(new LocalPrefix(Ipv6Prefix.of(address, 64)));
    }

    bench.receive(CmdBench.maar(1), answer.build());

    assertThat(toldTo(2)).hasSize(1 + LocalNetworks.MOST).startsWith(previous(1), LAB);
  }
}
