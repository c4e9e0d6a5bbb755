package org.maarg.fuzz.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.maarg.fuzz.TargetClass;

/**
 * Fuzzes targets, so many of them at the same time, until the time is over. Each target gets the
 * same share of it.
 */
public final class Campaign {
  /**
   * What to do.
   *
   * @param perTarget how long each target runs
   * @param jobs how many targets run at the same time, at least 1
   * @param corpora where the inputs that a run keeps stay, one folder per target
   * @param work where logs and findings go, one folder per target
   */
  public record Settings(
      List<TargetClass> targets, Duration perTarget, int jobs, Path corpora, Path work) {
    /** Shares a time out: a target's part of it if so many run at the same time. */
    public static Duration share(Duration total, int jobs, int targets) {
      return total.multipliedBy(Math.min(jobs, targets)).dividedBy(targets);
    }
  }

  private final FuzzHome home;
  private final Settings settings;
  private final ConcurrentSkipListMap<TargetClass, JazzerRun> running =
      new ConcurrentSkipListMap<>();

  /** A campaign over the inputs of a source tree. */
  public Campaign(FuzzHome home, Settings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * Runs all targets.
   *
   * @param watcher is told what each ended target came to, one call at a time
   * @return in the order of the targets
   */
  public List<Outcome> run(Consumer<Outcome> watcher) throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(settings.jobs());
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (TargetClass target : settings.targets()) {
        futures.add(workers.submit(() -> run(target, watcher)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } catch (ExecutionException broken) {
      if (broken.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(broken.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private Outcome run(TargetClass target, Consumer<Outcome> watcher)
      throws IOException, InterruptedException {
    Path work = settings.work().resolve(target.name());
    Path corpus = settings.corpora().resolve(target.name());
    Files.createDirectories(corpus);
    long seconds = Math.max(1, settings.perTarget().toSeconds());
    JazzerRun run =
        new JazzerRun(target, work, new JazzerArguments(home).fuzz(target, work, corpus, seconds));
    running.put(target, run);
    try {
      Outcome outcome = run.run(() -> {});
      synchronized (watcher) {
        watcher.accept(outcome);
      }
      return outcome;
    } finally {
      running.remove(target);
    }
  }

  /** How the targets that run at the moment are doing, by name. */
  public List<Outcome> running() {
    return running.values().stream().map(JazzerRun::state).toList();
  }
}
