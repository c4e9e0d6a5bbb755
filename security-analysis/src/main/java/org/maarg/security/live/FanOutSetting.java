package org.maarg.security.live;

import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * What a fan-out is measured on. Mobile nodes attach to MAAR 1 and move on through MAAR {@code k}.
 * Their next move, to MAAR {@code k + 1}, is what is measured: an update for each of them, sent at
 * once, and everything that follows until the domain is at rest again.
 *
 * @param previousMaars k, the MAARs that each mobile node has visited before: 1..{@link
 *     #MAX_PREVIOUS_MAARS}; a profile that keeps fewer evicts the oldest
 * @param mobileNodes how many move at the same moment: 1..{@link #MAX_MOBILE_NODES}
 * @param replays how often the same updates come once more, each time as soon as the CMD has
 *     settled: 0..{@link #MAX_REPLAYS}
 */
public record FanOutSetting(
    Mode mode, Profile profile, int previousMaars, int mobileNodes, int replays) {
  /** The loopback domain has addresses for one MAAR more. */
  public static final int MAX_PREVIOUS_MAARS = 254;

  /** Keeps the sockets' buffers from overflowing, which no simulation would show. */
  public static final int MAX_MOBILE_NODES = 100;

  /** More would not fit into the validity window of a Timestamp. */
  public static final int MAX_REPLAYS = 4;

  /** Most updates that one experiment makes at once, for the same reason as above. */
  public static final int MAX_UPDATES = 2_000;

  /**
   * What HARDENED sends in a quarter of a second, its burst included. Of 200 in locator mode the
   * repetitions that it waits for fell differently in each of eight runs.
   */
  static final int MAX_COMPARABLE = 175;

  /** Checks the ranges. */
  public FanOutSetting {
    requireRange("previousMaars", previousMaars, 1, MAX_PREVIOUS_MAARS);
    requireRange("mobileNodes", mobileNodes, 1, MAX_MOBILE_NODES);
    requireRange("replays", replays, 0, MAX_REPLAYS);
    requireRange("previousMaars times mobileNodes", previousMaars * mobileNodes, 1, MAX_UPDATES);
  }

  /** One update for one mobile node: the amplification of a single packet. */
  public static FanOutSetting amplification(Mode mode, Profile profile, int previousMaars) {
    return new FanOutSetting(mode, profile, previousMaars, 1, 0);
  }

  /** Several mobile nodes at once: a burst on the CMD's link. */
  public static FanOutSetting burst(
      Mode mode, Profile profile, int previousMaars, int mobileNodes) {
    return new FanOutSetting(mode, profile, previousMaars, mobileNodes, 0);
  }

  /** MAARs of the domain; the last of them is the one that the measured updates come from. */
  public int maars() {
    return previousMaars + 1;
  }

  /**
   * True if a burst ends before the aggregation timer does, whatever the profile's pace. In a
   * longer one the last microsecond decides what is answered in part and what is repeated, so that
   * two runs need not agree: that is left to the simulator.
   */
  static boolean isComparable(Profile profile, int previousMaars, int mobileNodes) {
    return mobileNodes <= atOnceToOneMaar(profile) && previousMaars * mobileNodes <= MAX_COMPARABLE;
  }

  /** By the letter MAX_UPDATE_RATE spreads what is more than that over seconds. */
  private static int atOnceToOneMaar(Profile profile) {
    int rate = profile.value(Knob.MAX_UPDATE_RATE);
    boolean together = profile.rateReading() == Profile.RateReading.PER_DESTINATION;
    return rate > 0 && together ? rate : MAX_MOBILE_NODES;
  }

  /** Updates that the CMD gets in the measured part. */
  public int triggers() {
    return mobileNodes * (replays + 1);
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + value + ", not in " + least + ".." + most);
    }
  }
}
