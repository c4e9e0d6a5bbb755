package org.maarg.fuzz.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.maarg.fuzz.TargetClass;

/** One run of one target in a Java machine of its own. */
public final class JazzerRun {
  private static final int STATUS_INTERRUPTED = 130;

  private final TargetClass target;
  private final Path work;
  private final List<String> command;
  private final LibFuzzerLog log = new LibFuzzerLog();
  private final List<Finding> findings = new ArrayList<>();
  private String thrown = "";
  private long begunNanos;
  private long mutatingNanos;
  private long endedNanos;
  private long mostMutatingNanos = Long.MAX_VALUE;
  private double begunCpuSeconds;
  private double cpuSeconds;
  private final WarmRate warm = new WarmRate();
  private @Nullable Process process;

  /**
   * A run that has yet to begin.
   *
   * @param work folder for the log, findings and what is gone afterwards
   * @param command see {@link JazzerArguments}
   */
  public JazzerRun(TargetClass target, Path work, List<String> command) {
    this.target = target;
    this.work = work;
    this.command = command;
  }

  /** This run, to end so many seconds after the inputs that are there have been run. */
  synchronized JazzerRun endingAfterInputs(long seconds) {
    mostMutatingNanos = TimeUnit.SECONDS.toNanos(seconds);
    return this;
  }

  /**
   * Runs to the end.
   *
   * @throws InterruptedException if this thread is told to stop; the machine has ended then
   */
  public Outcome run() throws IOException, InterruptedException {
    Files.createDirectories(work.resolve("findings"));
    Files.createDirectories(work.resolve("tmp"));
    Path output = work.resolve("log");
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    process = started;
    Thread stopper = new Thread(started::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(stopper);
    try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
        Writer copy = Files.newBufferedWriter(output)) {
      started.getOutputStream().close();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.append(line).append('\n').flush();
        read(line);
      }
      int status = started.waitFor();
      ended();
      return outcome(status, output);
    } finally {
      started.destroyForcibly().waitFor();
      removeHook(stopper);
      InputFolders.delete(work.resolve("tmp"));
    }
  }

  private synchronized void ended() {
    endedNanos = System.nanoTime();
  }

  private static void removeHook(Thread stopper) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException alreadyStopping) {
      // Then the hook runs anyway.
    }
  }

  /** Takes in a line that the machine wrote. */
  synchronized void read(String line) {
    log.read(line);
    if (log.hasBegun() && begunNanos == 0) {
      begunNanos = System.nanoTime();
      measureCpu();
      begunCpuSeconds = cpuSeconds;
    }
    if (log.isMutating() && mutatingNanos == 0) {
      mutatingNanos = System.nanoTime();
    }
    if (LibFuzzerLog.isStatus(line)) {
      measureCpu();
      warm.read(log.executions(), cpuSeconds - begunCpuSeconds);
    }
    if (line.startsWith("== Java Exception: ")) {
      thrown = line.substring("== Java Exception: ".length());
    } else if (line.contains("ERROR: libFuzzer:")) {
      thrown = line.substring(line.indexOf("ERROR: libFuzzer:") + "ERROR: ".length());
    }
    String artifact = LibFuzzerLog.artifact(line);
    if (artifact != null && !artifact.contains("slow-unit-")) {
      findings.add(new Finding(Path.of(artifact), thrown));
    }
  }

  /** To be called often while it runs: sees to its work and to its end. */
  synchronized void watch() {
    measureCpu();
    boolean isOver = mutatingNanos != 0 && System.nanoTime() - mutatingNanos >= mostMutatingNanos;
    if (isOver && endedNanos == 0) {
      try {
        Files.writeString(JazzerArguments.stopFile(work), "over");
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /** Reads how much the machine has worked, since its end takes that along. */
  private void measureCpu() {
    if (process != null) {
      process
          .info()
          .totalCpuDuration()
          .ifPresent(it -> cpuSeconds = Math.max(cpuSeconds, it.toNanos() / 1e9));
    }
  }

  private Outcome outcome(int status, Path output) {
    return state(status == 0 || !findings.isEmpty() ? null : failure(status), output);
  }

  private static String failure(int status) {
    return status == STATUS_INTERRUPTED
        ? "interrupted"
        : "the fuzzer ended with status " + status + " and no finding";
  }

  /** What is known so far. */
  synchronized Outcome state(@Nullable String failure, Path output) {
    long until = endedNanos == 0 ? System.nanoTime() : endedNanos;
    double seconds = begunNanos == 0 ? 0 : (until - begunNanos) / 1e9;
    return new Outcome(
        target,
        seconds,
        begunNanos == 0 ? 0 : cpuSeconds - begunCpuSeconds,
        log.executions(),
        log.edges(),
        log.features(),
        log.corpusInputs(),
        log.acceptedShare(),
        Ratios.NONE,
        List.copyOf(findings),
        Optional.ofNullable(failure),
        output);
  }

  /** What a measuring run tells of its first inputs; empty if it ended before. */
  synchronized String firstInputs() {
    return log.firstInputs();
  }

  /** Executions per CPU second of a measuring run, once warm; 0 if it ended early. */
  synchronized double warmRate() {
    return log.firstInputs().isEmpty() ? 0 : warm.perCpuSecond();
  }

  /** What is known while it runs. */
  Outcome state() {
    return state(null, work.resolve("log"));
  }
}
