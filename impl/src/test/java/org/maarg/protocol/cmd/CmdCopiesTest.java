package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** To the letter, a P-MAAR gets the S-MAAR's update as it came, where that says enough. */
class CmdCopiesTest {
  private static final LinkLocalAddress LINK_LOCAL =
      new LinkLocalAddress(Ipv6Address.parse("fe80::7"));

  private final CmdBench bench = new CmdBench(Mode.RELAY, Profile.RFC8885);

  private static Pbu of(Pbu pbu, int networkInterface, int handoff) {
    return pbu.handoff(handoff)
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa0000000" + networkInterface)));
  }

  private void register(int maar, int networkInterface, int handoff) {
    bench.now++;
    bench.receive(maar, of(bench.pbu(maar), networkInterface, handoff));
    bench.advance(1_000);
  }

  // Verifies: 8885-3.2-3, 8885-3.2-4, 8885-3.2-22
  @Test
  void aCopyThatHadToWaitIsTheSame() {
    bench.travel(1, 2);
    bench.now++;
    bench.receive(3, bench.pbu(3).with(LINK_LOCAL).dlif(Dlif.of(3, 0)));
    BindingUpdate first = bench.updateTo(CmdBench.maar(1));
    assertThat(bench.updatesTo(CmdBench.maar(2))).as("it waits for the pace").isEmpty();
    assertThat(first.options().asList()).contains(LINK_LOCAL);
    bench.fire(Timer.Kind.PACE);
    assertThat(bench.updateTo(CmdBench.maar(2))).isEqualTo(first);
  }

  // Verifies: 8885-3.2-3, 5213-5.4-4
  @Test
  void aSessionThatHasMovedBetweenInterfacesIsToldOfByItsPrefixes() {
    register(1, 1, HandoffIndicator.UNKNOWN);
    register(2, 2, HandoffIndicator.OTHER_INTERFACE);
    assertThat(prefixesToldTo(1)).containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
    register(3, 2, HandoffIndicator.UNKNOWN);
    assertThat(prefixesToldTo(1)).containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
    assertThat(prefixesToldTo(2)).containsExactly(new HomeNetworkPrefix(Bench.prefix(2, 0)));
  }

  // Verifies: 8885-3.2-3, 8885-3.5-11
  @Test
  void soIsOneThatBeganWhileAnotherWasBeingReleased() {
    register(1, 1, HandoffIndicator.UNKNOWN);
    register(2, 1, HandoffIndicator.UNKNOWN);
    bench.confirm(1);
    bench.receive(2, of(bench.pbu(2), 1, HandoffIndicator.UNKNOWN).lifetime(0));
    bench.fire(Timer.Kind.DELETE);
    assertThat(bench.cmd.releases()).isEqualTo(1);
    register(1, 2, HandoffIndicator.NEW_INTERFACE);
    assertThat(bench.cmd.bindings()).hasSize(1);
    register(3, 2, HandoffIndicator.UNKNOWN);
    assertThat(prefixesToldTo(1)).containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
  }

  /** A renewal may ask for a prefix instead of naming its own, and as often as there is room. */
  private Pbu asking(int prefixes, int routerOctets) {
    Pbu pbu =
        of(bench.pbu(2), 1, HandoffIndicator.UNKNOWN)
            .without(HomeNetworkPrefix.class)
            .dlif(new Dlif(Octets.of(new byte[routerOctets]), LINK_LOCAL.address()));
    for (int i = 0; i < prefixes; i++) {
      pbu.with(new HomeNetworkPrefix(Messages.ALL_ZERO));
    }
    return pbu;
  }

  private int lengthOfCopy(int prefixes, int routerOctets) {
    BindingUpdate update = asking(prefixes, routerOctets).build();
    return MobilityHeader.encodedLength(Messages.copied(update, CmdBench.maar(2)));
  }

  /** MAAR 1 has not confirmed, and is asked again whenever MAAR 2 registers anew. */
  private void renew(Pbu pbu) {
    bench.now++;
    bench.receive(2, pbu.at(bench.now));
    assertThat(bench.answerTo(CmdBench.maar(2)).isAccepted()).isTrue();
    BindingUpdate told = bench.updateTo(CmdBench.maar(1));
    bench.receive(CmdBench.maar(1), Pba.refusing(told, Status.TIMESTAMP_LOWER).build());
    bench.advance(1_000);
  }

  // Verifies: 8885-3.2-3
  @Test
  void aCopyThatFillsAMessageIsSentAndALongerOneIsNot() {
    register(1, 1, HandoffIndicator.UNKNOWN);
    bench.receive(2, of(bench.pbu(2), 1, HandoffIndicator.UNKNOWN));
    BindingUpdate told = bench.updateTo(CmdBench.maar(1));
    bench.receive(CmdBench.maar(1), Pba.refusing(told, Status.TIMESTAMP_LOWER).build());
    bench.advance(1_000);
    int prefixes = 1;
    while (lengthOfCopy(prefixes + 1, 1) <= MobilityHeader.MAX_OCTETS) {
      prefixes++;
    }
    int octets = 1;
    while (lengthOfCopy(prefixes, octets) < MobilityHeader.MAX_OCTETS) {
      octets++;
    }
    renew(asking(prefixes, octets));
    assertThat(prefixesToldTo(1)).hasSize(prefixes);
    renew(asking(prefixes, octets + 8));
    assertThat(prefixesToldTo(1)).containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
  }

  private List<HomeNetworkPrefix> prefixesToldTo(int maar) {
    return bench.lastUpdateTo(CmdBench.maar(maar)).options().all(HomeNetworkPrefix.class);
  }
}
