package org.maarg.fuzz.nodes;

import org.maarg.protocol.PrefixSet;

/**
 * How many words the state of a node may have at most, added up from what it has to remember: each
 * binding once, in it each MAAR once, and of each pair of mobile node and peer at most one update
 * that waits and one window of the rate. Those last no longer than a second after the last update,
 * so that a node without bindings and releases comes back to what it began with: what it has
 * forgotten to remove shows then, if not before.
 */
final class StateSize {
  private static final int FLAG = 1;
  private static final int NUMBER = 1;
  private static final int TIME = 1;
  private static final int ADDRESS = 2;
  private static final int PREFIX = ADDRESS + NUMBER;

  /** What one MAAR has assigned, and how many that are. */
  private static final int PREFIXES = NUMBER + PrefixSet.MOST * PREFIX;

  /** As many as an option can carry: 253 octets, eight to a word, and their number. */
  private static final int OCTETS = 33;

  /** Nobody of the cast has a longer name. */
  private static final int MN = 4;

  private static final int MAYBE_TIME = FLAG + TIME;
  private static final int DLIF = OCTETS + ADDRESS;

  private static final int REGISTRATION = MN + PREFIXES + 4 * NUMBER + OCTETS + MAYBE_TIME + DLIF;

  /** Of the update: flags, lifetime, two options that may be there, the prefixes. */
  private static final int UPDATE = 2 * NUMBER + 2 * FLAG + PREFIXES + ADDRESS;

  /**
   * Registration and its update, its source, the S-MAAR, the link-local address, the newest time,
   * sequence number, phase, answer, number of P-MAARs, number of the session, whether it is one of
   * several.
   */
  private static final int CMD_BINDING =
      REGISTRATION + UPDATE + 3 * ADDRESS + MAYBE_TIME + 5 * NUMBER + FLAG;

  /**
   * A flag, transmissions, how many may be answered; of eight the number, handoff, technology and
   * link-layer identifier.
   */
  private static final int EXCHANGE = FLAG + 2 * NUMBER + 8 * (3 * NUMBER + OCTETS);

  /** Address, prefixes, router, exchange, two flags. */
  private static final int PREVIOUS_MAAR = ADDRESS + PREFIXES + DLIF + EXCHANGE + 2 * FLAG;

  /** That a session is over for a MAAR (RFC 8885 3.5): it outlives the binding. */
  private static final int RELEASE = ADDRESS + REGISTRATION + EXCHANGE + NUMBER;

  /** Number, time and handoff of each of the four transmissions that may be answered. */
  private static final int TRANSMISSIONS = 4 * (2 * NUMBER + TIME);

  /** Prefixes, nine numbers, three times, four flags, the S-MAAR. */
  private static final int MAAR_BINDING =
      MN + PREFIXES + OCTETS + 9 * NUMBER + 3 * TIME + 4 * FLAG + ADDRESS + TRANSMISSIONS;

  /** With as many networks of its own as a MAAR may tell of (RFC 8885 4.4). */
  private static final int ANCHOR = ADDRESS + PREFIX + DLIF + NUMBER + 16 * PREFIX;

  /** Whose a prefix is. */
  private static final int HOLDER = PREFIX + MN;

  private static final int WAITING = MN + NUMBER + ADDRESS;
  private static final int WINDOW = NUMBER + MN + NUMBER + ADDRESS + NUMBER + 2 * NUMBER;

  /** How many wait, in line and in all, how many windows there are, and the pace. */
  private static final int SENDER = 5 * NUMBER;

  /** Of a refusal within the last second: its place, and whose it is. */
  private static final int REFUSAL = NUMBER + ADDRESS;

  /** Its own Restart Counter, and how many peers are watched: none without Heartbeat. */
  private static final int HEARTBEATS = 2 * NUMBER;

  /** Whether the peers are those of the configuration. */
  private static final int PEERS = FLAG;

  /** How much is counted for a MAAR: what it serves, or what it anchors. */
  private static final int COUNTED = ADDRESS + NUMBER;

  /**
   * What a CMD has at its beginning: how many there are of each kind, S-MAARs, P-MAARs, prefixes by
   * length, refusals and registrations that wait among them, its last number and time.
   */
  private static final int CMD_REST =
      8 * NUMBER + NUMBER + MAYBE_TIME + SENDER + HEARTBEATS + PEERS;

  /**
   * What a MAAR has: how many there are of each kind, refusals among them, where its pool begins
   * and goes on and its lowest free prefix, its last number.
   */
  private static final int MAAR_REST = 4 * NUMBER + 4 * NUMBER + SENDER + HEARTBEATS + PEERS;

  private StateSize() {}

  /** What is written of peers that are others than those of the configuration. */
  static int ofPeers(int peers) {
    return NUMBER + peers * (ADDRESS + PREFIX);
  }

  /** What is written of registrations that wait for a deregistration: an entry each. */
  static int ofWaiting(int registrations) {
    return registrations * CMD_BINDING;
  }

  /**
   * The most for a CMD with so many bindings and releases, of as many MAARs and sessions as there
   * may be.
   *
   * @param sends whether an update has left in the last second
   */
  static int ofCmd(int bindings, int releases, int maars, int sessions, boolean sends) {
    return bindings
            * (CMD_BINDING
                + COUNTED
                + maars * (PREVIOUS_MAAR + COUNTED)
                + (maars + 1) * PrefixSet.MOST * HOLDER)
        + releases * RELEASE
        + (sends ? maars * sessions * (WAITING + WINDOW) : 0)
        + CMD_REST;
  }

  /** The most for so many refusals to strangers within the last second. */
  static int ofRefusals(int refusals) {
    return refusals * REFUSAL;
  }

  /** The most for a MAAR; any mobile node may be one that is not to be asked for again. */
  static int ofMaar(int bindings, int maars, int sessions, boolean sends) {
    // Any binding may have the highest prefix that was ever taken.
    int pool = bindings == 0 ? 0 : 1 + 9 * sessions * PrefixSet.MOST / Long.SIZE;
    return bindings * (MAAR_BINDING + maars * PrefixSet.MOST * ANCHOR)
        + (sends ? sessions * (WAITING + WINDOW) : 0)
        + pool
        + sessions * MN
        + MAAR_REST;
  }
}
