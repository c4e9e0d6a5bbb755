package org.maarg.performance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.maarg.cli.CliException;
import org.maarg.cli.Converters;
import org.maarg.cli.ExitStatus;
import picocli.CommandLine;

/** What the commands say of arguments that cannot be used, and what they write. */
class PerformanceCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object command, String... arguments) {
    CommandLine line = new CommandLine(command);
    Converters.register(line);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          err.append(String.valueOf(e.getMessage()));
          return e instanceof CliException told ? told.exitStatus() : ExitStatus.DEFECT;
        });
    return line.execute(arguments);
  }

  @Test
  void anOptionOutOfItsRangeIsNamedWithIt() {
    assertThat(run(new LoadCommand(), "--maars", "0")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("--maars: 1 to 250");
    assertThat(run(new LoadCommand(), "--mode", "locator")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("--mode: not locator");
    assertThat(run(new LoadCommand(), "--target", "localhost")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("'localhost' is neither [IPv6]:port nor IPv4:port");
    assertThat(run(new BenchCommand(), "disk")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("'disk' is neither codec nor core");
    assertThat(run(new BenchCommand(), "codec", "--iterations", "0")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("--iterations: 1 to 100");
  }

  @Test
  void theConfigurationForALoadIsOneThatACmdTakes() {
    assertThat(run(new LoadCommand(), "--maars", "3", "--print-config")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString())
        .startsWith("role: cmd\naddress: 2001:db8::c\n")
        .contains("pool: 2001:db8:300::/40");
  }

  @Test
  void aBenchmarkIsTimedBesideItsYardstick() {
    int status =
        run(
            new BenchCommand(),
            "codec",
            "--iterations",
            "1",
            "--millis",
            "5",
            "--only",
            "checksum",
            "--json");
    assertThat(status).as(err.toString()).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("\"benchmark\": \"checksum\"").contains("\"pba-40\"");
  }
}
