package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/** Who may speak to a node, over what, and what anybody else gets, under the three profiles. */
class AuthorizationTest {
  private static final Ipv6Address STRANGER = Ipv6Address.parse("2001:db8:ffff::1");

  static Stream<Profile> profiles() {
    return Stream.of(Profile.REVIEWED_DRAFT, Profile.RFC8885, Profile.DEPLOYABLE, Profile.HARDENED);
  }

  // Verifies: 5213-5.3.1-3, 8885-6-3
  @ParameterizedTest
  @MethodSource("profiles")
  void theCmdTakesNoUpdateOfAStranger(Profile profile) {
    CmdBench bench = new CmdBench(Mode.RELAY, profile);

    bench.receive(STRANGER, bench.pbu(1).build());

    assertThat(bench.cmd.bindings()).isEmpty();
    assertRefusedOrDropped(bench, profile);
  }

  // Verifies: 5213-5.3.1-3, 8885-6-3
  @ParameterizedTest
  @MethodSource("profiles")
  void aMaarTakesNoUpdateOfAStranger(Profile profile) {
    MaarBench bench = new MaarBench(Mode.RELAY, profile).serving();
    bench.now++;

    bench.receive(STRANGER, bench.relayed(2).build());

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertRefusedOrDropped(bench, profile);
  }

  private static void assertRefusedOrDropped(Bench bench, Profile profile) {
    if (profile.has(Knob.ANSWER_UNAUTHORIZED)) {
      assertThat(bench.answerTo(STRANGER).status()).isEqualTo(Status.MAG_NOT_AUTHORIZED);
      assertThat(bench.drops()).containsExactly(DropReason.REFUSED);
    } else {
      assertThat(bench.outputs(Output.Send.class)).isEmpty();
      assertThat(bench.drops()).containsExactly(DropReason.UNKNOWN_PEER);
    }
  }

