package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;

/** A MAAR with two addresses and one pool (decision peer-authorisation). */
class CmdSecondAddressTest {
  private static final Ipv6Address SECOND = Ipv6Address.parse("2001:db8::1000");
  private static final MnId OTHER_MN = MnId.nai("mn2@example.net");

  private final Ipv6Prefix prefix = Bench.prefix(1, 0);
  private final CmdBench bench = new CmdBench(config());

  private static CmdConfig config() {
    List<Peer> peers = new ArrayList<>(CmdBench.peers());
    peers.add(new Peer(SECOND, TestDomain.pool(1)));
    return new CmdConfig(
        TestDomain.CMD,
        Mode.RELAY,
        Profile.DEPLOYABLE,
        CmdBench.MAX_LIFETIME,
        peers,
        MnAuthorization.ALL);
  }

  /** At the first address, and then at the second one with the same prefix. */
  @BeforeEach
  void registersAtBothWithOnePrefix() {
    bench.register(1);
    bench.now++;
    bench.receive(SECOND, bench.pbu(1).build());
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(SECOND);
    assertThat(bench.binding().prefixes()).containsExactly(prefix);
  }

  // Verifies: 5213-5.2-1
  @Test
  void whatOneAddressLetsGoOfStaysTheSessionsAtTheOther() {
    BindingUpdate relayed = bench.lastUpdateTo(CmdBench.maar(1));
    bench.receive(CmdBench.maar(1), Pba.refusing(relayed, Status.NOT_LMA_FOR_THIS_MN).build());
    assertThat(bench.previousMaars()).isEmpty();

    bench.now++;
    assertThat(bench.refused(1, bench.pbu(1, OTHER_MN).prefix(prefix)).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.2-1
  @Test
  void aPreviousMaarThatAnchorsSomethingElseTakesNothingAway() {
    BindingUpdate relayed = bench.lastUpdateTo(CmdBench.maar(1));
    bench.receive(CmdBench.maar(1), Pba.accepting(relayed).prefix(Bench.prefix(1, 5)).build());

    bench.now++;
    assertThat(bench.refused(1, bench.pbu(1, OTHER_MN).prefix(prefix)).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.2-1
  @Test
  void aRenewalWithAnotherPrefixLeavesThatOfTheFirstAddress() {
    bench.confirm(1);
    bench.now++;
    bench.receive(SECOND, bench.pbu(1).prefix(Bench.prefix(1, 5)).build());
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 5));

    bench.now++;
    assertThat(bench.refused(1, bench.pbu(1, OTHER_MN).prefix(prefix)).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  @Test
  void whenAllIsOverThePrefixIsFree() {
    bench.confirm(1);
    bench.advance(CmdBench.MAX_LIFETIME * 4_000L);
    assertThat(bench.cmd.bindings()).isEmpty();

    bench.register(1, OTHER_MN);
    bench.receive(1, bench.pbu(1, OTHER_MN).prefix(prefix).at(bench.now + 1));
    assertThat(bench.binding().prefixes()).containsExactly(prefix);
  }
}
