package org.maarg.fuzz.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
 * same share of it; a parser's share begins with its yardsticks on the parser's inputs, so that
 * their rates can be compared. At least half of a share goes to the thorough engine.
 */
public final class Campaign {
  /** The target that does nothing. */
  private static final String EMPTY = "empty";

  private static final Duration MEASURE_EVERY = Duration.ofMillis(250);

  /** A finding that ends the fuzzer itself would end it again and again. */
  private static final int MOST_RESTARTS = 3;

  /** Less time than a fuzzer needs to start is not worth it. */
  private static final int LEAST_RESTART_SECONDS = 10;

  private final FuzzHome home;
  private final JazzerArguments arguments;
  private final CampaignSettings settings;
  private final ConcurrentSkipListMap<TargetClass, JazzerRun> running =
      new ConcurrentSkipListMap<>();

  /** A campaign over the inputs of a source tree. */
  public Campaign(FuzzHome home, CampaignSettings settings) {
    this.home = home;
    this.arguments = new JazzerArguments(home);
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
    Path corpus = settings.corpora().resolve(target.name());
    Files.createDirectories(corpus);
    long measured = target.isParser() ? settings.measure().toSeconds() : 0;
    Outcome all =
        measured > 0 ? measuredAndHunted(target, corpus, measured) : hunted(target, corpus, 0);
    synchronized (watcher) {
      watcher.accept(all);
    }
    return all;
  }

  /** Yardsticks and target under the same quick engine, then the target under the thorough one. */
  private Outcome measuredAndHunted(TargetClass target, Path corpus, long seconds)
      throws IOException, InterruptedException {
    double empty = yardstick(target, EMPTY, corpus, seconds);
    long spent = 2 * seconds;
    OptionalDouble library = OptionalDouble.empty();
    if (target.library().isPresent()) {
      library = OptionalDouble.of(yardstick(target, target.library().get(), corpus, seconds));
      spent += seconds;
    }
    Path work = settings.work().resolve(target.name()).resolve("measured");
    JazzerRun run =
        new JazzerRun(target, work, arguments.fuzz(target, Engine.MEASURE, work, corpus, seconds));
    Outcome measured = run(target, run);
    double rate = run.warmRate();
    Ratios ratios = new Ratios(ratio(rate, empty), ratio(rate, library.orElse(0)));
    return hunted(target, corpus, spent).after(measured, ratios);
  }

  private static OptionalDouble ratio(double rate, double yardstick) {
    return rate > 0 && yardstick > 0 ? OptionalDouble.of(rate / yardstick) : OptionalDouble.empty();
  }

  /** The rate of a yardstick on a target's inputs. */
  private double yardstick(TargetClass target, String name, Path corpus, long seconds)
      throws IOException, InterruptedException {
    Path work = settings.work().resolve(target.name()).resolve(name);
    Path inputs = InputFolders.copied(home.inputs(target, corpus), work.resolve("corpus"));
    TargetClass yardstick = Targets.named(name).orElseThrow();
    List<String> command = arguments.measure(yardstick, target, work, inputs, seconds);
    JazzerRun run = new JazzerRun(yardstick, work, command);
    run(target, run);
    return run.warmRate();
  }

  /** The rest of the share; a fuzzer that a finding ended begins again. */
  private Outcome hunted(TargetClass target, Path corpus, long spent)
      throws IOException, InterruptedException {
    Path work = settings.work().resolve(target.name());
    long left = Math.max(1, settings.perTarget().toSeconds() - spent);
    Outcome all = hunt(target, work, corpus, left);
    for (int again = 0; again < MOST_RESTARTS && !all.findings().isEmpty(); again++) {
      long rest = left - Math.round(all.seconds());
      if (rest < LEAST_RESTART_SECONDS || all.failure().isPresent()) {
        break;
      }
      all = hunt(target, work, corpus, rest).after(all, Ratios.NONE);
    }
    long missing = left - Math.round(all.seconds());
    return missing < LEAST_RESTART_SECONDS || all.findings().isEmpty()
        ? all
        : all.failed(missing + " s of its time were not run");
  }

  private Outcome hunt(TargetClass target, Path work, Path corpus, long seconds)
      throws IOException, InterruptedException {
    List<String> command = arguments.fuzz(target, Engine.HUNT, work, corpus, seconds);
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
