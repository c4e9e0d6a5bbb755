package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** What the CMD checks of an update, in which order, and that a refusal changes nothing. */
class CmdChecksTest {
  private static final MnId BARRED = Bench.mn(9);
  private static final MnId UNKNOWN = Bench.mn(10);
  private static final MnId ELSEWHERE = Bench.mn(11);
  private static final int STRANGER = 99;

  /** One mobile node that nobody knows, one without the service, one that MAAR 3 may not serve. */
  private static final MnAuthorization POLICY =
      new MnAuthorization() {
        @Override
        public boolean mayRegister(MnId mn, Ipv6Address maar) {
          return !mn.equals(ELSEWHERE) || !maar.equals(CmdBench.maar(3));
        }

        @Override
        public boolean isKnown(MnId mn) {
          return !mn.equals(UNKNOWN);
        }

        @Override
        public boolean hasService(MnId mn) {
          return !mn.equals(BARRED);
        }
      };

  /** Strangers are refused like anybody else. */
  private final CmdBench bench =
      new CmdBench(
          Mode.RELAY,
          Profile.DEPLOYABLE
              .with()
              .set(Knob.STRANGER_REFUSAL_RATE, 0)
              .set(Knob.STRANGER_REFUSAL_NO_LONGER, false)
              .build(),
          POLICY);

  @BeforeEach
  void aMobileNodeWithAPreviousMaar() {
    bench.travel(1, 2);
    bench.register(5, Bench.mn(2));
  }

  /** Spoils one thing of a good update; in the order of RFC 5213 5.3.1 and 5.3.2. */
  enum Fault {
    NO_MN_ID(Status.MISSING_MN_ID),
    STRANGE_SENDER(Status.MAG_NOT_AUTHORIZED),
    EMPTY_MN_ID(Status.NOT_LMA_FOR_THIS_MN),
    MN_ELSEWHERE(Status.MAG_NOT_AUTHORIZED),
    UNKNOWN_MN(Status.NOT_LMA_FOR_THIS_MN),
    BARRED_MN(Status.PROXY_REG_NOT_ENABLED),
    LATE(Status.TIMESTAMP_LOWER),
    OUTSIDE_WINDOW(Status.TIMESTAMP_MISMATCH),
    NO_PREFIX(Status.MISSING_HNP),
    NO_HANDOFF_INDICATOR(Status.MISSING_HANDOFF_INDICATOR),
    NO_ACCESS_TECHNOLOGY(Status.MISSING_ACCESS_TECHNOLOGY),
    PREFIX_TO_ASSIGN(Status.INSUFFICIENT_RESOURCES),
    FOREIGN_POOL(Status.NOT_AUTHORIZED_FOR_HNP),
    TOO_MANY_PREFIXES(Status.NOT_AUTHORIZED_FOR_HNP),
    NO_DISTRIBUTED_FLAG(Status.ADMINISTRATIVELY_PROHIBITED);

    private final int status;

    Fault(int status) {
      this.status = status;
    }
  }

  private void spoil(Pbu pbu, Fault fault) {
    switch (fault) {
      case EMPTY_MN_ID -> pbu.without(MnId.class).with(MnId.EMPTY);
      case MN_ELSEWHERE -> pbu.without(MnId.class).with(ELSEWHERE);
      case UNKNOWN_MN -> pbu.without(MnId.class).with(UNKNOWN);
      case LATE -> pbu.at(bench.now - 2_000);
      case PREFIX_TO_ASSIGN ->
          pbu.without(HomeNetworkPrefix.class).with(new HomeNetworkPrefix(Messages.ALL_ZERO));
      case STRANGE_SENDER -> {}
      case NO_DISTRIBUTED_FLAG -> pbu.without(BindingUpdate.DISTRIBUTED);
      case NO_MN_ID -> pbu.without(MnId.class);
      case NO_PREFIX -> pbu.without(HomeNetworkPrefix.class);
      case NO_HANDOFF_INDICATOR -> pbu.without(HandoffIndicator.class);
      case NO_ACCESS_TECHNOLOGY -> pbu.without(AccessTechnologyType.class);
      case BARRED_MN -> pbu.without(MnId.class).with(BARRED);
      case TOO_MANY_PREFIXES -> {
        for (int i = 0; i < PrefixSet.MOST; i++) {
          pbu.with(new HomeNetworkPrefix(Bench.prefix(3, 8 + i)));
        }
      }
      case FOREIGN_POOL ->
          pbu.without(HomeNetworkPrefix.class).with(new HomeNetworkPrefix(Bench.prefix(4, 0)));
      case OUTSIDE_WINDOW -> pbu.at(bench.now + 301);
    }
  }

