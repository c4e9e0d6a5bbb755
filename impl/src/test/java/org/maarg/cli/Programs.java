package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The program as processes of their own, and what a terminal does to them. */
public final class Programs {
  private Programs() {}

  /** A command line of the program, without the tests' own log configuration and commands. */
  public static List<String> java(String... args) {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", path));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  /**
   * A command line as a terminal has it in its foreground: in a group of its own, and with SIGINT
   * as ever, which a build that runs in the background has its children ignore.
   */
  public static List<String> inForeground(List<String> command) {
    List<String> whole = new ArrayList<>(List.of("setsid"));
    whole.addAll(hearing("INT", command));
    return whole;
  }

  /** A command line that a signal reaches, also where the tests were started with it ignored. */
  public static List<String> hearing(String signal, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("env", "--default-signal=" + signal));
    whole.addAll(command);
    return whole;
  }

  /** Ctrl-C: SIGINT to all that runs in the foreground. */
  public static void interrupt(Process foreground) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-INT", "--", "-" + foreground.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }
}
