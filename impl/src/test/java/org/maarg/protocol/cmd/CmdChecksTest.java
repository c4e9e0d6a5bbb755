package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.wire.AccessTechnologyType;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MnId;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** What the CMD checks of an update, in which order, and that a refusal changes nothing. */
class CmdChecksTest {
  private static final MnId BARRED = Bench.mn(9);
  private static final int STRANGER = 99;

  private final CmdBench bench =
      new CmdBench(Mode.RELAY, Profile.RFC8885, (mn, maar) -> !mn.equals(BARRED));

  @BeforeEach
  void aMobileNodeWithAPreviousMaar() {
    bench.travel(1, 2);
    bench.register(5, Bench.mn(2));
  }

  /** Spoils one thing of a good update; in the order in which the CMD looks. */
  enum Fault {
    NO_PROXY_FLAG(Status.NOT_HOME_AGENT),
    STRANGE_SENDER(Status.MAG_NOT_AUTHORIZED),
    NO_DISTRIBUTED_FLAG(Status.ADMINISTRATIVELY_PROHIBITED),
    NO_MN_ID(Status.MISSING_MN_ID),
    NO_PREFIX(Status.MISSING_HNP),
    NO_HANDOFF_INDICATOR(Status.MISSING_HANDOFF_INDICATOR),
    NO_ACCESS_TECHNOLOGY(Status.MISSING_ACCESS_TECHNOLOGY),
    BARRED_MN(Status.PROXY_REG_NOT_ENABLED),
    TWO_PREFIXES(Status.PREFIX_SETS_DIFFER),
    FOREIGN_POOL(Status.NOT_AUTHORIZED_FOR_HNP),
    OUTSIDE_WINDOW(Status.TIMESTAMP_MISMATCH);

    private final int status;

    Fault(int status) {
      this.status = status;
    }
  }

  private void spoil(Pbu pbu, Fault fault) {
    switch (fault) {
      case NO_PROXY_FLAG -> pbu.without(BindingUpdate.PROXY);
      case STRANGE_SENDER -> {}
      case NO_DISTRIBUTED_FLAG -> pbu.without(BindingUpdate.DISTRIBUTED);
      case NO_MN_ID -> pbu.without(MnId.class);
      case NO_PREFIX -> pbu.without(HomeNetworkPrefix.class);
      case NO_HANDOFF_INDICATOR -> pbu.without(HandoffIndicator.class);
      case NO_ACCESS_TECHNOLOGY -> pbu.without(AccessTechnologyType.class);
      case BARRED_MN -> pbu.without(MnId.class).with(BARRED);
      case TWO_PREFIXES -> pbu.with(new HomeNetworkPrefix(Bench.prefix(3, 8)));
      case FOREIGN_POOL ->
          pbu.without(HomeNetworkPrefix.class).with(new HomeNetworkPrefix(Bench.prefix(4, 0)));
      case OUTSIDE_WINDOW -> pbu.at(bench.now - 301);
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

  // Verifies: 5213-5.3.1-1, 5213-5.3.1-3, 5213-5.3.1-5, 5213-5.3.1-7, 5213-5.3.1-10, 5213-5.3.1-11,
  // 6275-10.3.1-7, 5213-5.3.1-12, 5213-5.3.2-1, 5213-5.5-3, 8885-4.1-5
  @ParameterizedTest
  @MethodSource("faults")
  void refusesEachFaultWithItsStatusAndChangesNothing(Fault fault) {
    BindingAcknowledgement refusal = refusal(fault);

    assertThat(refusal.status()).isEqualTo(fault.status);
    assertThat(refusal.lifetime()).isZero();
    assertThat(refusal.has(BindingAcknowledgement.PROXY)).isTrue();
    assertThat(refusal.has(BindingAcknowledgement.DISTRIBUTED)).isTrue();
  }

  static Stream<Fault> faults() {
    return Stream.of(Fault.values());
  }

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

  /** An option cannot be missing and wrong at once. */
  private static boolean canMeet(Fault first, Fault second) {
    boolean prefix = first == Fault.NO_PREFIX || first == Fault.TWO_PREFIXES;
    boolean samePrefix = second == Fault.TWO_PREFIXES || second == Fault.FOREIGN_POOL;
    return !(prefix && samePrefix) && !(first == Fault.NO_MN_ID && second == Fault.BARRED_MN);
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
  @ValueSource(strings = {"::/0", "2001:db8::/32", "2001:db8::/47", "2001:db9:3::/64"})
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
        new CmdBench(Mode.RELAY, Profile.RFC8885.with().set(Knob.TIMESTAMP_WINDOW, 0).build());

    open.receive(1, open.pbu(1).at(1));

    assertThat(open.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
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
        new CmdBench(Mode.RELAY, Profile.RFC8885.with().set(Knob.MAX_BINDINGS, 1).build());
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
    Profile small = Profile.RFC8885.with().set(Knob.MAX_BINDINGS, 2).build();
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
    Profile small = Profile.RFC8885.with().set(Knob.MAX_BINDINGS_PER_MAAR, 1).build();
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
