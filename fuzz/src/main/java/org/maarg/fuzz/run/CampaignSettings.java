package org.maarg.fuzz.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.maarg.fuzz.TargetClass;

/**
 * What a campaign does.
 *
 * @param perTarget how long each target is fuzzed
 * @param measure how long one of the runs takes that measure a parser or a yardstick before, whole
 *     seconds; 0 for none
 * @param jobs how many targets are fuzzed at the same time, at least 1
 * @param corpora where the inputs that a run keeps stay, one folder per target
 * @param work where logs and findings go, one folder per target
 * @param inputsFirst true if a target's time begins when the inputs that are there have been run,
 *     however long that takes; else they take their part of it
 */
public record CampaignSettings(
    List<TargetClass> targets,
    Duration perTarget,
    Duration measure,
    int jobs,
    Path corpora,
    Path work,
    boolean inputsFirst) {
  private static final Duration LONGEST_MEASURE = Duration.ofSeconds(20);

  /** In less, the Java machine does not get warm. */
  private static final Duration SHORTEST_MEASURE = Duration.ofSeconds(5);

  private static final int MEASURED_PART = 3;

  /**
   * Settings that take so long in all: at most a third of it for the rates, the rest is shared.
   *
   * @param jobs at least 1
   */
  public static CampaignSettings within(
      Duration total, List<TargetClass> targets, int jobs, Path corpora, Path work) {
    int runs = targets.stream().mapToInt(CampaignSettings::measuringRuns).sum();
    Duration measure = runs > 0 ? measure(total, runs) : Duration.ZERO;
    Duration left = total.minus(measure.multipliedBy(runs));
    Duration share = left.multipliedBy(Math.min(jobs, targets.size())).dividedBy(targets.size());
    return new CampaignSettings(targets, share, measure, jobs, corpora, work, false);
  }

  /** In each round one for each yardstick and one for the target. */
  private static int measuringRuns(TargetClass target) {
    if (!target.isParser()) {
      return 0;
    }
    return RateTrial.ROUNDS * (target.ownYardstick().isPresent() ? 3 : 2);
  }

  private static Duration measure(Duration total, int runs) {
    Duration part = total.dividedBy(MEASURED_PART).dividedBy(runs);
    if (part.compareTo(SHORTEST_MEASURE) < 0) {
      return Duration.ZERO;
    }
    return part.compareTo(LONGEST_MEASURE) < 0 ? part : LONGEST_MEASURE;
  }

  /** The targets whose rates are measured. */
  List<TargetClass> rated() {
    return measure.isZero() ? List.of() : targets.stream().filter(TargetClass::isParser).toList();
  }

  /** Where the inputs stay that runs of a target keep. */
  Path corpus(TargetClass target) {
    return corpora.resolve(target.name());
  }
}
