package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Properties;

/** A domain that goes on for ever is told as such, with the steps that come again and again. */
class SettlingTest {
  private static Hunt.Outcome hunt(String mutant) {
    return Explored.of(mutant(mutant));
  }

  private static Mutant mutant(String name) {
    return Mutants.named(name).orElseThrow();
  }

  static List<String> holding() {
    return Scope.holding();
  }

  /**
   * In a world in which no answer is judged by itself: there the answer to an answer shows first.
   */
  @Test
  void aDomainThatComesBackToWhereItWasHasACycle() {
    Mutant answers = mutant("answers-an-answer");
    Hunt.Outcome found =
        Explored.of(
            new Mutant(
                answers.id() + " elsewhere",
                answers.file(),
                answers.property(),
                "interfaces-relay",
                answers.text(),
                answers.by()));
    assertThat(found.property()).isEqualTo(Properties.SETTLES);
    assertThat(found.message()).contains("the last 2 steps lead back to where the domain was");
    assertThat(found.ladder()).contains("** settles: the last 2 steps lead back");
  }

  @Test
  void aDomainThatGrowsIsToldWithTheStepsThatRepeat() {
    Hunt.Outcome found = hunt("renews-at-once");
    assertThat(found.property()).isEqualTo(Properties.SETTLES);
    Bounds bounds = Worlds.named(mutant("renews-at-once").world()).orElseThrow().bounds();
    String after = "after " + (Explorer.stepsAlone(bounds) + 1) + " steps";
    assertThat(found.message()).contains(after).contains("the last 2 were taken");
    assertThat(found.ladder())
        .contains("... the same 2 again, ")
        .contains("** settles: " + after + " with nothing from outside the domain still goes on");
  }

  @Test
  void aTimerThatStartsItselfIsFound() {
    Hunt.Outcome found = hunt("pace-never-stops");
    assertThat(found.message()).contains("the last step was taken");
    assertThat(found.ladder()).contains("... the same 1 again, ");
  }

  /** Else a way that only takes its time would be told as one without end. */
  @ParameterizedTest
  @MethodSource("holding")
  void theBoundOnStepsIsFarFromWhatIsReached(String name) {
    CheckedWorld world = Worlds.named(name).orElseThrow();
    int reached = Explored.of(world).longestAlone();
    assertThat(reached).isPositive();
    assertThat(2 * reached).isLessThan(Explorer.stepsAlone(world.bounds()));
  }

  @Test
  void theBoundGrowsWithWhatMayComeFromOutside() {
    Bounds bounds = Bounds.start().maars(2).moves(2);
    assertThat(Explorer.stepsAlone(bounds)).isEqualTo(90);
    assertThat(Explorer.stepsAlone(bounds.drops(1))).isEqualTo(120);
    assertThat(Explorer.stepsAlone(bounds.maars(3))).isEqualTo(126);
  }
}
