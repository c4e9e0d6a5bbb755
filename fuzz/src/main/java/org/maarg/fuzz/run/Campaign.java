package org.maarg.fuzz.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.maarg.fuzz.TargetClass;

/**
 * Fuzzes targets, so many of them at the same time, until the time is over, of which each gets the
 * same share. Before that, the rates of the parsers are measured, one at a time.
 */
public final class Campaign {
  private static final Duration WATCH_EVERY = Duration.ofMillis(250);

  /** A finding that ends the fuzzer itself would end it again and again. */
  private static final int MOST_RESTARTS = 3;

  /** Less time than a fuzzer needs to start is not worth it. */
  private static final int LEAST_RESTART_SECONDS = 10;

  private final JazzerArguments arguments;
  private final CampaignSettings settings;
  private final RateTrial trial;
  private final Map<TargetClass, RateTrial.Rated> rated = new HashMap<>();
  private final ConcurrentSkipListMap<TargetClass, JazzerRun> running =
      new ConcurrentSkipListMap<>();

  /** A campaign over the inputs of a source tree. */
  public Campaign(FuzzHome home, CampaignSettings settings) {
    this.arguments = new JazzerArguments(home);
    this.settings = settings;
    this.trial = new RateTrial(home, settings, this::run);
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
    try (Ticker cpu = new Ticker(WATCH_EVERY, () -> running.values().forEach(JazzerRun::watch))) {
      for (TargetClass target : settings.rated()) {
        rated.put(target, trial.rate(target));
      }
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
    Files.createDirectories(settings.corpus(target));
    Outcome all = hunted(target);
    RateTrial.Rated rate = rated.get(target);
    if (rate != null) {
      all = all.measured(rate.run(), rate.ratios());
    }
    synchronized (watcher) {
      watcher.accept(all);
    }
    return all;
  }

  /** A target's share; a fuzzer that a finding ended begins again. */
  private Outcome hunted(TargetClass target) throws IOException, InterruptedException {
    long left = Math.max(1, settings.perTarget().toSeconds());
    Outcome all = hunt(target, left);
    for (int again = 0; again < MOST_RESTARTS && !all.findings().isEmpty(); again++) {
      long rest = left - Math.round(all.seconds());
      if (rest < LEAST_RESTART_SECONDS || all.failure().isPresent()) {
        break;
      }
      all = hunt(target, rest).after(all);
    }
    long missing = left - Math.round(all.seconds());
    return missing < LEAST_RESTART_SECONDS || all.findings().isEmpty()
        ? all
        : all.failed(missing + " s of its time were not run");
  }

  private Outcome hunt(TargetClass target, long seconds) throws IOException, InterruptedException {
    Path work = settings.work().resolve(target.name());
    Path corpus = settings.corpus(target);
    if (settings.inputsFirst()) {
      List<String> command = arguments.fuzzAfterInputs(target, work, corpus, seconds);
      return run(target, new JazzerRun(target, work, command).endingAfterInputs(seconds));
    }
    List<String> command = arguments.fuzz(target, work, corpus, seconds);
    return run(target, new JazzerRun(target, work, command));
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
