package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** What an anchor checks of the CMD's updates, and in which order (RFC 5213 5.3.1, 5.5). */
class MaarAnchorChecksTest {
  private final MaarBench bench = MaarBench.relay();

  /** Faults, each before those that are checked after it. */
  private enum Fault {
    NO_MN_ID(Status.MISSING_MN_ID),
    LATE(Status.TIMESTAMP_LOWER),
    NO_HNP(Status.MISSING_HNP),
    NO_HANDOFF(Status.MISSING_HANDOFF_INDICATOR),
    NO_ACCESS_TECHNOLOGY(Status.MISSING_ACCESS_TECHNOLOGY),
    PREFIX_OF_ANOTHER(Status.NOT_AUTHORIZED_FOR_HNP),
    SET_DIFFERS(Status.PREFIX_SETS_DIFFER),
    NO_D_FLAG(Status.ADMINISTRATIVELY_PROHIBITED);

    private final int status;

    Fault(int status) {
      this.status = status;
    }

    Pbu in(Pbu update, long now) {
      return switch (this) {
        case NO_MN_ID -> update.without(MnId.class);
        case LATE -> update.at(now - 10);
        case NO_HNP -> update.without(HomeNetworkPrefix.class);
        case NO_HANDOFF -> update.without(HandoffIndicator.class);
        case NO_ACCESS_TECHNOLOGY -> update.without(AccessTechnologyType.class);
        case PREFIX_OF_ANOTHER -> named(update, Bench.prefix(1, 1));
        case SET_DIFFERS -> named(update, Bench.prefix(1, 7));
        case NO_D_FLAG -> update.lifetime(0).without(BindingUpdate.DISTRIBUTED);
      };
    }
  }

  /** Names a prefix beside the node's own, unless the update is to have none. */
  private static Pbu named(Pbu update, Ipv6Prefix other) {
    boolean names = update.build().options().has(HomeNetworkPrefix.class);
    return names ? update.with(new HomeNetworkPrefix(other)) : update;
  }

  // Verifies: 5213-5.3-1, 5213-5.3.1-5, 5213-5.3.1-9, 5213-5.3.1-10, 5213-5.3.1-11, 5213-5.3.1-12
  // Verifies: 5213-5.4.1.1-3, 5213-5.4.1.1-4
  @ParameterizedTest
  @EnumSource(Fault.class)
  void theFirstFaultInTheOrderGivesTheStatus(Fault first) {
    bench.serving();
    bench.attach(Bench.mn(2));
    bench.now++;
    Pbu update = bench.release();
    for (Fault fault : Fault.values()) {
      if (fault.compareTo(first) >= 0) {
        update = fault.in(update, bench.now);
      }
    }

    bench.fromCmd(update);

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(first.status);
    assertThat(bench.drops()).containsExactly(DropReason.REFUSED);
    assertThat(bench.maar.bindings().get(0).state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.1-5, 5213-5.3.1-8
  @Test
  void whoAsksComesBeforeForWhomAndTheIdentifierBeforeBoth() {
    Pbu update = Pbu.of(Bench.mn(9), Bench.prefix(1, 0)).at(bench.now);

    bench.receive(TestDomain.maar(2), update.build());
    assertThat(bench.answerTo(TestDomain.maar(2)).status()).isEqualTo(Status.MAG_NOT_AUTHORIZED);
    bench.fromCmd(update);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
    bench.receive(TestDomain.maar(2), update.without(MnId.class).build());
    assertThat(bench.answerTo(TestDomain.maar(2)).status()).isEqualTo(Status.MISSING_MN_ID);
  }

  private BindingAcknowledgement answer(Pbu update) {
    bench.fromCmd(update);
    return bench.answerTo(MaarBench.CMD);
  }

  // Verifies: 5213-5.5-4
  @Test
  void aTimestampIsJudgedByWhenItCameAndNotByWhenItIsItsTurn() {
    bench.serving();
    bench.now += 10_000;
    BindingUpdate update = bench.relayed(2).at(bench.now - 1_000).build();

    bench.receiveLate(MaarBench.CMD, update, 600);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.TIMESTAMP_MISMATCH);
    bench.receiveLate(MaarBench.CMD, update, 990);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.ACCEPTED);
  }

  // Verifies: 5213-5.5-3, 5213-5.5-4, 5213-5.5-5, 5213-5.5-18
  @Test
  void takesATimeWithinTheWindowOnlyAndTellsItsOwnOtherwise() {
    bench.serving();
    bench.now += 10_000;

    for (long stamp : new long[] {bench.now - 302, bench.now + 302}) {
      BindingAcknowledgement refusal = answer(bench.relayed(2).at(stamp));
      assertThat(refusal.status()).isEqualTo(Status.TIMESTAMP_MISMATCH);
      assertThat(refusal.options().all(Timestamp.class)).containsExactly(bench.time());
    }
    assertThat(answer(bench.relayed(2).at(bench.now - 300)).isAccepted()).isTrue();
    assertThat(answer(bench.relayed(2).at(bench.now + 300)).isAccepted()).isTrue();
  }

