package org.maarg.performance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import picocli.CommandLine;

/** Everything runs at tiny sizes, and makes a page; no figure of it is judged. */
class PerformanceCommandTest {
  private static final Path ROOT = Path.of("..");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = new CommandLine(new PerformanceCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          err.append(String.valueOf(e.getMessage()));
          return e instanceof CliException told ? told.exitStatus() : ExitStatus.DEFECT;
        });
    return line.execute(arguments);
  }

  private int measure(String... parts) {
    List<String> arguments = new ArrayList<>(List.of(parts));
    arguments.addAll(List.of("--short", "--records", folder.resolve("records").toString()));
    arguments.addAll(List.of("--docs", folder.toString()));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void everyPartRunsAndThePageHasASectionForIt() throws Exception {
    assertThat(measure()).as("%s", err).isEqualTo(ExitStatus.OK);
    String page = Files.readString(folder.resolve("performance.md"));
    for (String section :
        List.of(
            "codec",
            "refresh",
            "handover",
            "load",
            "latency",
            "state",
            "overload",
            "start",
            "memory")) {
      assertThat(page).contains("<a id=\"" + section + "\">");
    }
    assertThat(page).contains("id=\"domains\"", "id=\"signalling\"", "id=\"profile-20\"");
    assertThat(page).contains("| 20 | 20 |"); // All have registered in the domain.
    assertThat(folder.resolve("figures/performance-rate.svg")).exists();
    assertThat(run("--list")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("load-1000000");
  }

  @Test
  void onePartCanBeMeasuredAnewAndTheOthersStay() throws Exception {
    assertThat(measure("signalling")).isEqualTo(ExitStatus.OK);
    assertThat(measure("domain-10")).isEqualTo(ExitStatus.OK);
    String page = Files.readString(folder.resolve("performance.md"));
    // A PBU and its PBA, and a relayed one with its answer for each P-MAAR (RFC 8885 3.2).
    assertThat(page).contains("| relay, 1 | 4 |").contains("| relay, 2 | 6 |");
    assertThat(page).contains("id=\"domains\"").doesNotContain("id=\"codec\"");
  }

  @Test
  void aPartThatIsNotThereIsToldWithThoseThatAre() {
    assertThat(measure("disk")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("'disk' is none of codec, refresh");
  }

  @Test
  void thePageOfTheTreeIsWhatItsRecordsGive() throws Exception {
    String records = ROOT.resolve("performance/records").toString();
    assertThat(run("--page-only", "--records", records, "--docs", folder.toString()))
        .isEqualTo(ExitStatus.OK);
    assertThat(folder.resolve("performance.md"))
        .hasSameTextualContentAs(ROOT.resolve("docs/performance.md"));
    for (String figure : List.of("rate", "processor", "latency", "codec")) {
      String name = "figures/performance-" + figure + ".svg";
      assertThat(folder.resolve(name)).hasSameTextualContentAs(ROOT.resolve("docs/" + name));
    }
  }
}
