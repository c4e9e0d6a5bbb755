package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Result;

class WorldsTest {
  static List<String> holding() {
    return Worlds.holding().stream().map(CheckedWorld::name).toList();
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

  @Test
  void theWorldsAreManyAndLarge() {
    assertThat(Worlds.holding()).hasSizeGreaterThanOrEqualTo(15);
    assertThat(Worlds.holding().stream().mapToLong(CheckedWorld::unique).sum())
        .isGreaterThanOrEqualTo(2_000_000);
    assertThat(Worlds.all().stream().map(CheckedWorld::name)).doesNotHaveDuplicates();
  }
}
