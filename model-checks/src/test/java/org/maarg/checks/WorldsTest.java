package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Properties;

class WorldsTest {
  static List<String> holding() {
    return Scope.holding();
  }

  static List<String> findings() {
    return Worlds.findings().stream().map(CheckedWorld::name).toList();
  }

  @ParameterizedTest
  @MethodSource("holding")
  void everyPropertyHoldsInAsManyStatesAsEver(String name) {
    CheckedWorld world = Worlds.named(name).orElseThrow();
    Result result = Explored.of(world);
    assertThat(result.violation()).isEmpty();
    assertThat(result.complete()).isTrue();
    assertThat(result.unique()).isEqualTo(world.unique());
    assertThat(result.witnesses()).containsAll(world.witnesses());
    // Each step uses up a message, a timer or a budget; one that did not would make no state.
    assertThat(result.idle()).isZero();
  }

  @ParameterizedTest
  @MethodSource("findings")
  void aFindingIsStillThere(String name) {
    CheckedWorld world = Worlds.named(name).orElseThrow();
    Result result = Explored.of(world);
    assertThat(result.violation()).isPresent();
    assertThat(result.violation().orElseThrow().property())
        .isEqualTo(world.finding().orElseThrow());
  }

  static List<String> smallAndPinned() {
    return Worlds.holding().stream()
        .filter(world -> world.bounds().isTrafficPinned() && world.unique() < 20_000)
        .map(CheckedWorld::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("smallAndPinned")
  void thePinnedNumberOfMessagesIsReached(String name) {
    Bounds bounds = Worlds.named(name).orElseThrow().bounds();
    Result tighter = Explorer.explore(bounds.inFlight(bounds.inFlight() - 1));
    assertThat(tighter.violation()).isPresent();
    assertThat(tighter.violation().orElseThrow().property()).isEqualTo(Properties.BOUNDED_TRAFFIC);
  }

  @Test
  void findingsTakeDifferentWays() {
    assertThat(Worlds.findings().stream().map(world -> wayTo(Explored.of(world))))
        .doesNotHaveDuplicates();
  }

  /** What breaks and the choices that lead there, in however large a domain. */
  private static String wayTo(Result result) {
    return result.violation().map(it -> it.property() + " " + it.path()).orElse("");
  }

  @Test
  void theWorldsAreManyAndLarge() {
    assertThat(Worlds.holding()).hasSizeGreaterThanOrEqualTo(15);
    assertThat(Worlds.holding().stream().mapToLong(CheckedWorld::unique).sum())
        .isBetween(2_000_000L, 5_000_000L);
    assertThat(Worlds.all().stream().map(CheckedWorld::name)).doesNotHaveDuplicates();
  }
}
