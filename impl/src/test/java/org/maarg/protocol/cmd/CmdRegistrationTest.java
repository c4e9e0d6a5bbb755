package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Event;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.AccessTechnologyType;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.MnId;
import org.maarg.wire.MnLinkLayerIdentifier;
import org.maarg.wire.Octets;
import org.maarg.wire.PreviousMaar;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;
import org.maarg.wire.UnknownOption;

/** The first registration of a mobile node, and its renewal by the same MAAR. */
class CmdRegistrationTest {
  // Verifies: 8885-3-1, 8885-3.1-3, 8885-3.1-4, 8885-3-9, 5213-5.3.2-4, 5213-5.1-1, 6275-9.5.4-6,
  // 6275-10.3.1-8, 6275-10.3.1-15
  @ParameterizedTest
  @EnumSource(Mode.class)
  void storesTheNodeAndAnswersAtOnceInEveryMode(Mode mode) {
    CmdBench bench = new CmdBench(mode, Profile.RFC8885);

    bench.register(1);

    assertThat(bench.binding().mn()).isEqualTo(TestDomain.MN);
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(1));
    assertThat(bench.binding().prefix()).isEqualTo(Bench.prefix(1, 0));
    assertThat(bench.binding().active()).isTrue();
    assertThat(bench.binding().settled()).isTrue();
    assertThat(bench.previousMaars()).isEmpty();
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(CmdBench.maar(1)).options().has(PreviousMaar.class)).isFalse();
    assertThat(bench.events()).containsExactly(Event.REGISTERED);
  }

  // Verifies: 8885-3-3
  @Test
  void installsNothing() {
    CmdBench bench = CmdBench.relay();

    bench.travel(1, 2, 3);

    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.advertised).isEmpty();
  }

  // Verifies: 5213-5.3.6-1, 5213-5.3.6-3, 5213-5.3.6-4, 5213-5.3.6-5, 5213-5.3.6-6, 5213-5.3.6-7,
  // 5213-5.5-6, 6275-10.3.1-3, 8885-4.2-1, 8885-3.2-27, 5213-5.3.6-2, 5213-5.3.6-14, 6275-9.5.4-2,
  // 5213-5.5-12, 5213-5.5-17
  @Test
  void answersWithTheOptionsOfTheUpdate() {
    CmdBench bench = CmdBench.relay();
    BindingUpdate update =
        bench.receive(1, bench.pbu(1).sequence(0xabcd).handoff(HandoffIndicator.NEW_INTERFACE));

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));

    assertThat(answer.has(BindingAcknowledgement.PROXY)).isTrue();
    assertThat(answer.has(BindingAcknowledgement.DISTRIBUTED)).isTrue();
    assertThat(answer.sequence()).isEqualTo(0xabcd);
    assertThat(answer.options().asList())
        .containsExactlyInAnyOrderElementsOf(update.options().asList());
  }

  // Verifies: 5213-5.3.6-12, 5213-5.3.6-13, 5213-5.3.6-14, 5213-5.5-13
  @Test
  void answersWithoutTheOptionsThatTheUpdateLacked() {
    CmdBench bench = CmdBench.relay();
    bench.receive(1, bench.pbu(1).without(Timestamp.class).without(MnLinkLayerIdentifier.class));

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));

    assertThat(answer.options().has(Timestamp.class)).isFalse();
    assertThat(answer.options().has(MnLinkLayerIdentifier.class)).isFalse();
    assertThat(answer.options().asList()).hasSize(4);
  }

  // Verifies: 8885-4.1-4, 6275-6.2.1-3, 6275-6.2-1, 6275-6.1.7-6, 5213-8.1-3, 5213-8.1-4
  @Test
  void skipsUnknownOptionsAndTakesOptionsInAnyOrder() {
    CmdBench bench = CmdBench.relay();
    Pbu pbu =
        bench
            .pbu(1)
            .without(MnId.class)
            .with(new UnknownOption(200, Octets.ofHex("0102")))
            .with(TestDomain.MN);

    bench.receive(1, pbu);

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(CmdBench.maar(1)).options().has(UnknownOption.class)).isFalse();
  }

  // Verifies: 6275-10.3.1-1, 6275-10.3.1-2
  @ParameterizedTest
  @CsvSource({"1, 1", "74, 74", "75, 75", "76, 75", "65535, 75"})
  void grantsWhatIsAskedForButNoMoreThanItsLimit(int asked, int granted) {
    CmdBench bench = CmdBench.relay();

    bench.receive(1, bench.pbu(1).lifetime(asked));

    assertThat(bench.answerTo(CmdBench.maar(1)).lifetime()).isEqualTo(granted);
    assertThat(bench.binding().lifetime()).isEqualTo(granted);
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(granted * 4_000L);
  }

  // Verifies: 5213-5.3.3-1, 8885-3.2-23, 5213-5.3.1-14
  @Test
  void renewsForTheSameMaarWithoutMakingItItsOwnPreviousMaar() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    bench.advance(200_000);

    bench.receive(1, bench.pbu(1).handoff(HandoffIndicator.UNCHANGED).lifetime(10));

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.previousMaars()).isEmpty();
    assertThat(bench.events()).isEmpty();
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(40_000);
  }

  // Verifies: 8885-3.2-25
  @Test
  void answersARepeatedUpdateAgain() {
    CmdBench bench = CmdBench.relay();
    BindingUpdate update = bench.register(1);
    BindingAcknowledgement first = bench.answerTo(CmdBench.maar(1));

    bench.receive(CmdBench.maar(1), update);

    assertThat(bench.answerTo(CmdBench.maar(1))).isEqualTo(first);
    assertThat(bench.cmd.bindings()).hasSize(1);
  }

  // Verifies: 8885-3-1, 4283-3-3
  @Test
  void keepsMobileNodesApart() {
    CmdBench bench = CmdBench.relay();
    bench.register(1, Bench.mn(1));
    bench.register(2, Bench.mn(2));
    bench.register(1, Bench.mn(3));

    assertThat(bench.cmd.bindings().stream().map(CmdBindingView::mn))
        .containsExactly(Bench.mn(1), Bench.mn(2), Bench.mn(3));
    assertThat(bench.cmd.bindings().stream().map(CmdBindingView::prefix))
        .containsExactly(Bench.prefix(1, 0), Bench.prefix(2, 1), Bench.prefix(1, 2));
  }

  // Verifies: 4283-3-3
  @Test
  void tellsIdentifiersOfDifferentSubtypesApart() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    MnId other = new MnId(2, TestDomain.MN.identifier());

    bench.receive(2, Pbu.of(other, Bench.prefix(2, 0)).at(bench.now));

    assertThat(bench.cmd.bindings()).hasSize(2);
    assertThat(bench.answerTo(CmdBench.maar(2)).options().first(MnId.class)).contains(other);
  }

  // Verifies: 5213-5.3.6-5
  @Test
  void echoesWhateverHandoffAndAccessTechnologyItIsTold() {
    CmdBench bench = CmdBench.relay();
    Pbu pbu =
        bench
            .pbu(1)
            .handoff(250)
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(251));

    bench.receive(1, pbu);

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));
    assertThat(answer.options().first(HandoffIndicator.class).orElseThrow().value()).isEqualTo(250);
    assertThat(answer.options().first(AccessTechnologyType.class).orElseThrow().value())
        .isEqualTo(251);
    assertThat(answer.options().first(HomeNetworkPrefix.class).orElseThrow().prefix())
        .isEqualTo(Bench.prefix(1, 0));
  }
}
