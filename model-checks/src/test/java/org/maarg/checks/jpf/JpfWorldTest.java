package org.maarg.checks.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.world.Witness;

class JpfWorldTest {
  private static final Result EXPLORED =
      Explorer.explore(Worlds.named("small-draft").orElseThrow().bounds());

  private static JpfRun run(Optional<String> verdict, long states) {
    return new JpfRun(
        verdict,
        verdict.isPresent(),
        "",
        states,
        JpfRun.expectedVisited(EXPLORED),
        List.of(),
        2,
        1);
  }

  private static JpfWorld world(String witness) {
    JpfRun pass = run(Optional.empty(), JpfRun.expectedStates(EXPLORED));
    return new JpfWorld(pass, Map.of(Witness.HANDOVER, witness), 0.01);
  }

  private static Optional<String> unfit(String name, int limit) {
    CheckedWorld world = Worlds.named(name).orElseThrow();
    Result result =
        Explorer.explore(world.bounds(), Explorer.Order.BREADTH_FIRST, limit, line -> {});
    return JpfWorld.unfit(world, world.bounds(), result);
  }

  @Test
  void countsAndWitnessesMustAllAgree() {
    assertThat(world(JpfWorld.SEEN).agreesWith(EXPLORED)).isTrue();
    assertThat(world("no errors detected").problem(EXPLORED))
        .contains("search for HANDOVER: no errors detected");
    JpfRun miscounted = run(Optional.empty(), 7);
    assertThat(new JpfWorld(miscounted, Map.of(), 1).problem(EXPLORED).orElseThrow())
        .startsWith("counts 7/");
    JpfRun stopped = JpfRun.stopped(9);
    assertThat(new JpfWorld(stopped, Map.of(), 1).problem(EXPLORED)).contains("stopped after 9 s");
  }

  @Test
  void theRatioIsOfSearchesWithoutTheStartOfAMachine() {
    assertThat(world(JpfWorld.SEEN).ratio()).isEqualTo(100);
  }

  @Test
  void aWitnessIsSeenOnlyIfTheSearchFailsWithItsName() {
    JpfRun seen = run(Optional.of("witness HANDOVER"), 3);
    assertThat(JpfWorld.outcome(Witness.HANDOVER, seen)).isEqualTo(JpfWorld.SEEN);
    assertThat(JpfWorld.outcome(Witness.PING_PONG, seen)).isEqualTo("witness HANDOVER");
    assertThat(JpfWorld.outcome(Witness.HANDOVER, run(Optional.empty(), 3)))
        .isEqualTo("no errors detected");
  }

  @Test
  void someWorldsAreNotForPathFinder() {
    assertThat(unfit("finding-missed-detach", 9).orElseThrow()).startsWith("a finding");
    assertThat(unfit("locator-forged", 9).orElseThrow()).startsWith("forged messages");
    assertThat(unfit("relay", 9).orElseThrow()).contains("did not come to its end");
    assertThat(unfit("relay", Integer.MAX_VALUE)).isEmpty();
  }
}
