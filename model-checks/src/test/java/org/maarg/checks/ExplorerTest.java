package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Explorer.Order;
import org.maarg.checks.explore.Result;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;

class ExplorerTest {
  private static Bounds bounds(String name) {
    return Worlds.named(name).orElseThrow().bounds();
  }

  @Test
  void bothOrdersVisitTheSameStates() {
    Result nearest = Explorer.explore(bounds("relay-early"));
    Result latest =
        Explorer.explore(bounds("relay-early"), Order.DEPTH_FIRST, Integer.MAX_VALUE, line -> {});
    assertThat(latest.unique()).isEqualTo(nearest.unique());
    assertThat(latest.total()).isEqualTo(nearest.total());
    assertThat(latest.ends()).isEqualTo(nearest.ends());
    assertThat(latest.loops()).isEqualTo(nearest.loops());
    assertThat(latest.depth()).isGreaterThanOrEqualTo(nearest.depth());
  }

  @Test
  void symmetryLeavesOneStateOfSix() {
    int reduced = Explorer.explore(bounds("relay")).unique();
    int all = Explorer.explore(bounds("relay-unreduced")).unique();
    // A state in which not all MAARs have been touched stands for fewer than six.
    assertThat(all).isGreaterThan(5 * reduced).isLessThanOrEqualTo(6 * reduced);
  }

  @Test
  void symmetryLeavesOneMobileNodeOfThree() {
    Bounds alike = Bounds.start().maars(1).mns(3).moves(3);
    assertThat(Explorer.explore(alike.symmetric(true)).unique()).isEqualTo(100);
    assertThat(Explorer.explore(alike).unique()).isEqualTo(586);
  }

  @Test
  void anyNumberOfWorkersFindsTheSame() {
    for (String name : List.of("relay-early", "return-unnoticed", "finding-silent-renewal")) {
      Result alone = Explorer.explore(bounds(name), 1);
      Result together = Explorer.explore(bounds(name), 2);
      assertThat(withoutCost(together)).as(name).isEqualTo(withoutCost(alone));
    }
  }

  /** The result as it is on a machine of any speed and size. */
  private static Result withoutCost(Result result) {
    return new Result(
        result.total(),
        result.unique(),
        result.branching(),
        result.ends(),
        result.depth(),
        result.replayed(),
        result.idle(),
        result.longestAlone(),
        result.loops(),
        result.loopPath(),
        0,
        0,
        0,
        result.complete(),
        result.witnesses(),
        result.violation());
  }

  @Test
  void someStatesAreReachedAgainByTheirChoicesAlone() {
    assertThat(Explorer.explore(bounds("relay-early")).replayed()).isGreaterThan(100);
  }

  @Test
  void aSearchThatStopsAtItsLimitIsNotComplete() {
    Result result = Explorer.explore(bounds("relay-early"), Order.BREADTH_FIRST, 100, line -> {});
    assertThat(result.complete()).isFalse();
    assertThat(result.violation()).isEmpty();
  }

  @Test
  void aCounterexampleReplaysWithLiveNodes() {
    for (CheckedWorld world : Worlds.findings()) {
      Counterexample found = Explorer.explore(world.bounds()).violation().orElseThrow();
      List<String> broken = new ArrayList<>();
      World live = new World(world.bounds(), Monitor.NONE);
      for (int choice : found.path()) {
        try {
          live.step(choice);
        } catch (Violation violation) {
          broken.add(violation.property());
        }
      }
      assertThat(broken).containsExactly(found.property());
    }
  }
}
