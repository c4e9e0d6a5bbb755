package org.maarg.fuzz.seeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.mutants.Hunt;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.Targets;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.FreshClasses;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.InputFolders;
import org.maarg.fuzz.run.JazzerArguments;
import org.maarg.fuzz.run.JazzerRun;

/** Lets a target loose on classes with a bug, in a Java machine of its own. */
public final class SeedHunt {
  /** The same walk each time; what else is in the machine still makes a difference. */
  private static final String RANDOM_SEED = "-seed=8885";

  private final FuzzHome home;
  private final long mostSeconds;
  private final boolean fromCorpus;

  /**
   * A hunt that gives up after so many seconds of fuzzing.
   *
   * @param fromCorpus whether it begins with the committed inputs that do not show the bug, or with
   *     nothing
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
   * @param thrown first line of what the target threw, also if it is not what the seed leads to
   * @param input that shows the bug, if it was found
   */
  public record Outcome(
      Seed seed, double seconds, long executions, String thrown, Optional<byte[]> input) {
    /** True if the bug was found. */
    public boolean isFound() {
      return input.isPresent();
    }

    /** True if the bug was found in so many seconds. */
    public boolean isFoundWithin(long most) {
      return isFound() && seconds <= most;
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
      Path corpus = Files.createDirectory(folder.resolve("corpus"));
      Seeds.compile(seed, classes);
      if (fromCorpus) {
        copyHarmless(target, classes, corpus);
      }
      List<String> command =
          new JazzerArguments(home, classes.toString())
              .fuzz(target, folder, List.of(corpus), mostSeconds);
      command.add(RANDOM_SEED);
      return run(seed, new JazzerRun(target, folder, command));
    } finally {
      Hunt.delete(folder);
    }
  }

  /** An input that shows the bug by itself would prove the corpus and not the fuzzer. */
  private void copyHarmless(TargetClass target, Path classes, Path into) throws IOException {
    FreshClasses seeded = FreshClasses.changedBy(classes);
    for (Path file : InputFolders.files(home.corpus(target))) {
      if (passes(seeded, target, Files.readAllBytes(file))) {
        Files.copy(file, into.resolve(file.getFileName().toString()));
      }
    }
  }

  // Whatever a target throws, the input is none to begin with.
  @SuppressWarnings("CatchingUnchecked")
  private static boolean passes(FreshClasses classes, TargetClass target, byte[] octets) {
    try {
      classes.run(target, octets);
      return true;
    } catch (Throwable finding) {
      return false;
    }
  }

  /** Only what the seed leads to counts; anything else that is found leaves the bug alive. */
  private static Outcome run(Seed seed, JazzerRun run) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    org.maarg.fuzz.run.Outcome ended = run.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    String thrown = ended.failure().orElse("");
    Optional<byte[]> input = Optional.empty();
    for (Finding finding : ended.findings()) {
      thrown = finding.what();
      if (thrown.contains(seed.expects())) {
        input = Optional.of(Files.readAllBytes(finding.reproducer()));
        break;
      }
    }
    return new Outcome(seed, seconds, ended.executions(), thrown, input);
  }
}
