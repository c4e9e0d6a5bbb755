package org.maarg.checks.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScratchTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Works in a folder for longer than anybody waits; another one is its process. */
  static final class Worker {
    private Worker() {}

    /** With an argument only sleeps. */
    public static void main(String[] arguments) throws Exception {
      if (arguments.length == 0) {
        Scratch scratch = Scratch.open("maarg-scratch-test-");
        Files.writeString(scratch.path().resolve("report.txt"), "unfinished");
        Process process = scratch.start(new ProcessBuilder(command("sleep")));
        System.out.println(scratch.path() + " " + process.pid());
      }
      Thread.sleep(600_000);
    }
  }

  private static List<String> command(String... arguments) {
    String classPath = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>(List.of(JAVA, "-cp", classPath, Worker.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  @Test
  @Timeout(60)
  void aProgramThatIsStoppedStopsItsProcessAndLeavesNoFolder() throws Exception {
    Process program = new ProcessBuilder(command()).start();
    String[] told = firstLine(program).split(" ", -1);
    Path folder = Path.of(told[0]);
    ProcessHandle process = ProcessHandle.of(Long.parseLong(told[1])).orElseThrow();
    assertThat(folder.resolve("report.txt")).exists();
    program.destroy();
    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    process.onExit().get(30, TimeUnit.SECONDS);
    assertThat(folder).doesNotExist();
  }

  private static String firstLine(Process program) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    return out.readLine();
  }

  @Test
  void whatIsClosedIsGoneAndTakesNoProcessAnyMore() throws IOException {
    Scratch scratch = Scratch.open("maarg-scratch-test-");
    Files.writeString(scratch.path().resolve("x"), "");
    scratch.close();
    scratch.close();
    assertThat(scratch.path()).doesNotExist();
    assertThatThrownBy(() -> scratch.start(new ProcessBuilder(command("sleep"))))
        .isInstanceOf(IllegalStateException.class);
  }
}
