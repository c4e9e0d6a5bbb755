package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Explorer.Order;
import org.maarg.checks.explore.KeptSearch;
import org.maarg.checks.explore.Result;
import org.maarg.checks.explore.SavedSearchException;
import org.maarg.checks.explore.SearchProgress;
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

  @Test
  void aSearchThatGoesOnFindsWhatOneInOneGoFinds(@TempDir Path folder) {
    for (Order order : Order.values()) {
      Path file = folder.resolve(order + ".search");
      KeptSearch kept = new KeptSearch(file, "relay-early", Duration.ZERO);
      int limit = 0;
      Result part;
      do {
        limit += 2_000;
        part = Explorer.explore(bounds("relay-early"), order, limit, line -> {}, Optional.of(kept));
        assertThat(file.toFile().exists()).isNotEqualTo(part.complete());
      } while (!part.complete());
      assertThat(limit).as("it went on").isGreaterThan(2_000);
      Result whole = Explorer.explore(bounds("relay-early"), order, limit, line -> {});
      assertThat(withoutCost(part)).isEqualTo(withoutCost(whole));
    }
  }

  @Test
  void whatIsNoSearchOfTheSameIsRefused(@TempDir Path folder) throws Exception {
    KeptSearch kept = new KeptSearch(folder.resolve("a.search"), "one", Duration.ZERO);
    goOn(kept);
    byte[] whole = Files.readAllBytes(kept.file());
    assertRefused(new KeptSearch(kept.file(), "another", Duration.ZERO), "is of other sources");
    for (int length : List.of(0, 5, 40, whole.length / 2, whole.length - 1)) {
      Files.write(kept.file(), Arrays.copyOf(whole, length));
      assertRefused(kept, "is cut off");
    }
    Files.write(kept.file(), Arrays.copyOf(whole, whole.length + 1));
    assertRefused(kept, "does not end where it should");
    whole[0]++;
    Files.write(kept.file(), whole);
    assertRefused(kept, "holds no search");
  }

  /** Three states of ten are known, so each open one leads to seven tenths of a new one, and on. */
  @Test
  void progressSaysHowMuchMayBeLeft() throws Exception {
    List<String> lines = new ArrayList<>();
    SearchProgress progress = new SearchProgress(lines::add, 1_000_000, 0, 20_000);
    assertThat(progress.tell(1, 1, 1)).as("a line a second").isFalse();
    Thread.sleep(1_100);
    assertThat(progress.tell(14_000, 14_000, 5)).isTrue();
    assertThat(lines.get(0)).startsWith("14,000 states, 14,000 open, depth 5, ");
    // 20,000 were looked at, which led to 14,000: 14,000 * 0.7 / (1 - 0.7) are to come.
    assertThat(lines.get(0)).contains(", perhaps 32,667 more in ");
    Thread.sleep(1_100);
    assertThat(progress.tell(15_000, 14_500, 6)).isTrue();
    assertThat(lines.get(1)).as("too little was seen").contains(", at most 985,000 more in ");
  }

  private static Result goOn(KeptSearch kept) {
    Bounds bounds = bounds("relay-early");
    return Explorer.explore(bounds, Order.DEPTH_FIRST, 500, line -> {}, Optional.of(kept));
  }

  private static void assertRefused(KeptSearch kept, String why) {
    assertThatThrownBy(() -> goOn(kept))
        .isInstanceOf(SavedSearchException.class)
        .hasMessageContaining(kept.file() + " " + why);
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
