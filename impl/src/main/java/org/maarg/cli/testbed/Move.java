package org.maarg.cli.testbed;

import java.util.concurrent.TimeUnit;

/**
 * One move of the mobile node, with the parts that follow upon each other in it.
 *
 * @param to MAAR by its number
 * @param atNanos when the link was about to be taken from the old MAAR, as {@link
 *     System#nanoTime()}
 * @param linkNanos from then until the link was at the new MAAR: the bench's own work
 * @param detectionNanos from then until the new MAAR has seen the attachment
 * @param signallingNanos from the attachment to the last advertisement that the MAAR decides on
 * @param setUpNanos from then until the kernels of all MAARs have all tunnels and routers
 */
record Move(
    int to,
    long atNanos,
    long linkNanos,
    long detectionNanos,
    long signallingNanos,
    long setUpNanos) {
  private static final long AFTERMATH_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  private Arrivals.Silence silenceOf(Flow flow) {
    return flow.arrivals().longestSilence(atNanos, atNanos + AFTERMATH_NANOS);
  }

  /** The longest silence of a flow, in nanoseconds, that this move can have made. */
  long gapOf(Flow flow) {
    return silenceOf(flow).nanos();
  }

  /** The silence of a flow less the signalling, in nanoseconds; negative if it was shorter. */
  long beyondSignalling(Flow flow) {
    return gapOf(flow) - signallingNanos;
  }

  /**
   * From when all was set up until something of a flow arrived again, in nanoseconds; negative if
   * what that flow needs was there before the rest.
   */
  long firstPacketOf(Flow flow) {
    long ready = atNanos + linkNanos + detectionNanos + signallingNanos + setUpNanos;
    return silenceOf(flow).endNanos() - ready;
  }
}
