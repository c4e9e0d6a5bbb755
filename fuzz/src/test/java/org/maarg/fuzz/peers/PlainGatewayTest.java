package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Event;

/**
 * A gateway that knows RFC 5213 alone speaks with a live CMD over UDP. Nothing of it is shared with
 * the CMD: its octets are written and read apart.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class PlainGatewayTest {
  private static final String SECURED = "securityAssociation: true";
  private static final String MN = PlainGateway.nai(1);

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static CmdStage stage(String profile) throws IOException {
    return new CmdStage(lab, profile, Lab.SWITCH_ON, SECURED, "");
  }

  // Verifies: 5213-5.3.2-4, 5213-5.3.3-1, 5213-5.3.5-2, 5213-5.3.5-4
  @ParameterizedTest
  @ValueSource(strings = {"DEPLOYABLE", "RFC8885"})
  void aSessionIsBegunExtendedEndedAndTakenUpAgain(String profile) throws Exception {
    try (CmdStage stage = stage(profile)) {
      Draft attached = stage.first.registration(MN, stage.now());
      // RFC 5213 6.9.1.5 names P and A, not H.
      attached.flags(Draft.A | Draft.P).replace(Option.handoff(PlainGateway.ATTACHED_ANEW));
      stage.asks(attached, "{status: 0, lifetime: 10}");
      assertThat(stage.cmd.cmdBindings()).hasSize(1);

      Draft longer = stage.first.extension(MN, stage.later(10));
      longer.lifetime = 100;
      // The CMD grants 60 s and no more.
      stage.asks(longer, "{status: 0, lifetime: 15}");

      stage.asks(stage.first.deregistration(MN, stage.later(10)), "{status: 0, lifetime: 0}");
      stage.asks(stage.first.registration(MN, stage.later(10)), "{status: 0, lifetime: 10}");
      assertThat(stage.events)
          .containsExactly(Event.REGISTERED, Event.DEREGISTERED, Event.RETURNED);
    }
  }

  // Verifies: 5213-5.3-1
  @ParameterizedTest
  @ValueSource(strings = {"DEPLOYABLE", "RFC8885"})
  void refusalsComeInTheOrderOfTheirChecks(String profile) throws Exception {
    String lists =
        "knownMobileNodes: ['@example.net', '@example.org']\n"
            + "authorizedMobileNodes: ['@example.net']";
    String ofFirst = SECURED + ", mobileNodes: ['mn1@example.net', '@example.org']";
    try (CmdStage stage = new CmdStage(lab, profile, Lab.SWITCH_ON, ofFirst, lists)) {
      String asked = "Home Network Prefix: ['::/0'], Handoff Indicator: 0";
      String wants = asked + ", Access Technology Type: 0";
      // All is wrong at first, and put right one by one.
      Draft update = Draft.update(7, 10).with(Option.timestamp(stage.now() - 3_600_000));
      stage.asks(update, "{status: 160, options: {Mobile Node Identifier: empty, " + wants + "}}");
      update.replace(Option.mobileNode("mn2@example.net"));
      stage.asks(update, "{status: 154, options: {" + wants + "}}");
      update.replace(Option.mobileNode("mn1@example.com"));
      stage.asks(update, "{status: 153, options: {" + wants + "}}");
      update.replace(Option.mobileNode("mn1@example.org"));
      stage.asks(update, "{status: 152, options: {" + wants + "}}");
      update.replace(Option.mobileNode(MN));
      stage.asks(update, "{status: 156, options: {Timestamp: clock, " + wants + "}}");
      update.replace(Option.timestamp(stage.now()));
      stage.asks(update, "{status: 158, options: {" + wants + "}}");
      update.with(Option.prefix("2001:db8:77::/64"));
      stage.asks(
          update, "{status: 161, options: {Handoff Indicator: 0, Access Technology Type: 0}}");
      update.with(Option.handoff(PlainGateway.UNKNOWN));
      stage.asks(update, "{status: 162, options: {Access Technology Type: 0}}");
      update.with(Option.technology(4));
      stage.asks(update, "{status: 155}");
      assertThat(stage.cmd.cmdBindings()).isEmpty();
      update.replace(Option.prefix(stage.first.prefix()));
      stage.asks(update, "{status: 0}");
    }
  }

  // Verifies: 5213-5.5-3, 5213-5.5-4, 5213-5.5-5, 5213-5.5-17
  @ParameterizedTest
  @ValueSource(strings = {"DEPLOYABLE", "RFC8885"})
  void timeOrdersWhatHasATimestamp(String profile) throws Exception {
    try (CmdStage stage = stage(profile)) {
      stage.asks(stage.first.registration(MN, stage.now()), "{status: 0}");
      long accepted = stage.now();
      stage.later(100);
      String own = "options: {Timestamp: clock}}";
      stage.asks(stage.first.extension(MN, accepted), "{status: 156, " + own);
      stage.asks(stage.first.extension(MN, accepted - 1), "{status: 157, " + own);
      stage.asks(stage.first.extension(MN, stage.now() + 301), "{status: 156, " + own);
      Draft back = stage.first.extension(MN, accepted + 1);
      back.sequence = 1;
      stage.asks(back, "{status: 0}");
    }
  }

  // Verifies: 5213-5.5-7, 6275-9.5.1-2, 6275-9.5.1-3
  @ParameterizedTest
  @ValueSource(strings = {"DEPLOYABLE", "RFC8885"})
  void numbersOrderWhatHasNone(String profile) throws Exception {
    try (CmdStage stage = stage(profile)) {
      Draft update = stage.first.extension(MN, 0).without(Option.TIMESTAMP);
      update.replace(Option.handoff(PlainGateway.UNKNOWN)).sequence = 65_000;
      stage.asks(update, "{status: 0}");
      update.replace(Option.handoff(PlainGateway.UNCHANGED));
      stage.asks(update, "{status: 135, sequence: 65000}");
      update.sequence = 64_999;
      stage.asks(update, "{status: 135, sequence: 65000}");
      update.sequence = 3;
      stage.asks(update, "{status: 0}");
      update.sequence = 65_001;
      stage.asks(update, "{status: 135, sequence: 3}");
    }
  }

  // Verifies: 5213-5.3.2-5, 5213-5.4.1.1-7, 5213-5.4.1.2-9
  @ParameterizedTest
  @ValueSource(strings = {"DEPLOYABLE", "RFC8885"})
  void noPrefixIsAssignedAndNothingIsEndedThatIsNotThere(String profile) throws Exception {
    try (CmdStage stage = stage(profile)) {
      Draft any = stage.first.registration(MN, stage.now()).replace(Option.prefix("::/0"));
      stage.asks(any, "{status: 130}");

      stage.first.peer.send(stage.first.deregistration(MN, stage.later(10)));
      stage.first.peer.send(
          stage.first.deregistration(MN, stage.later(10)).replace(Option.prefix("::/0")));
      assertThat(stage.first.heardBefore(stage.second)).isEmpty();
      assertThat(stage.cmd.cmdBindings()).isEmpty();
    }
  }

  // Verifies: 8885-4.1-5
  @ParameterizedTest
  @ValueSource(strings = {"DEPLOYABLE", "RFC8885"})
  void withoutTheSwitchWhatWouldBeAcceptedIsProhibited(String profile) throws Exception {
    try (CmdStage stage = new CmdStage(lab, profile, Lab.SWITCH_OFF, SECURED, "")) {
      int status = Rows.table().at("/plainGateway/status").asInt();
      stage.asks(stage.first.registration(MN, stage.now()), "{status: " + status + "}");
      assertThat(stage.cmd.cmdBindings()).isEmpty();
    }
  }

  @Test
  void theSwitchIsOffUnlessItIsSet() throws Exception {
    try (CmdStage stage = new CmdStage(lab, "DEPLOYABLE", "", SECURED, "")) {
      stage.asks(stage.first.registration(MN, stage.now()), "{status: 129}");
    }
  }
}
