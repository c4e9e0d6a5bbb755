package org.maarg.performance.load;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a target came to under a load.
 *
 * @param answers that came within the time
 * @param byStatus answers by their status
 * @param unanswered updates without an answer within a second
 * @param notSent updates of an open loop that found as many under way as may be
 * @param followed updates of the CMD that previous MAARs answered
 * @param millis within which half, 99 %, 99.9 % and all of the answers came
 * @param processor time that the target took; empty for a target that is not ours
 * @param residentKilobytes of the target at the end
 * @param octetsPerMn of live objects for each mobile node
 */
public record Measured(
    Duration time,
    long answers,
    Map<Integer, Long> byStatus,
    long unanswered,
    long notSent,
    long followed,
    Latency millis,
    Optional<Duration> processor,
    OptionalLong residentKilobytes,
    OptionalLong octetsPerMn) {
  private static final double NANOS = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Milliseconds by share of the answers. */
  public record Latency(double half, double p99, double p999, double longest) {
    static Latency of(Meter meter) {
      return new Latency(
          meter.millisAt(50), meter.millisAt(99), meter.millisAt(99.9), meter.millisAt(100));
    }
  }

  /** Answers in a second. */
  public double perSecond() {
    return answers / (time.toNanos() / NANOS);
  }

  /** Processor time for each answer in microseconds. */
  public Optional<Double> microsEach() {
    return answers == 0
        ? Optional.empty()
        : processor.map(it -> it.toNanos() / NANOS_PER_MICRO / answers);
  }
}
