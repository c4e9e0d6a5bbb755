package org.maarg.security.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import picocli.CommandLine;

/** What the command prints and ends with. */
class ScenarioCommandTest {
  private final StringWriter out = new StringWriter();

  private int run(String... args) {
    CommandLine line = new CommandLine(new ScenarioCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(new StringWriter()));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          out.append(String.valueOf(e.getMessage()));
          return e instanceof CliException usage ? usage.exitStatus() : ExitStatus.DEFECT;
        });
    return line.execute(args);
  }

  @Test
  void listNamesEveryScenario() {
    assertThat(run("list")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("amplification", "burst-shape", "state-cost");
  }

  @Test
  void jsonHoldsRunsReadingsAndVerdicts() throws IOException {
    assertThat(run("run", "aggregation-timer", "--small", "--json")).isEqualTo(ExitStatus.OK);
    JsonNode result = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(result.path("scenario").path("id").asText()).isEqualTo("aggregation-timer");
    assertThat(result.path("verdicts")).hasSize(5);
    assertThat(result.path("runs").path(0).path("variant").asText()).isEqualTo("REVIEWED_DRAFT");
    JsonNode reading = result.path("runs").path(0).path("readings").path("outageMedian");
    assertThat(reading.path("unit").asText()).isEqualTo("ms");
    assertThat(reading.path("kind").asText()).isEqualTo("exact");
  }

  @Test
  void aBrokenVerdictEndsWithOne(@TempDir Path folder) throws IOException {
    Path source = Path.of("scenarios", "aggregation-timer.yaml");
    String text = Files.readString(source).replace("outagesOpen <= 2", "outagesOpen <= 1");
    Path file = Files.writeString(folder.resolve("wrong.yaml"), text);
    assertThat(run("run", "--scenarios", file.toString(), "--small"))
        .isEqualTo(ExitStatus.NEGATIVE);
    assertThat(out.toString())
        .contains("HARDENED exceeds UNEXPECTEDLY", "outagesOpen <= 1: not in");
  }

  /** All mobile nodes are stolen under HARDENED as under the letter: that does not "hold". */
  @Test
  void whatAProfileIsKnownNotToPreventIsResidualRisk() {
    assertThat(run("run", "rogue-maar", "--small")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString())
        .contains("HARDENED residual risk\n", "known not to be prevented", "RFC8885 exceeds")
        .doesNotContain("HARDENED holds");
  }

  /**
   * What HARDENED does not prevent, a profile that keeps no more than it does not prevent either.
   */
  @Test
  void whatIsLeftOfAThreatIsLeftUnderEachProfile() {
    assertThat(run("run", "compromised-cmd", "--small")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString())
        .contains("HARDENED residual risk\n", "DEPLOYABLE residual risk\n")
        .doesNotContain("DEPLOYABLE holds");
  }

  @Test
  void withoutCountermeasureOnlyThatIsRun() {
    assertThat(run("run", "aggregation-timer", "--small", "--without-countermeasure"))
        .isEqualTo(ExitStatus.OK);
    assertThat(out.toString())
        .contains("WITHOUT [HARDENED but aggregationTimeoutMillis 0] exceeds")
        .doesNotContain("RFC8885", "DEPLOYABLE");
  }

  @Test
  void theReportIsWritten(@TempDir Path folder) {
    assertThat(
            run(
                "run",
                "list-growth",
                "--small",
                "--profile",
                "HARDENED",
                "--report",
                folder.resolve("new").toString()))
        .isEqualTo(ExitStatus.OK);
    assertThat(folder.resolve("new/results.json")).isNotEmptyFile();
  }

  @Test
  void aSlipIsToldWithItsPlace(@TempDir Path folder) throws IOException {
    Path source = Path.of("scenarios", "aggregation-timer.yaml");
    String text = Files.readString(source).replace("maars: k + 1", "maars: k - 1");
    Path file = Files.writeString(folder.resolve("wrong.yaml"), text);
    assertThat(run("run", "--scenarios", file.toString())).isEqualTo(ExitStatus.USAGE);
    assertThat(out.toString()).contains("wrong.yaml:", "script[1]", "MAAR 8 is not in 1..7");
  }

  @Test
  void unknownScenariosAndProfilesAreUsageErrors() {
    assertThat(run("run", "nothing")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("run", "--profile", "SOFT")).isEqualTo(ExitStatus.USAGE);
    assertThat(out.toString()).contains("no such scenario", "'SOFT' is none of");
    assertThat(run("run", "rogue-mar")).isEqualTo(ExitStatus.USAGE);
    assertThat(out.toString()).contains("did you mean 'rogue-maar'?");
  }
}