  private BindingAcknowledgement refusal(Fault... faults) {
    bench.now++;
    Pbu pbu = bench.pbu(3);
    int sender = 3;
    for (Fault fault : faults) {
      spoil(pbu, fault);
      sender = fault == Fault.STRANGE_SENDER ? STRANGER : sender;
    }
    return bench.refused(sender, pbu);
  }

  // Verifies: 5213-5.3.1-1, 5213-5.3.1-3, 5213-5.3.1-5, 5213-5.3.1-7, 5213-5.3.1-8, 5213-5.3.1-10,
  // 5213-5.3.1-11, 6275-10.3.1-4, 6275-10.3.1-7, 5213-5.3.1-12, 5213-5.3.2-1, 5213-5.3.2-5,
  // 5213-5.5-3, 8885-4.1-5
  @ParameterizedTest
  @MethodSource("faults")
  void refusesEachFaultWithItsStatusAndChangesNothing(Fault fault) {
    BindingAcknowledgement refusal = refusal(fault);

    assertThat(refusal.status()).isEqualTo(fault.status);
    assertThat(refusal.lifetime()).isZero();
    assertThat(refusal.has(BindingAcknowledgement.PROXY)).isTrue();
    assertThat(refusal.has(BindingAcknowledgement.DISTRIBUTED))
        .as("a gateway that knows no D flag must get none")
        .isEqualTo(fault != Fault.NO_DISTRIBUTED_FLAG);
  }

  static Stream<Fault> faults() {
    return Stream.of(Fault.values());
  }

  // Verifies: 5213-5.3-1
  @ParameterizedTest
  @MethodSource("pairs")
  void theEarlierOfTwoFaultsGivesTheStatus(Fault first, Fault second) {
    assertThat(refusal(second, first).status()).isEqualTo(first.status);
  }

  static Stream<Arguments> pairs() {
    return faults()
        .flatMap(
            first ->
                faults()
                    .filter(second -> second.compareTo(first) > 0 && canMeet(first, second))
                    .map(second -> Arguments.of(first, second)));
  }

  /** An option cannot be missing and wrong at once, nor wrong in two ways. */
  private static boolean canMeet(Fault first, Fault second) {
    return !(NAMES.contains(first) && NAMES.contains(second))
        && !(PREFIXES.contains(first) && PREFIXES.contains(second))
        && !(first == Fault.LATE && second == Fault.OUTSIDE_WINDOW);
  }

  private static final Set<Fault> NAMES =
      EnumSet.of(
          Fault.NO_MN_ID, Fault.EMPTY_MN_ID, Fault.MN_ELSEWHERE, Fault.UNKNOWN_MN, Fault.BARRED_MN);
  private static final Set<Fault> PREFIXES =
      EnumSet.of(
          Fault.NO_PREFIX, Fault.PREFIX_TO_ASSIGN, Fault.FOREIGN_POOL, Fault.TOO_MANY_PREFIXES);

  // Verifies: 5213-5.5-4, 5213-5.5-5
  @Test
  void aLowerTimestampOutsideTheWindowIsLower() {
    BindingAcknowledgement refusal = refusal(Fault.LATE);

    assertThat(refusal.status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(refusal.options().all(Timestamp.class)).containsExactly(bench.time());
  }

  // Verifies: 5213-5.3.1-6, 5213-5.3.6-9
  @Test
  void aRefusalWithoutAMobileNodeHasAnEmptyIdentifier() {
    assertThat(refusal(Fault.NO_MN_ID).options().all(MnId.class)).containsExactly(MnId.EMPTY);
    assertThat(refusal(Fault.EMPTY_MN_ID).options().all(MnId.class)).containsExactly(MnId.EMPTY);
  }

  // Verifies: 5213-5.3.1-17, 5213-5.3.6-10, 5213-5.3.6-11
  @Test
  void aRefusalFillsInWhatTheUpdateLacked() {
    BindingAcknowledgement refusal =
        refusal(Fault.NO_PREFIX, Fault.NO_HANDOFF_INDICATOR, Fault.NO_ACCESS_TECHNOLOGY);

    assertThat(refusal.options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Ipv6Prefix.parse("::/0")));
    assertThat(refusal.options().all(HandoffIndicator.class))
        .containsExactly(new HandoffIndicator(0));
    assertThat(refusal.options().all(AccessTechnologyType.class))
        .containsExactly(new AccessTechnologyType(0));
  }

