package org.maarg.conformance.play;

import org.maarg.wire.message.MobilityMessage;

/**
 * A message of the target that reached the tester.
 *
 * @param at the played node that got it
 * @param checksum of the Mobility Header, as it came
 * @param nanos when, on {@link System#nanoTime()}
 */
public record Arrival(Played at, MobilityMessage message, int checksum, long nanos) {
  public long millisAfter(Arrival earlier) {
    return (nanos - earlier.nanos) / 1_000_000;
  }
}
