package org.maarg.cli.testbed;

import java.util.concurrent.TimeUnit;

/**
 * One move of the mobile node.
 *
 * @param to MAAR by its number
 * @param atNanos when the link was taken from the old MAAR, as {@link System#nanoTime()}
 * @param linkNanos from then until the new MAAR has seen the attachment
 * @param signallingNanos from the attachment to the last advertisement
 */
record Move(int to, long atNanos, long linkNanos, long signallingNanos) {
  private static final long AFTERMATH_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  /** The longest silence of a flow, in nanoseconds, that this move can have made. */
  long gapOf(Flow flow) {
    return flow.arrivals().longestGap(atNanos, atNanos + AFTERMATH_NANOS);
  }

  /** The silence of a flow less the signalling, in nanoseconds; negative if it was shorter. */
  long beyondSignalling(Flow flow) {
    return gapOf(flow) - signallingNanos;
  }
}
