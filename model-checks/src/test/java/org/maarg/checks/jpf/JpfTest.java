package org.maarg.checks.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.world.Bounds;

/** Runs Java PathFinder itself, where it is installed; elsewhere nothing here counts as passed. */
class JpfTest {
  private static final int SECONDS = 300;

  private Jpf jpf;

  @BeforeEach
  void find() {
    Optional<Jpf> installed = Jpf.installed();
    Assumptions.assumeTrue(installed.isPresent(), "Java PathFinder is not installed: not run");
    jpf = installed.orElseThrow();
  }

  @Test
  void bothEnginesAgree() {
    JpfRun run = jpf.run(List.of(), List.of("small-relay-copy"), SECONDS);
    assertThat(run.verdict()).isEmpty();
    assertThat(
            run.agreesWith(
                Explorer.explore(Worlds.named("small-relay-copy").orElseThrow().bounds())))
        .isTrue();
  }

  /** On some ways only, this world comes to a class whose sole static field is a constant. */
  @Test
  void aConstantThatIsLoadedLateIsNoState() {
    String change = "longTimers=1";
    Bounds bounds =
        BoundChanges.change(Worlds.named("small-leave-design-a").orElseThrow().bounds(), change);
    JpfRun run = jpf.run(List.of(), List.of("small-leave-design-a", change), SECONDS);
    assertThat(run.agreesWith(Explorer.explore(bounds)))
        .as("%d/%d %s", run.states(), run.visited(), run.verdict())
        .isTrue();
  }

  @Test
  void aSearchForAWitnessFailsWithIt() {
    JpfRun run = jpf.run(List.of(), List.of("small-relay-early", "LATE_ANCHOR"), SECONDS);
    assertThat(run.error()).isTrue();
    assertThat(run.verdict()).contains("witness LATE_ANCHOR");
  }

  @Test
  void aMutantIsKilledAndItsWayReplays() {
    JpfHunt.Outcome hunted =
        JpfHunt.hunt(jpf, Mutants.named("anchor-without-tunnel").orElseThrow(), SECONDS);
    assertThat(hunted.killed()).as(hunted.message()).isTrue();
    assertThat(hunted.replayed()).isTrue();
    assertThat(hunted.ladder()).contains("prefixes-reachable");
  }

  @Test
  void aSeededLostWakeUpIsFound() {
    ThreadCheck check =
        ThreadCheck.all().stream()
            .filter(it -> it.id().equals("lost-wake-up"))
            .findFirst()
            .orElseThrow();
    assertThat(check.isAsExpected(check.run(jpf, SECONDS))).isTrue();
  }

  @Test
  void classesThatTheLintRefusesAreNotRun(@TempDir Path directory) throws Exception {
    Path folder = Files.createDirectories(directory.resolve("org/maarg/protocol"));
    Path bad = Path.of("target/test-classes/org/maarg/checks/lint/fixtures/Bad$LongLambda.class");
    Files.copy(bad, folder.resolve("Extra.class"));
    JpfRun run = jpf.run(List.of(directory), List.of("small-draft"), SECONDS);
    assertThat(run.verdict().orElseThrow()).startsWith("not run: ");
  }
}
