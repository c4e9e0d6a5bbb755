package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.ServingMaar;

/** In a laboratory: a mobile node that goes from a MAAR to a gateway of RFC 5213 and back. */
class CmdPlainPeersTest {
  private static final int LAST_OF_RFC_5213 = 27;

  static List<Arguments> domains() {
    List<Arguments> domains = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (Profile profile : List.of(Profile.RFC8885, Profile.DEPLOYABLE)) {
        domains.add(Arguments.of(mode, profile.with().set(Knob.LAB_PLAIN_PEERS, true).build()));
      }
    }
    return domains;
  }

  private static Pbu plain(CmdBench cmd, int gateway) {
    cmd.now++;
    return cmd.pbu(gateway).without(BindingUpdate.DISTRIBUTED);
  }

  private static void assertPlain(BindingAcknowledgement answer) {
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.has(BindingAcknowledgement.DISTRIBUTED)).isFalse();
    assertThat(answer.options().asList()).allMatch(it -> it.type() <= LAST_OF_RFC_5213);
  }

  // Verifies: 8885-4.6-3, 8885-4.5-3, 8885-4.2-1
  @ParameterizedTest
  @MethodSource("domains")
  void theMaarBeforeIsToldAndTheGatewayHearsNothingOfIt(Mode mode, Profile profile) {
    CmdBench cmd = new CmdBench(mode, profile);
    cmd.register(1);

    cmd.receive(2, plain(cmd, 2));
    List<BindingAcknowledgement> answers = new ArrayList<>(cmd.answersTo(CmdBench.maar(2)));
    BindingUpdate told = cmd.lastUpdateTo(CmdBench.maar(1));
    assertThat(told.has(BindingUpdate.DISTRIBUTED)).isTrue();
    assertThat(told.options().first(ServingMaar.class)).hasValue(new ServingMaar(CmdBench.maar(2)));
    cmd.receive(CmdBench.maar(1), Pba.accepting(told).build());
    answers.addAll(cmd.answersTo(CmdBench.maar(2)));

    assertThat(answers).hasSize(1);
    assertPlain(answers.get(0));
    assertThat(cmd.binding().previousMaars()).allMatch(it -> it.confirmed());
  }

  // Verifies: 5213-5.3.5-1
  @ParameterizedTest
  @MethodSource("domains")
  void aGatewayOfBeforeEndsNothing(Mode mode, Profile profile) {
    CmdBench cmd = new CmdBench(mode, profile);
    cmd.receive(1, plain(cmd, 1));
    cmd.register(2);
    CmdBindingView before = cmd.binding();

    cmd.receive(1, plain(cmd, 1).lifetime(0));

    assertThat(cmd.drops()).containsExactly(DropReason.NO_SESSION);
    assertThat(cmd.outputs).hasSize(1);
    assertThat(cmd.binding()).isEqualTo(before);
  }

  // Verifies: 8885-4.1-5
  @Test
  void outsideOfALaboratoryAGatewayDoesNotEndTheSessionThatItServes() {
    CmdBench cmd = CmdBench.relay();
    cmd.register(1);

    BindingAcknowledgement answer = cmd.refused(1, plain(cmd, 1).lifetime(0));

    assertThat(answer.status()).isEqualTo(Status.ADMINISTRATIVELY_PROHIBITED);
    assertThat(cmd.armed(Timer.Kind.DELETE)).isEmpty();
  }
}
