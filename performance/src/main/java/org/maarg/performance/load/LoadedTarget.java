package org.maarg.performance.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A target under load: registered once, measured as often as asked. */
public final class LoadedTarget {
  private final LoadRun run;
  private final LoadDriver driver;
  private final Optional<TargetProcess> process;
  private Optional<LiveHeap> grown = Optional.empty();

  LoadedTarget(LoadRun run, LoadDriver driver, Optional<TargetProcess> process) {
    this.run = run;
    this.driver = driver;
    this.process = process;
  }

  /** Registers all mobile nodes, and takes them through the MAARs behind them. */
  public void registerUncounted() {
    run.onLoop(() -> SetUp.begin(driver)).join();
  }

  /**
   * The same, with an end to the patience.
   *
   * @return false if not all were registered within the time
   */
  public boolean registerWithin(Duration limit) {
    CompletableFuture<Boolean> done =
        run.onLoop(() -> SetUp.begin(driver)).thenApply(nothing -> true);
    return done.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** The same, and looks at the target's heap before and after. */
  public void register() {
    Optional<LiveHeap> empty = process.flatMap(TargetProcess::liveHeap);
    registerUncounted();
    Optional<LiveHeap> full = process.flatMap(TargetProcess::liveHeap);
    grown = full.flatMap(it -> empty.map(it::since));
  }

  /** What the registrations have left in the target's heap; empty where it cannot be told. */
  public Optional<LiveHeap> grown() {
    return grown;
  }

  /**
   * Measures for a while.
   *
   * @param pace whose rate, window and share of handovers count
   */
  public Measured measure(LoadPlan pace, Duration time) {
    Optional<Duration> before = process.map(TargetProcess::processorTime);
    Meter meter = run.onLoop(() -> Steady.begin(driver, pace, time)).join();
    Optional<Duration> used = process.map(it -> it.processorTime().minus(before.orElseThrow()));
    return new Measured(
        time,
        meter.answers(),
        meter.statuses(),
        meter.unansweredUpdates(),
        meter.notSentUpdates(),
        meter.followedUpdates(),
        Measured.Latency.of(meter),
        used,
        process.map(TargetProcess::residentKilobytes).orElse(OptionalLong.empty()),
        octetsPerMn());
  }

  private OptionalLong octetsPerMn() {
    int mns = driver.plan().mns();
    return grown.map(it -> OptionalLong.of(it.octets() / mns)).orElse(OptionalLong.empty());
  }
}