  // Verifies: 5213-8.2-4, 5213-5.3.6-4
  @Test
  void aRefusalHasEveryPrefixAndEachOtherOptionOnce() {
    bench.now++;
    Pbu pbu =
        bench
            .pbu(3)
            .at(bench.now + 1_000)
            .with(bench.time())
            .with(BARRED)
            .with(new HandoffIndicator(2))
            .with(new HomeNetworkPrefix(Bench.prefix(3, 8)));

    MobilityOptions told = bench.refused(3, pbu).options();

    assertThat(told.all(Timestamp.class)).containsExactly(bench.time());
    assertThat(told.all(MnId.class)).containsExactly(TestDomain.MN);
    assertThat(told.all(HandoffIndicator.class)).containsExactly(new HandoffIndicator(4));
    assertThat(told.all(HomeNetworkPrefix.class))
        .containsExactly(
            new HomeNetworkPrefix(Bench.prefix(3, 0)), new HomeNetworkPrefix(Bench.prefix(3, 8)));
  }

  // Verifies: 5213-5.3.6-8, 5213-5.3.6-15
  @ParameterizedTest
  @ValueSource(strings = {"fe80::7", "::"})
  void aRefusalReturnsTheLinkLocalAddressAsItCame(String address) {
    LinkLocalAddress told = new LinkLocalAddress(Ipv6Address.parse(address));
    bench.now++;

    BindingAcknowledgement refusal =
        bench.refused(3, bench.pbu(3).prefix(Bench.prefix(4, 0)).with(told));

    assertThat(refusal.options().all(LinkLocalAddress.class)).containsExactly(told);
  }

