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

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Event;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.sim.ladder.Ladder;
import org.maarg.wire.option.MnId;

/** The nodes as they are shipped, in whole domains where things go wrong. */
class FaultScenarioTest {
  private static final int SEEDS = 50;

  // Verifies: 8885-3.6-1, 8885-3.2-20, 8885-3.2-25
  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void lossDuplicationAndReorderingAreOvercome(Mode mode, Profile profile) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Faults faults = Faults.NONE.with(0.2, 0.1, 0.2).withCorrupt(0.02).withDelay(5, 10);
      Domain domain = domain(6, mode, profile).links(faults, seed).build();
      Ladder ladder = Ladder.of(domain);
      SplittableRandom moves = new SplittableRandom(seed);
      for (int i = 0; i < 8; i++) {
        domain.move(MN, 1 + moves.nextInt(6));
        settle(domain);
      }
      domain.simulation().links().setFaults(Faults.NONE);
      domain.simulation().runFor(2 * LIFETIME);
      settle(domain);
      assertConsistent(domain, "seed " + seed + "\n" + ladder);
      assertForgottenAfterLeaving(domain, "seed " + seed + "\n" + ladder);
    }
  }

  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void lossUntilTheEndLeavesNothing(Mode mode, Profile profile) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Faults faults = Faults.NONE.with(0.2, 0.1, 0.2);
      Domain domain = domain(4, mode, profile).links(faults, seed).build();
      Ladder ladder = Ladder.of(domain);
      tour(domain, 1, 2, 3, 4);
      domain.detach(MN);
      domain.simulation().runFor(10 * LIFETIME);
      settle(domain);
      assertConsistent(domain, "seed " + seed + "\n" + ladder);
    }
  }

  // Verifies: 5213-5.4.1.1-7, 6275-11.8-7
  @Test
  void byTheLetterAPreviousMaarAsksACmdThatHasForgottenTheSessionWithoutEnd() {
    Domain domain = domain(2, Mode.RELAY, Profile.RFC8885).build();
    tour(domain, 1, 2);
    domain.detach(MN);
    domain.crashCmd();
    domain.restartCmd();
    domain.simulation().runFor(100 * LIFETIME);
    assertThat(domain.simulation().runUntilQuiet(Scenarios.PATIENCE)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void crashOfEachRoleIsOvercome(Mode mode, Profile profile) {
    for (int victim = 0; victim <= 4; victim++) {
      for (long down : List.of(1L, 700L, 5_000L)) {
        crash(domain(5, mode, profile).build(), victim, down);
      }
    }
  }

  /** Crashes the CMD (0) or a MAAR while the mobile node moves from MAAR3 to MAAR4. */
  private static void crash(Domain domain, int victim, long downMillis) {
    Ladder ladder = Ladder.of(domain);
    tour(domain, 1, 2, 3);
    domain.move(MN, 4);
    domain.simulation().runFor(8);
    if (victim == 0) {
      domain.crashCmd();
      domain.simulation().runFor(downMillis);
      domain.restartCmd();
    } else {
      domain.crash(victim);
      domain.simulation().runFor(downMillis);
      domain.restart(victim);
    }
    domain.simulation().runFor(3 * LIFETIME);
    settle(domain);
    assertConsistent(domain, "victim " + victim + " down " + downMillis + "\n" + ladder);
    assertForgottenAfterLeaving(domain, "victim " + victim + " down " + downMillis + "\n" + ladder);
  }

  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void partitionHeals(Mode mode, Profile profile) {
    Domain domain = domain(4, mode, profile).build();
    Ladder ladder = Ladder.of(domain);
    tour(domain, 1, 2, 3);
    domain.simulation().links().partition(Set.of(domain.plan().maar(1), domain.plan().maar(4)));
    domain.move(MN, 4);
    domain.simulation().runFor(20_000);
    domain.simulation().links().heal();
    domain.simulation().runFor(2 * LIFETIME);
    settle(domain);
    assertConsistent(domain, ladder);
    assertForgottenAfterLeaving(domain, ladder);
  }

  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void silentPreviousMaarIsGivenUpInTheEnd(Mode mode, Profile profile) {
    Domain domain = domain(3, mode, profile).build();
    Counters counters = new Counters();
    domain.simulation().observe(counters);
    tour(domain, 1, 2);
    domain.crash(1);
    domain.move(MN, 3);
    settle(domain);
    assertThat(
            counters.happened(Event.PREVIOUS_MAAR_SILENT)
                + counters.happened(Event.PREVIOUS_MAAR_EXPIRED))
        .isEqualTo(1);
    domain.simulation().runFor(3 * LIFETIME);
    settle(domain);
    assertThat(binding(domain).previousMaars())
        .extracting(CmdBindingView.PreviousMaarView::address)
        .containsExactly(domain.plan().maar(2));
    assertConsistent(domain, counters.happened());
  }

  @ParameterizedTest
  @MethodSource("org.maarg.sim.Scenarios#modesAndSoundProfiles")
  void mobileNodesDoNotDisturbEachOther(Mode mode, Profile profile) {
    Domain domain = domain(4, mode, profile).links(Faults.NONE.with(0.1, 0.1, 0.1), 3).build();
    Ladder ladder = Ladder.of(domain);
    SplittableRandom moves = new SplittableRandom(3);
    for (int round = 0; round < 4; round++) {
      for (int mn = 1; mn <= 20; mn++) {
        MnId id = Domain.mn(mn);
        int maar = 1 + moves.nextInt(4);
        long at = domain.simulation().nowMillis() + moves.nextInt(500);
        domain.simulation().at(at, () -> domain.move(id, maar));
      }
      settle(domain);
    }
    domain.simulation().links().setFaults(Faults.NONE);
    domain.simulation().runFor(2 * LIFETIME);
    settle(domain);
    assertConsistent(domain, ladder);
  }
}
