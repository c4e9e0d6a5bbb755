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
import org.maarg.fuzz.Targets;

/**
 * Fuzzes targets, so many of them at the same time, until the time is over. Each target gets the
 * same share of it; a parser's share begins with the empty target on the parser's inputs, so that
 * their rates can be compared.
 */
public final class Campaign {
  /** The target that does nothing. */
  private static final String EMPTY = "empty";

  private static final Duration MEASURE_EVERY = Duration.ofMillis(250);

  private final FuzzHome home;
  private final CampaignSettings settings;
  private final ConcurrentSkipListMap<TargetClass, JazzerRun> running =
      new ConcurrentSkipListMap<>();

  /** A campaign over the inputs of a source tree. */
  public Campaign(FuzzHome home, CampaignSettings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * Runs all targets.
   *
   * @param watcher is told what each ended target came to, one call at a time
   * @return in the order of the targets
   */
  @SuppressWarnings("try") // The ticker only has to be there.
  public List<Outcome> run(Consumer<Outcome> watcher) throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(settings.jobs());
    try (Ticker cpu =
        new Ticker(MEASURE_EVERY, () -> running.values().forEach(JazzerRun::measureCpu))) {
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
    JazzerArguments arguments = new JazzerArguments(home);
    Duration measured = target.isParser() ? settings.measure() : Duration.ZERO;
    Outcome empty = null;
    if (measured.toSeconds() > 0) {
      Path beside = work.resolve("yardstick");
      Path inputs = InputFolders.copied(home.inputs(target, corpus), beside.resolve("corpus"));
      TargetClass nothing = Targets.named(EMPTY).orElseThrow();
      empty =
          run(
              target,
              new JazzerRun(
                  nothing,
                  beside,
                  arguments.measure(nothing, target, beside, inputs, measured.toSeconds())));
    }
    long seconds = Math.max(1, settings.perTarget().minus(measured).toSeconds());
    Outcome outcome =
        run(target, new JazzerRun(target, work, arguments.fuzz(target, work, corpus, seconds)));
    Outcome all = empty == null ? outcome : outcome.against(empty);
    synchronized (watcher) {
      watcher.accept(all);
    }
    return all;
  }

  private Outcome run(TargetClass target, JazzerRun run) throws IOException, InterruptedException {
    running.put(target, run);
    try {
      return run.run();
    } finally {
      running.remove(target);
    }
  }

  /** How the targets that run at the moment are doing, by name; none while a machine starts. */
  public List<Outcome> running() {
    return running.values().stream()
        .map(JazzerRun::state)
        .filter(it -> it.executions() > 0)
        .toList();
  }
}
