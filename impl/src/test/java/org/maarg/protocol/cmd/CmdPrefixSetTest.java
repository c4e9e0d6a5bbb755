package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;

/** Sets of prefixes at the CMD: one session at each MAAR, whatever it has assigned. */
class CmdPrefixSetTest {
  private final CmdBench bench = CmdBench.relay();

  /** A registration that names these prefixes of the MAAR's pool. */
  private Pbu pbu(int maar, int... indexes) {
    bench.now++;
    Pbu pbu = bench.pbu(maar).without(HomeNetworkPrefix.class);
    for (int index : indexes) {
      pbu.with(new HomeNetworkPrefix(Bench.prefix(maar, index)));
    }
    return pbu;
  }

  private BindingAcknowledgement register(int maar, int... indexes) {
    bench.receive(maar, pbu(maar, indexes));
    return bench.answerTo(CmdBench.maar(maar));
  }

  private static List<HomeNetworkPrefix> options(int maar, int... indexes) {
    List<HomeNetworkPrefix> options = new ArrayList<>();
    for (int index : indexes) {
      options.add(new HomeNetworkPrefix(Bench.prefix(maar, index)));
    }
    return options;
  }

  // Verifies: 5213-5.4-2, 5213-5.4-3, 5213-5.3.6-4, 5213-5.1-1
  @Test
  void aSetIsOneSessionAndComesBackWhole() {
    BindingAcknowledgement answer = register(1, 1, 0);

    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.options().all(HomeNetworkPrefix.class)).isEqualTo(options(1, 0, 1));
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 0), Bench.prefix(1, 1));
    assertThat(bench.cmd.holdings().of(Cmd.PREFIXES)).isEqualTo(2);
  }

  /**
   * What it asks for stands in the update as often as an update has room; the bench reads the state
   * back before each input.
   */
  @Test
  void anUpdateThatAsksForAPrefixManyTimesIsKept() {
    register(1, 0);
    Pbu asks = pbu(1);
    for (int i = 0; i < 80; i++) {
      asks.with(new HomeNetworkPrefix(Messages.ALL_ZERO));
    }
    bench.receive(1, asks);
    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(MobilityHeader.encodedLength(asks.build()))
        .isLessThanOrEqualTo(MobilityHeader.MAX_OCTETS);

    assertThat(register(1, 0).status()).isEqualTo(Status.ACCEPTED);
  }

  // Verifies: 5213-5.4.1.1-4, 5213-5.3.3-1
  @Test
  void aRenewalNamesAllOfTheSetInWhateverOrder() {
    register(1, 0, 1, 2);

    assertThat(register(1, 2, 0, 1).status()).isEqualTo(Status.ACCEPTED);
    for (int[] part : new int[][] {{0}, {0, 1}, {0, 1, 3}, {0, 1, 2, 3}, {0, 1, 1}}) {
      assertThat(bench.refused(1, pbu(1, part)).status()).isEqualTo(Status.PREFIX_SETS_DIFFER);
      assertThat(bench.refused(1, pbu(1, part).lifetime(0)).status())
          .isEqualTo(Status.PREFIX_SETS_DIFFER);
    }
    // None of it: the MAAR has lost what it knew.
    assertThat(register(1, 3, 4).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.cmd.holdings().of(Cmd.PREFIXES)).isEqualTo(2);
  }

  // Verifies: 5213-5.3.2-1, 5213-5.4.1.1-3, 5213-5.2-1
  @Test
  void onePrefixThatIsAnothersRefusesTheSet() {
    MnId other = Bench.mn(2);
    bench.register(1, other);

    assertThat(bench.refused(1, pbu(1, 0, 1)).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    assertThat(bench.refused(1, pbu(1, 0).with(new HomeNetworkPrefix(Bench.prefix(2, 0)))).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    assertThat(bench.refused(1, pbu(1, 0, 0)).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 8885-3.2-12, 8885-4.5-5, 8885-3.2-26
  @Test
  void aPreviousMaarIsAskedForItsSetAndListedPrefixByPrefix() {
    register(1, 0, 1);
    bench.receive(2, pbu(2, 0, 1, 2));
    BindingUpdate asked = bench.lastUpdateTo(CmdBench.maar(1));
    assertThat(asked.options().all(HomeNetworkPrefix.class)).isEqualTo(options(1, 0, 1));
    Dlif router = Dlif.of(1, 0);

    bench.receive(
        CmdBench.maar(1),
        Pba.accepting(asked)
            .with(new DlifLinkLocalAddress(router.linkLocal()))
            .with(new DlifLinkLayerAddress(router.linkLayer()))
            .build());

    List<MobilityOption> told = bench.answerTo(CmdBench.maar(2)).options().asList();
    assertThat(told.subList(told.size() - 4, told.size()))
        .containsExactly(
            new PreviousMaar(CmdBench.maar(1), Bench.prefix(1, 0)),
            new PreviousMaar(CmdBench.maar(1), Bench.prefix(1, 1)),
            new DlifLinkLocalAddress(router.linkLocal()),
            new DlifLinkLayerAddress(router.linkLayer()));
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
  }

  // Verifies: 8885-3.5-10, 8885-3.5-11
  @Test
  void aPreviousMaarAsksAndIsReleasedByTheSet() {
    register(1, 0, 1);
    bench.receive(2, pbu(2, 0, 1));
    bench.confirm(1);

    bench.receive(1, pbu(1, 1, 0).lifetime(0));
    assertThat(bench.answerTo(CmdBench.maar(1)).options().all(HomeNetworkPrefix.class))
        .isEqualTo(options(1, 0, 1));
    bench.receive(1, pbu(1, 1).lifetime(0));
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.PREFIX_SETS_DIFFER);

    bench.receive(2, pbu(2, 0, 1).lifetime(0));
    bench.fire(Timer.Kind.DELETE);
    BindingUpdate release = bench.lastUpdateTo(CmdBench.maar(1));
    assertThat(release.lifetime()).isZero();
    assertThat(release.options().all(HomeNetworkPrefix.class)).isEqualTo(options(1, 0, 1));
    assertThat(bench.cmd.holdings().of(Cmd.PREFIXES)).isZero();
  }

  // Verifies: 8885-3.2-10
  @Test
  void aPreviousMaarTellsItsWholeSet() {
    assertThat(previousPrefixesAfter(options(1, 1, 2)))
        .containsExactly(Bench.prefix(1, 1), Bench.prefix(1, 2));
    assertThat(bench.cmd.holdings().of(Cmd.PREFIXES)).isEqualTo(3);
  }

  // Verifies: 8885-3-6
  @Test
  void ofWhatIsNotAllItsOwnNothingIsBelieved() {
    List<HomeNetworkPrefix> told = options(1, 1, 2);
    told.add(new HomeNetworkPrefix(Bench.prefix(3, 1)));

    assertThat(previousPrefixesAfter(told)).containsExactly(Bench.prefix(1, 0), Bench.prefix(1, 1));
  }

  private List<Ipv6Prefix> previousPrefixesAfter(List<HomeNetworkPrefix> told) {
    register(1, 0, 1);
    bench.receive(2, pbu(2, 0));
    Pba pba = Pba.accepting(bench.lastUpdateTo(CmdBench.maar(1))).without(HomeNetworkPrefix.class);
    told.forEach(pba::with);
    bench.receive(CmdBench.maar(1), pba.build());
    return bench.binding().previousMaars().get(0).prefixes().asList();
  }

  // Verifies: 8885-4.5-5
  @Test
  void whatIsToldOfOneMaarFitsIntoOneMessageWhateverElseIsInIt() {
    MnId longest = new MnId(MnId.NAI, Octets.ofHex("61".repeat(254)));
    int[] most = {0, 1, 2, 3, 4, 5, 6, 7};
    for (int maar = 1; maar <= 3; maar++) {
      bench.now++;
      Pbu pbu = pbu(maar, most).without(MnId.class).without(MnLinkLayerIdentifier.class);
      bench.receive(
          maar, pbu.with(longest).with(new MnLinkLayerIdentifier(Octets.ofHex("62".repeat(253)))));
      for (int previous = 1; previous < maar; previous++) {
        BindingUpdate asked = bench.lastUpdateTo(CmdBench.maar(previous));
        Pba pba = Pba.accepting(asked);
        pba.with(new DlifLinkLocalAddress(Dlif.of(previous, 0).linkLocal()));
        pba.with(new DlifLinkLayerAddress(Octets.ofHex("63".repeat(253))));
        for (int i = 0; i < LocalNetworks.MOST; i++) {
          pba.with(new LocalPrefix(Ipv6Prefix.parse("2001:db8:f" + previous + ":" + i + "::/64")));
        }
        bench.receive(CmdBench.maar(previous), pba.build());
      }
    }
    List<BindingAcknowledgement> told = bench.answersTo(CmdBench.maar(3));
    assertThat(told).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Ipv6Address only = CmdBench.maar(i + 1);
      assertThat(CmdBench.listed(told.get(i))).hasSize(PrefixSet.MOST).containsOnly(only);
      assertThat(told.get(i).options().all(LocalPrefix.class)).hasSize(LocalNetworks.MOST);
      assertThat(MobilityHeader.encodedLength(told.get(i)))
          .isLessThanOrEqualTo(MobilityHeader.MAX_OCTETS);
    }
  }
}
