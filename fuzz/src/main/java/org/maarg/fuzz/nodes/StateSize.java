package org.maarg.fuzz.nodes;

/**
 * How many words the state of a node may have at most, added up from what it has to remember: each
 * binding once, in it each MAAR once, and of each pair of mobile node and peer at most one update
 * that waits and one window of the rate. Those last no longer than a second after the last update,
 * so that a node without bindings comes back to what it began with: what it has forgotten to remove
 * shows then, if not before.
 */
final class StateSize {
  private static final int FLAG = 1;
  private static final int NUMBER = 1;
  private static final int TIME = 1;
  private static final int ADDRESS = 2;
  private static final int PREFIX = ADDRESS + NUMBER;

  /** As many as an option can carry: 253 octets, eight to a word, and their number. */
  private static final int OCTETS = 33;

  /** Nobody of the cast has a longer name. */
  private static final int MN = 4;

  private static final int MAYBE_TIME = FLAG + TIME;
  private static final int DLIF = OCTETS + ADDRESS;

  private static final int REGISTRATION = MN + PREFIX + 4 * NUMBER + OCTETS + MAYBE_TIME + DLIF;

  /** Registration, S-MAAR, two times, sequence number, phase, answer, number of P-MAARs. */
  private static final int CMD_BINDING = REGISTRATION + ADDRESS + 2 * MAYBE_TIME + 4 * NUMBER;

  /** Address, prefix, router, exchange, two flags, last word, sequence number, transmissions. */
  private static final int PREVIOUS_MAAR =
      ADDRESS + PREFIX + DLIF + NUMBER + 2 * FLAG + MAYBE_TIME + 2 * NUMBER;

  /** Ten numbers, three times, three flags, eight prefixes refused, the S-MAAR. */
  private static final int MAAR_BINDING =
      MN + OCTETS + 10 * NUMBER + 3 * TIME + 3 * FLAG + 8 * NUMBER + ADDRESS;

  private static final int ANCHOR = ADDRESS + PREFIX + DLIF;

  /** Whose a prefix is. */
  private static final int HOLDER = PREFIX + MN;

  private static final int WAITING = MN + ADDRESS;
  private static final int WINDOW = NUMBER + MN + ADDRESS + NUMBER + 2 * NUMBER;

  /** What a node has at its beginning: how many there are of each kind, and the pace. */
  private static final int REST = 6;

  private StateSize() {}

  /**
   * The most for a CMD with so many bindings, of as many MAARs and mobile nodes as there are.
   *
   * @param sends whether an update has left in the last second
   */
  static int ofCmd(int bindings, int maars, int mns, boolean sends) {
    return bindings * (CMD_BINDING + maars * PREVIOUS_MAAR + (maars + 1) * HOLDER)
        + (sends ? maars * mns * (WAITING + WINDOW) : 0)
        + REST;
  }

  /** The most for a MAAR. */
  static int ofMaar(int bindings, int maars, int mns, boolean sends) {
    // Any binding may have the highest prefix that was ever taken.
    int pool = bindings == 0 ? 0 : 1 + 9 * mns / Long.SIZE;
    return bindings * (MAAR_BINDING + maars * ANCHOR)
        + (sends ? mns * (WAITING + WINDOW) : 0)
        + pool
        + REST;
  }
}
