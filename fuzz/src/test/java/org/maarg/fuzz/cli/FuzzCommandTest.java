package org.maarg.fuzz.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.CliException;
import org.maarg.fuzz.Targets;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.Outcome;
import org.maarg.fuzz.run.Ratios;
import org.maarg.fuzz.seeds.Seed;
import org.maarg.fuzz.seeds.Seeds;
import picocli.CommandLine;

class FuzzCommandTest {
  private final StringWriter text = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = new CommandLine(new FuzzCommand());
    command.setOut(new PrintWriter(text, true));
    command.setExecutionExceptionHandler(
        (exception, line, parsed) -> {
          throw exception;
        });
    try {
      command.parseArgs(arguments);
    } catch (CommandLine.ParameterException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
    return command.execute(arguments);
  }

  @Test
  void listsTargets() {
    assertThat(run("--list")).isZero();
    assertThat(text.toString()).contains("decode ").contains("empty ");
  }

  @Test
  void replaysAFileAndAFolder(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("a"), new byte[] {59, 0, 5, 0});
    Files.write(folder.resolve("b"), new byte[0]);
    assertThat(run("--target", "decode", "--replay", folder.toString())).isZero();
    assertThat(text.toString()).contains("(4 octets)").contains("(0 octets)");
  }

  @Test
  void makesOnlyAFindingSmaller(@TempDir Path folder) throws Exception {
    Path harmless = Files.write(folder.resolve("harmless"), new byte[] {59});
    FuzzCommand command = new FuzzCommand();
    new CommandLine(command).parseArgs("--target", "decode", "--minimise", harmless.toString());
    assertThatThrownBy(command::call)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("finds nothing");
  }

  @Test
  void nearestTargetAndBugAreTold() {
    FuzzCommand command = new FuzzCommand();
    new CommandLine(command).parseArgs("--target", "decod");
    assertThatThrownBy(command::call)
        .hasMessage("decod: no such target; did you mean 'decode'?; --list names them");
    Seed first = Seeds.all().get(0);
    SeededCommand seeded = new SeededCommand();
    new CommandLine(seeded).parseArgs(first.id() + "x");
    assertThatThrownBy(seeded::call)
        .hasMessageContaining("no such bug; did you mean '" + first.id() + "'?");
  }

  @Test
  void refusesArguments() {
    FuzzCommand command = new FuzzCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs("--target", "nothing");
    assertThatThrownBy(command::call)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> line.parseArgs("--time", "10")).hasMessageContaining("90s");
    line.parseArgs("--replay", "x");
    assertThatThrownBy(command::call)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("--target");
    line.parseArgs("--jobs", "0");
    assertThatThrownBy(command::call)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("--jobs");
    line.parseArgs("--junit", "/is/not/there/x.xml");
    assertThatThrownBy(command::call)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void reportsNameReproducerAndReplay() throws Exception {
    Ratios ratios = new Ratios(OptionalDouble.of(0.25), OptionalDouble.of(0.75));
    Outcome outcome =
        decode(ratios, new Finding(Path.of("findings/crash-1"), "java.lang.Error: <b> & \u0001"));
    String replay = "./maarg fuzz --target decode --replay findings/crash-1";
    assertThat(FuzzReport.json(List.of(outcome)))
        .contains(
            replay,
            "\"executionsPerSecond\" : 100",
            "\"ratioToEmpty\" : 0.25",
            "\"ratioToOwnYardstick\" : 0.75");
    assertThat(FuzzReport.junit(List.of(outcome)))
        .contains("failures=\"1\"", replay, "java.lang.Error: &lt;b&gt; &amp; ?");
    assertThat(
            ResultsPage.of(
                List.of(outcome), new FuzzHome(Path.of("none")), "x", Duration.ofMinutes(61)))
        .contains(
            "| decode | 10 | 1,000 | 100 | 0.25 | 0.75 | 7 | 8 | 9 | 50.0 % | 1 | 0 |",
            "61 min", "Open: decode: `java.lang.Error");
  }

  @Test
  void aFindingIsOpenUntilItIsKeptAsARegression(@TempDir Path root) throws Exception {
    Path reproducer = Files.write(root.resolve("crash-1"), new byte[] {1, 2});
    Path kept = Files.createDirectories(root.resolve("regressions/decode"));
    Outcome outcome = decode(Ratios.NONE, new Finding(reproducer, "found"));
    assertThat(page(outcome, root)).contains("| 50.0 % | 1 | 0 |", "Open: decode: `found`");
    Files.write(kept.resolve("other"), new byte[] {1, 3});
    assertThat(page(outcome, root)).contains("| 50.0 % | 1 | 1 |", "Open: decode: `found`");
    Files.write(kept.resolve("same"), new byte[] {1, 2});
    assertThat(page(outcome, root)).contains("| 50.0 % | 0 | 2 |", "Mended while it ran: decode:");
  }

  private static Outcome decode(Ratios ratios, Finding finding) {
    return new Outcome(
        Targets.named("decode").orElseThrow(),
        10,
        5,
        1000,
        7,
        8,
        9,
        OptionalDouble.of(0.5),
        ratios,
        List.of(finding),
        Optional.empty(),
        Path.of("log"));
  }

  private static String page(Outcome outcome, Path root) throws Exception {
    Duration elapsed = Duration.ofMinutes(61);
    return ResultsPage.of(List.of(outcome), new FuzzHome(root), "x", elapsed);
  }
}