  // Verifies: 5213-5.3.1-2, 6275-10.3.1-5
  @ParameterizedTest
  @MethodSource("profiles")
  void theCmdDoesNotAnswerAStrangerThatIsNotAuthenticated(Profile profile) {
    CmdBench bench = new CmdBench(Mode.RELAY, profile);

    bench.receiveUnsecured(STRANGER, bench.pbu(1).build());

    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.UNKNOWN_PEER, STRANGER));
  }

  // Verifies: 5213-5.3.1-2, 6275-10.3.1-5
  @ParameterizedTest
  @MethodSource("profiles")
  void aMaarDoesNotAnswerAStrangerThatIsNotAuthenticated(Profile profile) {
    MaarBench bench = new MaarBench(Mode.RELAY, profile).serving();

    bench.receiveUnsecured(STRANGER, bench.relayed(2).build());

    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.UNKNOWN_PEER, STRANGER));
  }

  // Verifies: 5213-4-1, 5213-5.3.1-2
  @ParameterizedTest
  @MethodSource("profiles")
  void theCmdTakesNothingWithoutTheSecurityAssociation(Profile profile) {
    CmdBench bench = new CmdBench(Mode.RELAY, profile);

    bench.receiveUnsecured(CmdBench.maar(1), bench.pbu(1).build());

    assertThat(bench.drops()).containsExactly(DropReason.NO_SECURITY_ASSOCIATION);
    assertThat(bench.outputs).hasSize(1);
    assertThat(bench.cmd.bindings()).isEmpty();
  }

  // Verifies: 6275-11.7.3-6
  @ParameterizedTest
  @MethodSource("profiles")
  void theCmdTakesNoAnswerWithoutTheSecurityAssociation(Profile profile) {
    CmdBench bench = new CmdBench(Mode.RELAY, profile);
    bench.register(1);
    bench.register(2);

    bench.receiveUnsecured(
        CmdBench.maar(1), Pba.accepting(bench.lastUpdateTo(CmdBench.maar(1))).build());

    assertThat(bench.drops()).containsExactly(DropReason.NO_SECURITY_ASSOCIATION);
    assertThat(bench.outputs).hasSize(1);
    assertThat(bench.binding().previousMaars().get(0).confirmed()).isFalse();
  }

  // Verifies: 5213-4-1, 5213-6.9.1.2-1, 6275-11.7.3-6
  @ParameterizedTest
  @MethodSource("profiles")
  void aMaarTakesNothingOfTheCmdWithoutTheSecurityAssociation(Profile profile) {
    MaarBench bench = new MaarBench(Mode.RELAY, profile);
    bench.attach();

    bench.receiveUnsecured(MaarBench.CMD, Pba.accepting(bench.lastUpdate()).build());

    assertThat(bench.drops()).containsExactly(DropReason.NO_SECURITY_ASSOCIATION);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.advertised).isEmpty();
  }

  // Verifies: 5213-4-1
  @Test
  void theRequirementCanBeSwitchedOff() {
    Profile open = Profile.DEPLOYABLE.with().set(Knob.CMD_SECURITY_ASSOCIATION, false).build();
    CmdBench cmd = new CmdBench(Mode.RELAY, open);
    cmd.receiveUnsecured(CmdBench.maar(1), cmd.pbu(1).build());
    assertThat(cmd.cmd.bindings()).hasSize(1);
    cmd.receiveUnsecured(TestDomain.maar(99), cmd.pbu(99).build());
    assertThat(cmd.outputs)
        .containsExactly(new Output.Dropped(DropReason.UNKNOWN_PEER, TestDomain.maar(99)));
    MaarBench maar = new MaarBench(Mode.RELAY, open);
    maar.attach();

    maar.receiveUnsecured(MaarBench.CMD, Pba.accepting(maar.lastUpdate()).build());

    assertThat(maar.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 8885-6-5
  @ParameterizedTest
  @MethodSource("profiles")
  void onlyTheReviewedDraftTakesUnsecuredDirectAnswers(Profile profile) {
    MaarBench bench = new MaarBench(Mode.LOCATOR, profile);
    bench.attach();

    bench.receiveUnsecured(
        TestDomain.maar(2), Pba.accepting(bench.lastUpdate()).prefix(Bench.prefix(2, 0)).build());

    assertThat(bench.tunnels.isEmpty()).isEqualTo(profile.has(Knob.MAAR_SECURITY_ASSOCIATION));
    assertThat(profile.has(Knob.MAAR_SECURITY_ASSOCIATION))
        .isEqualTo(!profile.name().equals("REVIEWED_DRAFT"));
  }

  // Verifies: 8885-6-3, 5213-5.3.1-3, 5213-4-6
  @ParameterizedTest
  @MethodSource("profiles")
  void aMaarTakesNoUpdateOfAnotherMaar(Profile profile) {
    MaarBench bench = new MaarBench(Mode.LOCATOR, profile).serving();
    bench.now++;

    bench.receive(TestDomain.maar(2), bench.relayed(2).build());

    assertThat(bench.answerTo(TestDomain.maar(2)).status()).isEqualTo(Status.MAG_NOT_AUTHORIZED);
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.2-2, 8885-6-3
  @ParameterizedTest
  @MethodSource("profiles")
  void nobodyTakesAnAcknowledgementOfAStranger(Profile profile) {
    MaarBench bench = new MaarBench(Mode.LOCATOR, profile);
    bench.attach();

    bench.receive(STRANGER, Pba.accepting(bench.lastUpdate()).build());

    assertThat(bench.drops()).containsExactly(DropReason.UNKNOWN_PEER);
    assertThat(bench.outputs).hasSize(1);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.1-7, 5213-5.3.1-8
  @Test
  void theCmdTellsWhatKeepsAMaarFromRegisteringAMobileNode() {
    CmdBench bench =
        new CmdBench(
            Mode.RELAY,
            Profile.DEPLOYABLE,
            new MnAuthorization() {
              @Override
              public boolean mayRegister(MnId mn, Ipv6Address maar) {
                return !mn.equals(Bench.mn(1)) || maar.equals(CmdBench.maar(2));
              }

              @Override
              public boolean isKnown(MnId mn) {
                return !mn.equals(Bench.mn(3));
              }

              @Override
              public boolean hasService(MnId mn) {
                return mn.equals(Bench.mn(1));
              }
            });
    bench.now++;

    assertThat(bench.refused(1, bench.pbu(1, Bench.mn(1))).status())
        .isEqualTo(Status.MAG_NOT_AUTHORIZED);
    assertThat(bench.refused(2, bench.pbu(2, Bench.mn(3))).status())
        .isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
    assertThat(bench.refused(2, bench.pbu(2, Bench.mn(2))).status())
        .isEqualTo(Status.PROXY_REG_NOT_ENABLED);
    bench.receive(2, bench.pbu(2, Bench.mn(1)));
    assertThat(bench.cmd.bindings()).hasSize(1);
  }

  // Verifies: 6275-9.2-2, 6275-9.3.3-2
  @Test
  void aMessageOfUnknownTypeGetsABindingError() {
    MobilityMessage unknown = new UnknownMessage(99, Octets.ofHex("0000"));
    CmdBench cmd = CmdBench.relay();
    MaarBench maar = MaarBench.relay();

    cmd.receive(CmdBench.maar(1), unknown);
    maar.receive(MaarBench.CMD, unknown);

    BindingError error =
        new BindingError(
            BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE);
    assertThat(cmd.outputs)
        .containsExactly(
            new Output.Send(CmdBench.maar(1), error),
            new Output.Dropped(DropReason.UNEXPECTED_MESSAGE, CmdBench.maar(1)));
    assertThat(maar.outputs(Output.Send.class))
        .containsExactly(new Output.Send(MaarBench.CMD, error));
  }

  // Verifies: 6275-6.1.9-1
  @Test
  void aBindingErrorIsCountedAndNotAnswered() {
    BindingError error =
        new BindingError(
            BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE);
    CmdBench cmd = CmdBench.relay();
    MaarBench maar = MaarBench.relay();

    cmd.receive(CmdBench.maar(1), error);
    maar.receive(MaarBench.CMD, error);

    assertThat(cmd.outputs)
        .containsExactly(new Output.Dropped(DropReason.BINDING_ERROR, CmdBench.maar(1)));
    assertThat(maar.drops()).containsExactly(DropReason.BINDING_ERROR);
  }

  // Verifies: 8885-3-3
  @Test
  void noMobileNodeAttachesToACmd() {
    CmdBench bench = CmdBench.relay();

    bench.feed(new Input.Attached(TestDomain.MN, Pbu.MN_LINK_LAYER, 4, bench.time()));
    assertThat(bench.drops()).containsExactly(DropReason.UNEXPECTED_MESSAGE);
    bench.feed(new Input.Detached(TestDomain.MN, bench.time()));
    assertThat(bench.drops()).containsExactly(DropReason.UNEXPECTED_MESSAGE);
  }

  // Verifies: 8885-6-3, 8885-6-8
  @Test
  void aRefusalOfAStrangerEchoesNothingThatTheCmdKnows() {
    CmdBench bench = CmdBench.relay();
    bench.travel(1, 2);

    bench.receive(STRANGER, bench.pbu(1).prefix(Bench.prefix(9, 9)).build());

    assertThat(bench.answerTo(STRANGER).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(9, 9)));
    assertThat(CmdBench.listed(bench.answerTo(STRANGER))).isEmpty();
  }
}
