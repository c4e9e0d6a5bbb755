package org.maarg.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.cli.Cli;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.Programs;

/** The small size of {@code maarg crash-test --kills 200}. */
// Verifies: 5847-3.2-2
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class CrashCommandTest {
  private static final int SECONDS = 300;

  @TempDir private Path folder;

  @Test
  void nodesThatAreKilledLoseNothing() throws Exception {
    Path out = folder.resolve("out");
    Path kept = folder.resolve("kept");
    Process process =
        new ProcessBuilder(Programs.java("crash-test", "--kills", "5", "--keep", kept.toString()))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String told = Files.readString(out);
    assertThat(process.exitValue()).as(told).isZero();
    assertThat(told)
        .containsPattern("5 kills, \\d\\d+ registrations acknowledged")
        .contains("nothing lost, no prefix twice");
    assertThat(kept.resolve("state-cmd/restart-counter")).hasContent("1\n");
    assertThat(kept.resolve("state-maar/restart-counter")).hasContent("1\n");
    Cli.run("crash-test", "--keep", kept.toString())
        .fails(ExitStatus.USAGE, "maarg crash-test: --keep: " + kept + " is not empty");
  }

  @Test
  void aNumberOfKillsThatIsNoneIsRefused() {
    Cli.run("crash-test", "--kills", "0")
        .fails(ExitStatus.USAGE, "maarg crash-test: --kills: 0 is not in 1..100000");
  }
}
