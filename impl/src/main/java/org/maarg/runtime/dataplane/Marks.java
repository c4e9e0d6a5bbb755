package org.maarg.runtime.dataplane;

/**
 * By what a MAAR knows its own state in the kernel again, after a crash too, and leaves everybody
 * else's alone.
 */
final class Marks {
  /** Origin of our routes and rules, as {@code ip route} has it; a number that nobody else uses. */
  static final int PROTOCOL = 85;

  /** The mark of a route. */
  static final String ROUTE = " proto " + PROTOCOL;

  /** Group of the interfaces of mobile nodes. */
  static final int DLIF_GROUP = 8885;

  /** Group of the other interfaces. */
  static final int HOP_GROUP = 8886;

  /** Group of the interfaces of mobile nodes that wait to be removed. */
  static final int DISCARDED_GROUP = 8887;

  /** How names of our interfaces begin. */
  static final String PREFIX = "mrg";

  /** Routes into the tunnels to serving MAARs, by destination. */
  static final int DOWN_TABLE = 8885;

  /** Routes into the tunnels to anchors, by source. */
  static final int UP_TABLE = 8886;

  /** What leads packets from old prefixes to the tunnels of their anchors. */
  static final int CHOICE_TABLE = 8887;

  /** The end of all tunnels. */
  static final int END_TABLE = 8888;

  /** The filter's table in nftables. */
  static final String FILTER = "maarg";

  private Marks() {}
}
