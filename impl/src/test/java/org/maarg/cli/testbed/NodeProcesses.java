package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.maarg.runtime.Eventually;

/** Nodes as programs, with configuration files. What still runs in the end is killed. */
final class NodeProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", path));
    command.addAll(List.of("org.maarg.cli.Main", role, "--config", file.toString()));
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
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(log(name)).doesNotContain("ERROR");
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
    processes.values().forEach(process -> process.onExit().join());
    processes.clear();
  }
}
