package org.maarg.fuzz.seeds;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.maarg.checks.mutants.Hunt;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.Targets;
import org.maarg.fuzz.run.FuzzHome;

/** Lets a target loose on classes with a bug, in a Java machine of its own. */
public final class SeedHunt {
  private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";
  private static final String THROWN = "== Java Exception: ";
  private static final Pattern EXECUTIONS = Pattern.compile("^#(\\d+)\\s.*");

  /** The same walk each time; what else is in the machine still makes a difference. */
  private static final String RANDOM_SEED = "-seed=8885";

  private final FuzzHome home;
  private final long mostSeconds;
  private final boolean fromCorpus;

  /**
   * A hunt that gives up after so many seconds of fuzzing.
   *
   * @param fromCorpus whether it begins with the committed corpus or with nothing
   */
  public SeedHunt(FuzzHome home, long mostSeconds, boolean fromCorpus) {
    this.home = home;
    this.mostSeconds = mostSeconds;
    this.fromCorpus = fromCorpus;
  }

  /**
   * What became of a seed.
   *
   * @param seconds from the start of the machine to the finding, or to the end
   * @param executions as the fuzzer counted last
   * @param thrown first line of what the target threw; empty if the bug survived
   * @param input that shows the bug, if it was found
   */
  public record Outcome(
      Seed seed, double seconds, long executions, String thrown, Optional<byte[]> input) {
    /** True if the bug was found. */
    public boolean isFound() {
      return input.isPresent();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return seed.hashCode();
    }

    @Override
    public String toString() {
      return seed.id() + (isFound() ? " found: " + thrown : " survived");
    }
  }

  /** Fuzzes the seed's target until it finds something. */
  public Outcome hunt(Seed seed) throws IOException, InterruptedException {
    TargetClass target =
        Targets.named(seed.target())
            .orElseThrow(() -> new IllegalStateException("no target " + seed.target()));
    Path folder = Files.createTempDirectory("maarg-seed-");
    try {
      Path classes = Files.createDirectory(folder.resolve("classes"));
      Files.createDirectory(folder.resolve("corpus"));
      Files.createDirectory(folder.resolve("found"));
      Seeds.compile(seed, classes);
      return run(seed, command(target, folder), folder.resolve("found"));
    } finally {
      Hunt.delete(folder);
    }
  }

  private List<String> command(TargetClass target, Path folder) {
    String classPath =
        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path", "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-Xshare:off"));
    command.add("-XX:-OmitStackTraceInFastThrow");
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", classPath, DRIVER));
    command.add("--target_class=" + target.type().getName());
    command.add("--instrumentation_includes=" + String.join(":", target.instrument()));
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder.resolve("found") + File.separator);
    command.add("-max_total_time=" + mostSeconds);
    command.add("-max_len=" + target.maxOctets());
    command.add(RANDOM_SEED);
    command.add(folder.resolve("corpus").toString());
    if (fromCorpus && Files.isDirectory(home.corpus(target))) {
      command.add(home.corpus(target).toString());
    }
    return command;
  }

  private static Outcome run(Seed seed, List<String> command, Path found)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread stopper = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(stopper);
    long executions = 0;
    String thrown = "";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      process.getOutputStream().close();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher counted = EXECUTIONS.matcher(line);
        if (counted.matches()) {
          executions = Long.parseLong(counted.group(1));
        } else if (line.startsWith(THROWN)) {
          thrown = line.substring(THROWN.length());
        }
      }
      process.waitFor();
    } finally {
      process.destroyForcibly().waitFor();
      Runtime.getRuntime().removeShutdownHook(stopper);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Outcome(seed, seconds, executions, thrown, firstIn(found));
  }

  private static Optional<byte[]> firstIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> first = files.sorted().findFirst();
      return first.isPresent() ? Optional.of(Files.readAllBytes(first.get())) : Optional.empty();
    }
  }
}
