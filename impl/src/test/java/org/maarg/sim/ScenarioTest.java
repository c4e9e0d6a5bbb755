package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.CmdBindingView;
import org.maarg.protocol.Event;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.wire.MnId;

/** The nodes as they are shipped, in whole domains; the verdict must be consistent in the end. */
class ScenarioTest {
  private static final MnId MN = Domain.mn(1);
  private static final int SEEDS = 50;

  /** Lifetime of every binding, in milliseconds. */
  private static final long LIFETIME = 60_000;

  /** Long enough for every retransmission to end: 1 + 2 + 4 + 8 + 16 + 32 + 32 seconds. */
  private static final long PATIENCE = 200_000;

  private static Stream<Arguments> modesAndProfiles() {
    return Stream.of(Mode.values())
        .flatMap(
            mode ->
                Stream.of(Profile.RFC8885, Profile.HARDENED, Profile.REVIEWED_DRAFT)
                    .map(profile -> Arguments.of(mode, profile)));
  }

  private static Stream<Arguments> modesAndSoundProfiles() {
    return modesAndProfiles().filter(each -> each.get()[1] != Profile.REVIEWED_DRAFT);
  }

  private static DomainBuilder domain(int maars, Mode mode, Profile profile) {
    return new DomainBuilder(maars).mode(mode).profile(profile);
  }

  private static void settle(Domain domain) {
    assertThat(domain.simulation().runUntilQuiet(PATIENCE)).isTrue();
  }

  private static void assertConsistent(Domain domain, Object ladder) {
    assertThat(domain.verdict().inconsistencies())
        .withFailMessage(() -> domain.verdict() + "\n" + ladder)
        .isEmpty();
  }

  /** Moves and lets the domain come to rest after each move. */
  private static void tour(Domain domain, int... maars) {
    for (int maar : maars) {
      domain.move(MN, maar);
      settle(domain);
    }
  }

  private static int[] upTo(int last) {
    return IntStream.rangeClosed(1, last).toArray();
  }

  private static CmdBindingView binding(Domain domain) {
    return domain.state().cmd().get(0);
  }

  private static void assertForgottenAfterLeaving(Domain domain, Object ladder) {
    domain.detach(MN);
    domain.simulation().runFor(5 * LIFETIME);
    settle(domain);
    assertConsistent(domain, ladder);
  }

  // Verifies: 8885-3.1-2, 8885-3.1-3, 8885-3.1-4, 8885-3.1-5
  @ParameterizedTest
  @MethodSource("modesAndProfiles")
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
  @MethodSource("modesAndProfiles")
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
  @MethodSource("modesAndProfiles")
  void manyMovesAreKeptUpToTheLimitOfTheProfile(Mode mode, Profile profile) {
    Domain domain = domain(41, mode, profile).build();
    Ladder ladder = Ladder.of(domain);
    tour(domain, upTo(41));
    assertConsistent(domain, ladder);
    assertThat(binding(domain).previousMaars()).hasSize(Math.min(40, profile.maxPreviousMaars()));
    assertForgottenAfterLeaving(domain, ladder);
  }

  // Verifies: 8885-3.2-24
  @ParameterizedTest
  @MethodSource("modesAndProfiles")
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
    Domain domain = domain(6, mode, Profile.RFC8885).build();
    tour(domain, upTo(5));
    Counters counters = new Counters();
    domain.simulation().observe(counters);
    tour(domain, 6);
    long updates = 5;
    long answers = mode == Mode.LOCATOR ? 0 : 1;
    assertThat(counters.traffic(domain.plan().cmd()).packetsSent()).isEqualTo(updates + answers);
  }

  // Verifies: 8885-3-8
  @ParameterizedTest
  @MethodSource("modesAndProfiles")
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
  @MethodSource("modesAndSoundProfiles")
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
  @MethodSource("modesAndSoundProfiles")
  void bothDeregistrationDesignsLeaveNothing(Mode mode, Profile profile) {
    for (Deregistration design : Deregistration.values()) {
      Profile chosen = profile.with().deregistration(design).build();
      Domain domain = domain(4, mode, chosen).build();
      Ladder ladder = Ladder.of(domain);
      tour(domain, 1, 2, 3, 4);
      assertForgottenAfterLeaving(domain, ladder);
      assertThat(domain.state().cmd()).isEmpty();
    }
  }

  // Verifies: 8885-3.5-3, 8885-3.5-4
  @ParameterizedTest
  @MethodSource("modesAndSoundProfiles")
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

  // Verifies: 8885-3.6-1, 8885-3.2-20, 8885-3.2-25
  @ParameterizedTest
  @MethodSource("modesAndSoundProfiles")
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
  @MethodSource("modesAndSoundProfiles")
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

  @ParameterizedTest
  @MethodSource("modesAndSoundProfiles")
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
  @MethodSource("modesAndSoundProfiles")
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
  @MethodSource("modesAndSoundProfiles")
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
  @MethodSource("modesAndSoundProfiles")
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
