package org.maarg.cli.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Captures of the core and of the access links, while there is a folder to keep them in. */
final class Captures implements AutoCloseable {
  /** The file of what crosses the core. */
  static final String CORE = "core.pcapng";

  private static final int READY_MILLIS = 5_000;
  private static final int LOOK_MILLIS = 50;

  /** Octets of each packet that are kept: all of a Mobility Header that a run has, or nearly so. */
  private static final String HEADERS = "512";

  private final Map<Path, Process> running = new LinkedHashMap<>();
  private final TestbedPlan plan;

  /** Begins to capture. */
  Captures(Bench bench, TestbedPlan plan) {
    this.plan = plan;
    if (plan.report().isEmpty()) {
      return;
    }
    Path folder = plan.report().get();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Shell.ShellException(folder + ": cannot be made: " + e.getMessage());
    }
    start(bench.file("core"), "any", folder.resolve(CORE));
    for (int k = 1; k <= plan.maars(); k++) {
      start(bench.file("maar" + k), "ap0", folder.resolve("access" + k + ".pcapng"));
    }
  }

  private void start(Path namespace, String device, Path file) {
    try {
      Files.deleteIfExists(file);
      List<String> command =
          Shell.inside(namespace, "dumpcap", "-q", "-s", HEADERS, "-i", device, "-w", "-");
      running.put(
          file,
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(file.toFile())
              .start());
    } catch (IOException e) {
      close();
      throw new Shell.ShellException("cannot capture: " + e.getMessage());
    }
  }

  /** Waits until all captures have begun. */
  void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_MILLIS);
    while (running.keySet().stream().anyMatch(file -> file.toFile().length() == 0)) {
      if (System.nanoTime() > end) {
        throw new Shell.ShellException("dumpcap does not begin; is it installed?");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Ends the captures, and merges them into one file. */
  @Override
  public void close() {
    running.values().forEach(Process::destroy);
    running.values().forEach(Captures::end);
    if (!running.isEmpty()) {
      List<String> merge = new ArrayList<>(List.of("mergecap", "-w"));
      merge.add(plan.report().orElseThrow().resolve("all.pcapng").toString());
      running.keySet().forEach(file -> merge.add(file.toString()));
      running.clear();
      Shell.run(merge, "");
    }
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
