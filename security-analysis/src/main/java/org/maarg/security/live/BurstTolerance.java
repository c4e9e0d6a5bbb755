package org.maarg.security.live;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the shape of a live burst may be from the simulated one. Two kinds of limits:
 *
 * <p><b>Never faster.</b> A timer of a live node never fires early, and a pacer that was late does
 * not catch up: it starts its next interval when it fires. Between the beginning and the end of a
 * window there are therefore at most as many intervals as in the simulation, and one more, because
 * the updates of the interval before the window may have been held up until it began. So a live
 * peak exceeds the simulated one by at most the updates of one interval, and the whole burst takes
 * at least as long. These limits hold on any machine under any load; a run that breaks one has
 * found a difference.
 *
 * <p><b>Not much slower.</b> In the simulation a node takes no time and a timer is never late.
 * Live, each timer is late by some of a millisecond, and the machine may do something else for a
 * while. A peak is looked for in a window longer by {@link #STRETCH} and {@link #SPREAD_MILLIS},
 * and the span and the median gap may be longer by as much. Load can only make a run miss these
 * limits, so it is enough that one of several runs meets them. The spread is about what a thread
 * waits for its turn when several others want the same core.
 */
final class BurstTolerance {
  /** Factor by which live time may be longer. */
  static final double STRETCH = 1.5;

  /** Milliseconds by which it may be longer on top. */
  static final int SPREAD_MILLIS = 40;

  /** How much longer or shorter a median gap may be, in microseconds, on top of the factor. */
  static final long GAP_MICROS = 500;

  private static final int MICROS_PER_MILLI = 1_000;

  private BurstTolerance() {}

  /** In what a live burst is faster than it can be; one line each. */
  static List<String> tooFast(BurstShape simulated, BurstShape live, int paceBurst) {
    List<String> lines = new ArrayList<>();
    int interval = Math.max(1, simulated.largestBatchAfter(paceBurst));
    for (int window : BurstShape.WINDOWS_MILLIS) {
      int most = simulated.peak(window) + interval;
      if (live.peak(window) > most) {
        lines.add(line("peak per " + window + " ms", live.peak(window), "at most " + most));
      }
    }
    if (live.spanMicros() < simulated.spanMicros()) {
      lines.add(line("span in us", live.spanMicros(), "at least " + simulated.spanMicros()));
    }
    return lines;
  }

  /** In what a live burst is slower than a machine that has time for it; one line each. */
  static List<String> tooSlow(BurstShape simulated, BurstShape live, int paceBurst) {
    List<String> lines = new ArrayList<>();
    for (int window : BurstShape.WINDOWS_MILLIS) {
      long micros = (long) (window * MICROS_PER_MILLI * STRETCH) + spread();
      int least = simulated.peak(window);
      if (live.peakWithin(micros) < least) {
        lines.add(line("peak per " + micros + " us", live.peakWithin(micros), "at least " + least));
      }
    }
    long longest = (long) (simulated.spanMicros() * STRETCH) + spread();
    if (live.spanMicros() > longest) {
      lines.add(line("span in us", live.spanMicros(), "at most " + longest));
    }
    long gap = (long) (simulated.medianGapAfter(paceBurst) * STRETCH) + GAP_MICROS;
    if (live.medianGapAfter(paceBurst) > gap) {
      lines.add(line("median gap in us", live.medianGapAfter(paceBurst), "at most " + gap));
    }
    return lines;
  }

  private static long spread() {
    return (long) SPREAD_MILLIS * MICROS_PER_MILLI;
  }

  private static String line(String what, long live, String limit) {
    return "live " + what + ": " + live + ", " + limit;
  }
}
