package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.cli.Programs;
import org.maarg.runtime.Eventually;

/** Nodes as programs, with configuration files. What still runs in the end is killed. */
final class NodeProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern CONTROL =
      Pattern.compile("control API at http://127\\.0\\.0\\.1:(\\d+)");

  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final Path folder;

  NodeProcesses(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a node and waits until it is ready.
   *
   * @param name of its files
   * @param config its configuration
   */
  void start(String name, String config) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), config);
    String role = config.startsWith("role: cmd") ? "cmd" : "maar";
    List<String> command = Programs.java(role, "--config", file.toString());
    Path log = folder.resolve(name + ".log");
    Files.deleteIfExists(log);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    processes.put(name, process);
    Eventually.until(
        PATIENCE,
        "ready: " + name,
        () -> {
          assertThat(process.isAlive()).as(log(name)).isTrue();
          return log(name).contains("ready: ");
        });
  }

  /** What a node has said since it was started last. */
  String log(String name) {
    try {
      return Files.readString(folder.resolve(name + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Where the control API of a node is that was told to take any port. */
  InetSocketAddress control(String name) {
    Matcher told = CONTROL.matcher(log(name));
    assertThat(told.find()).as(log(name)).isTrue();
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(told.group(1)));
  }

  /** Ends a node as a crash does. */
  void kill(String name) throws InterruptedException {
    Process process = processes.remove(name);
    assertThat(process).isNotNull();
    process.destroyForcibly().waitFor();
  }

  /** Ends a node as an operator does; it must have met no trouble. */
  void stop(String name) throws InterruptedException {
    Process process = processes.remove(name);
    assertThat(process).isNotNull();
    process.destroy();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(log(name)).doesNotContain("ERROR");
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
    processes.values().forEach(process -> process.onExit().join());
    processes.clear();
  }
}