  // Verifies: 5213-5.2-1, 5213-5.4.1.1-3
  @ParameterizedTest
  @ValueSource(ints = {48, 60, 64, 65, 128})
  void refusesWhatOverlapsThePrefixOfAnotherMobileNode(int length) {
    bench.now++;
    Pbu pbu = bench.pbu(5, Bench.mn(7)).prefix(Ipv6Prefix.of(Bench.prefix(5, 1).address(), length));

    assertThat(bench.refused(5, pbu).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.4.1.1-4
  @Test
  void refusesASetThatIsNotTheOneOfTheSession() {
    bench.now++;
    Pbu both = bench.pbu(2).with(new HomeNetworkPrefix(Bench.prefix(2, 9)));

    assertThat(bench.refused(2, both).status()).isEqualTo(Status.PREFIX_SETS_DIFFER);
  }

  // Verifies: 5213-5.4.1.2-1, 5213-5.4.1.2-2, 5213-5.4.1.2-3, 5213-5.4.1.2-4, 5213-5.4.1.3-1,
  // 5213-5.4.1.3-2
  @ParameterizedTest
  @CsvSource({
    "4, true, true, 0",
    "4, true, false, 130",
    "2, true, false, 0",
    "2, false, true, 0",
    "3, false, true, 0",
    "4, false, true, 130",
    "1, false, true, 130",
    "5, false, true, 130"
  })
  void theServingMaarNeedNotNameItsPrefix(
      int handoff, boolean linkLayer, boolean sameInterface, int status) {
    bench.now++;
    Pbu pbu = bench.pbu(2).prefix(Messages.ALL_ZERO).handoff(handoff);
    if (!linkLayer || !sameInterface) {
      pbu.without(MnLinkLayerIdentifier.class);
    }
    if (linkLayer && !sameInterface) {
      pbu.with(new MnLinkLayerIdentifier(Octets.ofHex("02bb00000009")));
    }

    bench.receive(2, pbu);

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(2));
    assertThat(answer.status()).isEqualTo(status);
    if (status == Status.ACCEPTED) {
      assertThat(answer.options().all(HomeNetworkPrefix.class))
          .containsExactly(new HomeNetworkPrefix(Bench.prefix(2, 0)));
    }
  }

  // Verifies: 5213-5.3.1-16, 6275-9.5.1-6
  @Test
  void takesNoWordOfAMaarAboutTheAddressOfAnother() {
    bench.now++;
    Pbu other = bench.pbu(3).with(new AlternateCareOfAddress(CmdBench.maar(4)));

    assertThat(bench.refused(3, other).status()).isEqualTo(Status.MAG_NOT_AUTHORIZED);
  }

  // Verifies: 6275-9.5.1-5, 6275-10.3.1-6, 6275-10.3.2-1, 6275-10.3.2-2, 5213-8.2-3
  @ParameterizedTest
  @CsvSource({"true, 75, 131", "true, 0, 133", "false, 75, -1", "false, 0, -1"})
  void answersAMobileNodesOwnUpdateAsNoHomeAgent(boolean home, int lifetime, int status) {
    Pbu plain = bench.pbu(3).without(BindingUpdate.PROXY).lifetime(lifetime);
    if (!home) {
      plain.without(BindingUpdate.HOME);
    }

    bench.receive(3, plain);

    if (status < 0) {
      assertThat(bench.outputs(Output.Send.class)).isEmpty();
      assertThat(bench.drops()).containsExactly(DropReason.NOT_HOME_REGISTRATION);
    } else {
      BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(3));
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.flags()).isZero();
      assertThat(answer.sequence()).isEqualTo(plain.build().sequence());
      assertThat(bench.drops()).containsExactly(DropReason.REFUSED);
    }
  }

  // Verifies: 6275-9.5.4-1, 6275-9.5.4-3
  @ParameterizedTest
  @ValueSource(strings = {"::", "ff02::1"})
  void answersNobodyWhoseAddressIsNotUnicast(String address) {
    bench.receive(Ipv6Address.parse(address), bench.pbu(3).build());

    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.drops()).containsExactly(DropReason.NOT_UNICAST);
  }

  // Verifies: 5213-5.3.6-3, 5213-5.3.6-4, 5213-5.3.6-5, 6275-10.3.1-3
  @Test
  void aRefusalEchoesTheOptionsOfTheUpdate() {
    Pbu pbu = bench.pbu(3).prefix(Bench.prefix(4, 0));

    BindingAcknowledgement refusal = bench.refused(3, pbu);

    assertThat(refusal.sequence()).isEqualTo(pbu.build().sequence());
    assertThat(refusal.options().asList())
        .containsExactlyInAnyOrderElementsOf(pbu.build().options().asList());
  }

  // Verifies: 5213-5.3.2-1, 8885-3-6
  @Test
  void refusesThePrefixOfAnotherMobileNode() {
    assertThat(bench.refused(5, bench.pbu(5).prefix(Bench.prefix(5, 1))).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.3.2-1
  @Test
  void refusesAPrefixThatAPreviousMaarStillAnchorsForAnother() {
    bench.now++;
    Pbu other = Pbu.of(Bench.mn(3), Bench.prefix(1, 0)).at(bench.now);

    assertThat(bench.refused(1, other).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.3.2-1, 5213-4-6
  @ParameterizedTest
  @ValueSource(strings = {"2001:db8::/32", "2001:db8::/47", "2001:db9:3::/64"})
  void refusesWhatIsNotWithinTheSendersPool(String prefix) {
    bench.now++;
    Pbu pbu = bench.pbu(3).prefix(Ipv6Prefix.parse(prefix));

    assertThat(bench.refused(3, pbu).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.3.1-9, 5213-5.5-3, 5213-9.1-1
  @ParameterizedTest
  @CsvSource({
    "-301, 156",
    "-300, 0",
    "-299, 0",
    "0, 0",
    "299, 0",
    "300, 0",
    "301, 156",
    "100000, 156"
  })
  void holdsTimestampsToTheWindow(long offset, int status) {
    bench.receive(6, Pbu.of(Bench.mn(6), Bench.prefix(6, 0)).at(bench.now + offset));

    assertThat(bench.answerTo(CmdBench.maar(6)).status()).isEqualTo(status);
  }

  @Test
  void aWindowOfNothingSwitchesTheCheckOff() {
    CmdBench open =
        new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 0).build());

    open.receive(1, open.pbu(1).at(1));

    assertThat(open.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
  }

  // Verifies: 6275-6.1.1-3
  @Test
  void aRefusalOfMorePrefixesThanFitNamesThoseThatDo() {
    Pbu packed = bench.pbu(1);
    for (int i = 1; i < 99; i++) {
      packed = packed.with(new HomeNetworkPrefix(Bench.prefix(1, i)));
    }

    BindingAcknowledgement refusal = bench.refused(1, packed);

    int named = refusal.options().all(HomeNetworkPrefix.class).size();
    assertThat(named).isBetween(75, 98);
    assertThat(MobilityHeader.encodedLength(refusal)).isBetween(2_024, 2_048);
  }

  // Verifies: 8885-4.1-5
  @Test
  void aPlainGatewayIsServedInALaboratoryAlone() {
    Profile lab = Profile.DEPLOYABLE.with().set(Knob.LAB_PLAIN_PEERS, true).build();
    for (Profile given : List.of(Profile.RFC8885, Profile.DEPLOYABLE, Profile.HARDENED)) {
      CmdBench cmd = new CmdBench(Mode.RELAY, given);
      assertThat(cmd.refused(1, cmd.pbu(1).without(BindingUpdate.DISTRIBUTED)).status())
          .isEqualTo(Status.ADMINISTRATIVELY_PROHIBITED);
    }
    CmdBench cmd = new CmdBench(Mode.RELAY, lab);

    cmd.receive(1, cmd.pbu(1).without(BindingUpdate.DISTRIBUTED));

    BindingAcknowledgement answer = cmd.answerTo(CmdBench.maar(1));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.has(BindingAcknowledgement.DISTRIBUTED)).isFalse();
    cmd.now++;
    cmd.receive(1, cmd.pbu(1).without(BindingUpdate.DISTRIBUTED).lifetime(0));
    assertThat(cmd.events()).containsExactly(Event.DEREGISTERED);
  }

  // Verifies: 5213-5.3.1-1
  @Test
  void doesNotMissTheHomeFlag() {
    bench.receive(6, Pbu.of(Bench.mn(6), Bench.prefix(6, 0)).without(BindingUpdate.HOME));

    assertThat(bench.answerTo(CmdBench.maar(6)).status()).isEqualTo(Status.ACCEPTED);
  }

  // Verifies: 6275-10.3.1-3
  @Test
  void answersWithoutTheAcknowledgeFlagToo() {
    bench.receive(6, Pbu.of(Bench.mn(6), Bench.prefix(6, 0)).without(BindingUpdate.ACKNOWLEDGE));

    assertThat(bench.answerTo(CmdBench.maar(6)).status()).isEqualTo(Status.ACCEPTED);
  }

  // Verifies: 6275-9.5.4-4
  @Test
  void refusesWithoutTheAcknowledgeFlagToo() {
    CmdBench full =
        new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.MAX_BINDINGS, 1).build());
    full.receive(1, full.pbu(1).sequence(10).without(Timestamp.class));

    assertThat(refusedUnasked(full, full.pbu(1).sequence(9).without(Timestamp.class)))
        .isEqualTo(Status.SEQUENCE_OUT_OF_WINDOW);
    assertThat(refusedUnasked(full, full.pbu(1, Bench.mn(2))))
        .isEqualTo(Status.INSUFFICIENT_RESOURCES);
  }

  private static int refusedUnasked(CmdBench bench, Pbu pbu) {
    return bench.refused(1, pbu.without(BindingUpdate.ACKNOWLEDGE)).status();
  }

  // Verifies: 8885-6-6, 6275-10.3.1-9
  @Test
  void refusesMoreBindingsThanItMayKeep() {
    Profile small = Profile.DEPLOYABLE.with().set(Knob.MAX_BINDINGS, 2).build();
    CmdBench full = new CmdBench(Mode.RELAY, small);
    full.register(1, Bench.mn(1));
    full.register(2, Bench.mn(2));
    full.now++;

    assertThat(full.refused(3, full.pbu(3, Bench.mn(3))).status())
        .isEqualTo(Status.INSUFFICIENT_RESOURCES);
    full.receive(3, full.pbu(3, Bench.mn(1)));
    assertThat(full.updatesTo(CmdBench.maar(1))).as("a handover needs no new entry").hasSize(1);
  }

  // Verifies: 8885-6-6
  @Test
  void refusesMoreBindingsPerMaarThanItMayKeep() {
    Profile small = Profile.DEPLOYABLE.with().set(Knob.MAX_BINDINGS_PER_MAAR, 1).build();
    CmdBench full = new CmdBench(Mode.RELAY, small);
    full.register(1, Bench.mn(1));
    full.register(2, Bench.mn(2));
    full.now++;

    assertThat(full.refused(1, full.pbu(1, Bench.mn(2))).status())
        .isEqualTo(Status.INSUFFICIENT_RESOURCES);
    full.receive(1, full.pbu(1, Bench.mn(1)));
    assertThat(full.answerTo(CmdBench.maar(1)).status()).as("a renewal").isZero();
    full.register(3, Bench.mn(1));
    full.confirm(1);
    full.register(1, Bench.mn(2));
    assertThat(full.drops()).as("its place is free again").isEmpty();
  }

  // Verifies: 5213-5.3.1-3
  @Test
  void ignoresEveryFurtherMessageOfAStranger() {
    List<CmdBindingView> before = bench.cmd.bindings();

    bench.receive(CmdBench.maar(STRANGER), Pba.accepting(bench.pbu(3).build()).build());

    assertThat(bench.drops()).containsExactly(DropReason.UNKNOWN_PEER);
    assertThat(bench.outputs).hasSize(1);
    assertThat(bench.cmd.bindings()).isEqualTo(before);
  }
}