  // Verifies: 5213-5.5-4, 5213-5.5-5
  @Test
  void lowerComesBeforeInvalid() {
    bench.anchoringFor(2);
    bench.now += 10_000;

    BindingAcknowledgement refusal = answer(bench.relayed(3).at(bench.now - 20_000));

    assertThat(refusal.status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(refusal.options().all(Timestamp.class)).containsExactly(bench.time());
  }

  // Verifies: 5213-5.1-3, 5213-5.5-1
  @Test
  void anUpdateWithoutATimeLeavesNoneBehind() {
    bench.anchoringFor(2);
    assertThat(answer(bench.relayed(3).without(Timestamp.class)).isAccepted()).isTrue();

    assertThat(answer(bench.relayed(2).at(bench.now - 100)).isAccepted()).isTrue();
  }

  // Verifies: 5213-5.5-1, 5213-5.5-7
  @Test
  void fallsBackToTheSequenceNumberAfterAnUpdateWithATime() {
    bench.anchoringFor(2);

    BindingAcknowledgement refusal = answer(bench.relayed(3).sequence(1).without(Timestamp.class));

    assertThat(refusal.status()).isEqualTo(Status.SEQUENCE_OUT_OF_WINDOW);
    assertThat(refusal.sequence()).isEqualTo(1);
  }

  // Verifies: 5213-5.4.1.1-3
  @Test
  void anotherNodesPrefixIsNotThisNodes() {
    bench.serving();
    bench.attach(Bench.mn(2));
    bench.now++;

    assertThat(answer(bench.relayed(2).prefix(Bench.prefix(1, 1))).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    bench.now++;
    assertThat(answer(bench.release().prefix(Bench.prefix(1, 1))).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    assertThat(answer(bench.relayed(2).prefix(Bench.prefix(1, 9))).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.4.1.1-4
  @Test
  void aSetThatDiffersInCountIsRefused() {
    bench.serving();
    bench.now++;

    assertThat(answer(bench.relayed(2).with(new HomeNetworkPrefix(Bench.prefix(2, 0)))).status())
        .isEqualTo(Status.PREFIX_SETS_DIFFER);
  }

  // Verifies: 6275-9.5.1-5, 6275-10.3.1-6, 6275-10.3.2-1, 6275-10.3.2-2, 5213-8.2-3
  @ParameterizedTest
  @CsvSource({"true, 75, 131", "true, 0, 133", "false, 75, -1", "false, 0, -1"})
  void answersAMobileNodesOwnUpdateAsNoHomeAgent(boolean home, int lifetime, int status) {
    bench.serving();
    Pbu plain = bench.relayed(2).without(BindingUpdate.PROXY).lifetime(lifetime);
    if (!home) {
      plain.without(BindingUpdate.HOME);
    }

    bench.fromCmd(plain);

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    if (status < 0) {
      assertThat(bench.outputs(Output.Send.class)).isEmpty();
      assertThat(bench.drops()).containsExactly(DropReason.NOT_HOME_REGISTRATION);
    } else {
      BindingAcknowledgement answer = bench.answerTo(MaarBench.CMD);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.flags()).isZero();
      assertThat(answer.sequence()).isEqualTo(plain.build().sequence());
      assertThat(bench.drops()).containsExactly(DropReason.REFUSED);
    }
  }

  // Verifies: 5213-5.3-1, 5213-5.3.1-8
  @Test
  void theEmptyIdentifierNamesNobody() {
    Pbu update = Pbu.of(MnId.EMPTY, Bench.prefix(1, 0)).at(bench.now);

    assertThat(answer(update).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
    assertThat(bench.answerTo(MaarBench.CMD).options().first(MnId.class)).contains(MnId.EMPTY);
    assertThat(answer(update.lifetime(0)).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
    assertThat(answer(update.without(HomeNetworkPrefix.class)).status())
        .as("nobody is missed before anything of the update is")
        .isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
  }

  // Verifies: 6275-9.5.4-1, 6275-9.5.4-3
  @ParameterizedTest
  @ValueSource(strings = {"::", "ff02::1"})
  void answersNobodyWhoseAddressIsNotUnicast(String address) {
    bench.serving();

    bench.receive(Ipv6Address.parse(address), bench.relayed(2).build());

    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.drops()).containsExactly(DropReason.NOT_UNICAST);
  }
}
