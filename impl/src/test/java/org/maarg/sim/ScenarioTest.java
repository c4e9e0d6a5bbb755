package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.sim.Scenarios.LIFETIME;
import static org.maarg.sim.Scenarios.MN;
import static org.maarg.sim.Scenarios.assertConsistent;
import static org.maarg.sim.Scenarios.assertForgottenAfterLeaving;
import static org.maarg.sim.Scenarios.binding;
import static org.maarg.sim.Scenarios.domain;
import static org.maarg.sim.Scenarios.settle;
import static org.maarg.sim.Scenarios.tour;
import static org.maarg.sim.Scenarios.upTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.sim.ladder.Ladder;

/** The nodes as they are shipped, in whole domains on faultless links. */
class ScenarioTest {
  // Verifies: 8885-3.1-2, 8885-3.1-3, 8885-3.1-4, 8885-3.1-5
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndProfiles")
  void initialRegistrationTakesTwoMessages(Mode mode, Profile profile) {
    Domain domain = domain(2, mode, profile).build();
    Counters counters = new Counters();
    domain.simulation().observe(counters);
    tour(domain, 1);
    assertConsistent(domain, counters.happened());
    assertThat(counters.traffic().packetsSent()).isEqualTo(2);
    assertThat(binding(domain).previousMaars()).isEmpty();
  }

  // Verifies: 8885-3.2-5, 8885-3.2-6, 8885-3.2-13, 8885-3.2-17, 8885-3.7-4, 8885-3.7-5, 8885-3.5-11
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndProfiles")
  void handoverKeepsEveryPrefixReachable(Mode mode, Profile profile) {
    for (int moves : new int[] {1, 3, 10}) {
      Domain domain = domain(moves + 1, mode, profile).build();
      Ladder ladder = Ladder.of(domain);
      tour(domain, upTo(moves + 1));
      assertConsistent(domain, ladder);
      assertThat(binding(domain).previousMaars()).hasSize(moves);
      assertForgottenAfterLeaving(domain, ladder);
    }
  }

  // Verifies: 8885-6-7
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndProfiles")
  void manyMovesAreKeptUpToTheLimitOfTheProfile(Mode mode, Profile profile) {
    Domain domain = domain(41, mode, profile).build();
    Ladder ladder = Ladder.of(domain);
    tour(domain, upTo(41));
    assertConsistent(domain, ladder);
    assertThat(binding(domain).previousMaars())
        .hasSize(Math.min(40, profile.value(Knob.MAX_PREVIOUS_MAARS)));
    assertForgottenAfterLeaving(domain, ladder);
  }

  // Verifies: 8885-3.2-24
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndProfiles")
  void goingBackAndForthLeavesOnePreviousMaar(Mode mode, Profile profile) {
    Domain domain = domain(2, mode, profile).build();
    Ladder ladder = Ladder.of(domain);
    tour(domain, 1, 2, 1, 2, 1, 2, 1);
    assertConsistent(domain, ladder);
    assertThat(binding(domain).previousMaars())
        .extracting(CmdBindingView.PreviousMaarView::address)
        .containsExactly(domain.plan().maar(2));
    assertForgottenAfterLeaving(domain, ladder);
  }

  // Verifies: 8885-3.2-2, 8885-3.2-3, 8885-3.3-3
  @ParameterizedTest
  @EnumSource(Mode.class)
  void oneUpdateIsRelayedToEveryPreviousMaarOnce(Mode mode) {
    Domain domain = domain(6, mode, Profile.DEPLOYABLE).build();
    tour(domain, upTo(5));
    Counters counters = new Counters();
    domain.simulation().observe(counters);
    tour(domain, 6);
    long updates = 5;
    // In proxy mode the second tells which router is that of the MAAR before.
    long answers =
        switch (mode) {
          case RELAY -> 1;
          case LOCATOR -> 0;
          case PROXY -> 2;
        };
    assertThat(counters.traffic(domain.plan().cmd()).packetsSent()).isEqualTo(updates + answers);
  }

  // Verifies: 8885-3-8
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndProfiles")
  void moveOfWhichTheFormerMaarLearnsNothingIsConsistent(Mode mode, Profile profile) {
    Domain domain = domain(3, mode, profile).build();
    Ladder ladder = Ladder.of(domain);
    for (int maar : new int[] {1, 2, 3, 1}) {
      domain.attach(MN, maar);
      settle(domain);
    }
    assertConsistent(domain, ladder);
  }

  // Verifies: 8885-3.2-23, 8885-3.5-8, 8885-3.5-9
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void bindingLivesAsLongAsTheMobileNodeStays(Mode mode, Profile profile) {
    Domain domain = domain(3, mode, profile).build();
    Ladder ladder = Ladder.of(domain);
    tour(domain, 1, 2, 3);
    for (int i = 0; i < 10; i++) {
      domain.simulation().runFor(LIFETIME);
      settle(domain);
      assertConsistent(domain, ladder);
    }
  }

  // Verifies: 8885-3.5-5, 8885-3.5-6, 8885-3.5-7, 8885-3.5-10, 8885-3.5-11
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void bothDeregistrationDesignsLeaveNothing(Mode mode, Profile profile) {
    for (Deregistration design : Deregistration.values()) {
      Profile chosen = profile.with().set(Knob.DEREGISTRATION, design).build();
      Domain domain = domain(4, mode, chosen).build();
      Ladder ladder = Ladder.of(domain);
      tour(domain, 1, 2, 3, 4);
      assertForgottenAfterLeaving(domain, ladder);
      assertThat(domain.state().cmd()).isEmpty();
    }
  }

  // Verifies: 8885-3.5-3, 8885-3.5-4
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void leavingTheLinkDeregistersNothing(Mode mode, Profile profile) {
    Domain domain = domain(2, mode, profile).build();
    Counters counters = new Counters();
    tour(domain, 1, 2);
    domain.simulation().observe(counters);
    domain.detach(MN);
    domain.simulation().runFor(LIFETIME / 4);
    assertThat(counters.traffic()).isEqualTo(Counters.Traffic.NONE);
    assertThat(binding(domain).active()).isTrue();
  }
}
