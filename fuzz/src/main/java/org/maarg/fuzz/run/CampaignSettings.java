package org.maarg.fuzz.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.maarg.fuzz.TargetClass;

/**
 * What a campaign does.
 *
 * @param perTarget how long each target runs
 * @param measure how much of that a parser gives to each yardstick and to its own measured run,
 *     whole seconds; 0 for none
 * @param jobs how many targets run at the same time, at least 1
 * @param corpora where the inputs that a run keeps stay, one folder per target
 * @param work where logs and findings go, one folder per target
 */
public record CampaignSettings(
    List<TargetClass> targets,
    Duration perTarget,
    Duration measure,
    int jobs,
    Path corpora,
    Path work) {
  private static final Duration LONGEST_MEASURE = Duration.ofSeconds(60);

  /** A target's part of some time if so many run side by side. */
  public static Duration share(Duration total, int jobs, int targets) {
    return total.multipliedBy(Math.min(jobs, targets)).dividedBy(targets);
  }

  /** How long to measure one thing: a sixth of a share, of at most three, and at most a minute. */
  public static Duration measure(Duration share) {
    Duration sixth = share.dividedBy(6);
    return sixth.compareTo(LONGEST_MEASURE) < 0 ? sixth : LONGEST_MEASURE;
  }
}
