package org.maarg.performance.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts what became of the updates. Used by one thread. */
final class Meter {
  private static final int DIGITS = 3;
  private static final int STATUSES = 256;

  private final Histogram latency = new Histogram(TimeUnit.MINUTES.toNanos(1), DIGITS);
  private final long[] byStatus = new long[STATUSES];
  private long unanswered;
  private long notSent;
  private long followed;

  /** An answer came so long after its update was due. */
  void answered(int status, long nanos) {
    byStatus[status]++;
    latency.recordValue(Math.min(Math.max(nanos, 1), latency.getHighestTrackableValue()));
  }

  /** No answer came in time. */
  void unanswered() {
    unanswered++;
  }

  /** As many are under way as may be: one that was due did not leave. */
  void notSent() {
    notSent++;
  }

  /** A MAAR has answered an update of the CMD. */
  void followed() {
    followed++;
  }

  long answers() {
    return latency.getTotalCount();
  }

  long unansweredUpdates() {
    return unanswered;
  }

  long notSentUpdates() {
    return notSent;
  }

  long followedUpdates() {
    return followed;
  }

  /** Answers by status, those that came. */
  Map<Integer, Long> statuses() {
    Map<Integer, Long> seen = new TreeMap<>();
    for (int status = 0; status < STATUSES; status++) {
      if (byStatus[status] > 0) {
        seen.put(status, byStatus[status]);
      }
    }
    return seen;
  }

  /** Milliseconds within which this share of the answers came. */
  double millisAt(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e6;
  }
}
