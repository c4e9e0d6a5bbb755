package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.cli.CheckCommands;
import org.maarg.cli.CliException;
import picocli.CommandLine;

class CheckCommandTest {
  private final StringWriter out = new StringWriter();

  private final StringWriter err = new StringWriter();

  private int check(String... arguments) {
    return new CommandLine(new CheckCommands().commands().get(0))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> {
              CliException refused = (CliException) thrown;
              err.append(refused.getMessage());
              return refused.exitStatus();
            })
        .setOut(new PrintWriter(out))
        .execute(arguments);
  }

  @Test
  void tellsTheResultOfEachPropertyAndWitness() {
    assertThat(check("relay", "finding-unordered-relay")).isZero();
    assertThat(out.toString())
        .contains("broken        newest-wins")
        .contains("broken in finding-unordered-relay")
        .contains("held          bindings-agree")
        .contains("not concerned pace-kept")
        .contains("transient loops: 376 states, e.g. --replay relay:0.0.1.0.1")
        .contains("HANDOVER 2");
  }

  @Test
  void bothOrdersFindTheSame() throws IOException {
    assertThat(check("--json", "relay-early")).isZero();
    JsonNode breadth = new ObjectMapper().readTree(out.toString()).path("worlds").path(0);
    out.getBuffer().setLength(0);
    assertThat(check("--json", "--order", "depth", "relay-early")).isZero();
    JsonNode depth = new ObjectMapper().readTree(out.toString()).path("worlds").path(0);
    for (String count : new String[] {"total", "unique", "ends", "loops", "witnesses", "idle"}) {
      assertThat(depth.path(count)).as(count).isEqualTo(breadth.path(count));
    }
    assertThat(breadth.path("unique").asInt())
        .isEqualTo(Worlds.named("relay-early").orElseThrow().unique());
    assertThat(breadth.path("memoryBytes").asLong()).isPositive();
    assertThat(breadth.path("statesPerSecond").asLong()).isPositive();
    assertThat(depth.path("depth").asInt()).isGreaterThanOrEqualTo(breadth.path("depth").asInt());
  }

  @Test
  void aMutantIsToldWithItsLadder() {
    assertThat(check("--mutant", "cmd-takes-late-update")).isZero();
    assertThat(out.toString())
        .contains("Should break: newest-wins: a registration never replaces one")
        .contains("mn1 attaches")
        .contains("** newest-wins: attachment 1 of mn1 replaces 2")
        .contains("--mutant cmd-takes-late-update --replay relay:")
        .contains("killed: newest-wins breaks after 4 steps");
  }

  @Test
  void aMutantsWayReplaysInItsClassesOnly() {
    check("--mutant", "cmd-takes-late-update");
    Matcher id = Pattern.compile("--replay (relay:[0-9.]+)").matcher(out.toString());
    assertThat(id.find()).isTrue();
    out.getBuffer().setLength(0);
    assertThat(check("--mutant", "cmd-takes-late-update", "--replay", id.group(1))).isEqualTo(1);
    assertThat(out.toString())
        .contains("The bug, in cmd/UpdateOrder.java:")
        .contains("** newest-wins: attachment 1 of mn1 replaces 2");
    out.getBuffer().setLength(0);
    assertThat(check("--replay", id.group(1))).isZero();
    assertThat(out.toString()).doesNotContain("**");
  }

  @Test
  void aNodeThatFailsIsToldAsABrokenProperty() {
    assertThat(check("--mutant", "unlisted-maar-answers")).isZero();
    assertThat(out.toString())
        .contains("** no-exception: java.util.NoSuchElementException")
        .contains("killed: no-exception breaks after");
    Matcher id = Pattern.compile("--replay (relay:[0-9.]+)").matcher(out.toString());
    assertThat(id.find()).isTrue();
    assertThat(check("--mutant", "unlisted-maar-answers", "--replay", id.group(1))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--list --json, --list: cannot be combined with [--json]",
    "--mutant pace-not-kept relay, --mutant: cannot be combined with [WORLD]",
    "--mutant pace-not-kept --bound drops=1, --mutant: cannot be combined with [--bound]",
    "--replay relay:0 --json, --replay: cannot be combined with [--json]",
    "--recorded relay, --recorded: cannot be combined with [WORLD]",
    "relay --engine both --evidence x --bound drops=1, --evidence: cannot be combined with"
        + " [--bound]",
    "relay --evidence x, --evidence: is of Java PathFinder: needs --engine jpf or both",
    "--threads nobody, nobody: no such thread check; --list names them",
    "relay --states 0, --states 0: give 1 or more",
    "relay --bound nonsense=1, --bound nonsense: no such bound",
    "relay --bound maars=0, --bound maars: 0 is not in 1..9",
    "--replay relay:, --replay relay:: give WORLD:CHOICE.CHOICE...",
    "--replay relay:0.99, --replay relay:0.99: step 2 has no choice 99",
    "--replay nowhere:0, nowhere: no such world; --list names them",
    "relay-los, relay-los: no such world; did you mean 'relay-loss'?; --list names them",
    "--replay relai:0, relai: no such world; did you mean 'relay'?; --list names them",
    "--mutant pace-not-kep, pace-not-kep: no such mutant; did you mean 'pace-not-kept'?; --list"
        + " names them",
    "--threads lost-wakeup, lost-wakeup: no such thread check; did you mean 'lost-wake-up'?; --list"
        + " names them"
  })
  void whatCannotBeUsedIsRefused(String arguments, String why) {
    assertThat(check(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isEqualTo(why);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theListNamesWhatCanBeCheckedAlone() {
    assertThat(check("--list")).isZero();
    assertThat(out.toString())
        .contains("settles ")
        .contains("answers-an-answer ")
        .contains("lost-wake-up ");
  }

  @Test
  void aWorldThatIsTooLargeFailsAndSaysWhatAllowsMore() {
    assertThat(check("relay-early", "--states", "5000")).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAILED relay-early")
        .contains("the search gave up at ")
        .contains("--states allows more");
  }

  @Test
  void jsonSaysHeldOnlyOfWhatCouldHaveBroken() throws IOException {
    assertThat(check("--json", "small-draft")).isZero();
    JsonNode properties = new ObjectMapper().readTree(out.toString()).path("properties");
    assertThat(properties.path("bindings-agree").path("held").asBoolean()).isTrue();
    assertThat(properties.path("pace-kept").path("concernedWorlds").asInt()).isZero();
    assertThat(properties.path("pace-kept").path("held").asBoolean()).isFalse();
    assertThat(properties.path("pace-kept").path("verdict").asText()).isEqualTo("not concerned");
  }

  @Test
  void aFailureInTheJUnitReportCanBeFollowed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.xml");
    String[] arguments = {"relay", "--bound", "missedDetaches=1", "--junit", file.toString()};
    assertThat(check(arguments)).isEqualTo(1);
    assertThat(Files.readString(file))
        .contains("tests=\"1\" failures=\"1\"")
        .contains("--replay relay:")
        .contains("does not notice that mn1 leaves");
  }

  @Test
  void aSearchThatIsKeptGoesOnWithMoreStates(@TempDir Path folder) throws IOException {
    String keep = folder.toString();
    Path report = folder.resolve("report.xml");
    String junit = report.toString();
    assertThat(check("relay", "--keep", keep, "--states", "300", "--junit", junit)).isZero();
    assertThat(out.toString())
        .contains("so far relay ", "the same command with more --states goes on")
        .doesNotContain("  held    ");
    assertThat(Files.readString(report))
        .contains("failures=\"0\" skipped=\"1\"", "<skipped message=\"not complete: ");
    assertThat(folder.resolve("relay.search")).isNotEmptyFile();
    assertThat(check("relay", "--keep", keep, "--order", "depth")).isEqualTo(2);
    assertThat(err.toString()).contains("is of other sources, of other bounds or in another order");
    assertThat(check("relay", "--keep", keep)).isZero();
    assertThat(out.toString()).contains("ok     relay ");
    assertThat(folder.resolve("relay.search")).doesNotExist();
  }

  @Test
  void aFindingThatIsNotFoundYetIsNotGone(@TempDir Path folder) {
    assertThat(check("finding-missed-detach", "--states", "2")).isEqualTo(1);
    assertThat(check("finding-missed-detach", "--states", "2", "--keep", folder.toString()))
        .isZero();
    assertThat(out.toString()).contains("so far finding-missed-detach ");
  }

  @Test
  void aWorldWithOtherBoundsThatFailsIsToldWithItsLadder() {
    assertThat(check("relay", "--bound", "missedDetaches=1")).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAILED relay")
        .contains("maar1 does not notice that mn1 leaves")
        .contains("** prefixes-reachable: the S-MAAR expects maar1 2001:db8:1::/64");
  }
}
