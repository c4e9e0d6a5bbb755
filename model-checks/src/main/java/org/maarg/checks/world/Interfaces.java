package org.maarg.checks.world;

/** What the places of a world's mobile nodes are places of. */
public enum Interfaces {
  /** Each mobile node has one interface. */
  ONE_EACH,
  /** All are interfaces of one mobile node, which uses them at the same time (RFC 5213 5.4). */
  APART,
  /**
   * All are interfaces of one mobile node, which uses one at a time: its MAARs know when it hands
   * over from one to another.
   */
  ONE_AT_A_TIME;

  /** True if there is one mobile node only. */
  boolean areOfOne() {
    return this != ONE_EACH;
  }
}
