package org.maarg.checks.world;

import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * Who is in a world and what may go wrong in it, how often. Immutable; each method with an argument
 * returns changed bounds.
 */
public final class Bounds {
  private int maars = 2;
  private int mns = 1;
  private int moves = 2;
  private int drops;
  private int duplicates;
  private int early;
  private int crashes;
  private int missedDetaches;
  private int longTimers;
  private int healAfter;
  private int forgeries;
  private int inFlight = 24;
  private boolean leaves;
  private boolean octets;
  private boolean symmetric;
  private boolean onward;
  private Mode mode = Mode.RELAY;
  // The world's clock counts moves, and rate and pace are for the worlds that are about them.
  private Profile profile =
      Profile.RFC8885
          .with()
          .timestampWindowMillis(0)
          .maxUpdateRate(0)
          .pacing(0, 0, Integer.MAX_VALUE)
          .build();

  private Bounds copy() {
    Bounds copy = new Bounds();
    copy.maars = maars;
    copy.mns = mns;
    copy.moves = moves;
    copy.drops = drops;
    copy.duplicates = duplicates;
    copy.early = early;
    copy.crashes = crashes;
    copy.missedDetaches = missedDetaches;
    copy.longTimers = longTimers;
    copy.healAfter = healAfter;
    copy.forgeries = forgeries;
    copy.inFlight = inFlight;
    copy.leaves = leaves;
    copy.octets = octets;
    copy.symmetric = symmetric;
    copy.onward = onward;
    copy.mode = mode;
    copy.profile = profile;
    return copy;
  }

  /** Two MAARs, one mobile node, two attachments, nothing goes wrong. */
  public static Bounds start() {
    return new Bounds();
  }

  /** Number of MAARs, 1..9. */
  public Bounds maars(int count) {
    Bounds copy = copy();
    copy.maars = require(count, 1, 9);
    return copy;
  }

  /** Number of mobile nodes, 1..4. */
  public Bounds mns(int count) {
    Bounds copy = copy();
    copy.mns = require(count, 1, 4);
    return copy;
  }

  /** How often mobile nodes attach, all together, the first time included. */
  public Bounds moves(int count) {
    Bounds copy = copy();
    copy.moves = require(count, 0, 99);
    return copy;
  }

  /** How many messages may be lost. */
  public Bounds drops(int count) {
    Bounds copy = copy();
    copy.drops = require(count, 0, 99);
    return copy;
  }

  /** How many messages may be doubled. */
  public Bounds duplicates(int count) {
    Bounds copy = copy();
    copy.duplicates = require(count, 0, 99);
    return copy;
  }

  /** How many timers may fire while messages are under way; without messages they always may. */
  public Bounds early(int count) {
    Bounds copy = copy();
    copy.early = require(count, 0, 99);
    return copy;
  }

  /** How often a node may crash and start again. */
  public Bounds crashes(int count) {
    Bounds copy = copy();
    copy.crashes = require(count, 0, 99);
    return copy;
  }

  /** How many moves the MAAR left behind may fail to notice. */
  public Bounds missedDetaches(int count) {
    Bounds copy = copy();
    copy.missedDetaches = require(count, 0, 99);
    return copy;
  }

  /** How many timers that measure lifetimes may fire, in the order in which they are due. */
  public Bounds longTimers(int count) {
    Bounds copy = copy();
    copy.longTimers = require(count, 0, 99);
    return copy;
  }

  /**
   * How many of those fire after a loss or a crash before the domain must be consistent again: what
   * retransmission does not mend, the next re-registration or the end of a lifetime does.
   */
  public Bounds healAfter(int count) {
    Bounds copy = copy();
    copy.healAfter = require(count, 0, 99);
    return copy;
  }

  /** How many messages somebody without a security association may repeat. */
  public Bounds forgeries(int count) {
    Bounds copy = copy();
    copy.forgeries = require(count, 0, 99);
    return copy;
  }

  /** How many messages may be under way at once before that counts as a violation. */
  public Bounds inFlight(int count) {
    Bounds copy = copy();
    copy.inFlight = require(count, 1, 999);
    return copy;
  }

  /** Whether the mobile nodes leave the domain in the end. */
  public Bounds leaves(boolean leave) {
    Bounds copy = copy();
    copy.leaves = leave;
    return copy;
  }

  /** Whether messages travel as octets through the codec instead of as objects. */
  public Bounds octets(boolean encoded) {
    Bounds copy = copy();
    copy.octets = encoded;
    return copy;
  }

  /**
   * Whether MAARs and mobile nodes that have not been touched yet count as interchangeable: the
   * lowest stands for all of them.
   */
  public Bounds symmetric(boolean reduced) {
    Bounds copy = copy();
    copy.symmetric = reduced;
    return copy;
  }

  /** Whether mobile nodes only go where nobody has been before. */
  public Bounds onward(boolean neverBack) {
    Bounds copy = copy();
    copy.onward = neverBack;
    return copy;
  }

  /** The CMD's mode. */
  public Bounds mode(Mode domainMode) {
    Bounds copy = copy();
    copy.mode = domainMode;
    return copy;
  }

  /** The policy of all nodes. */
  public Bounds profile(Profile policy) {
    Bounds copy = copy();
    copy.profile = policy;
    return copy;
  }

  private static int require(int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(value + " is not in " + least + ".." + most);
    }
    return value;
  }

  public int maars() {
    return maars;
  }

  public int mns() {
    return mns;
  }

  public int moves() {
    return moves;
  }

  public int drops() {
    return drops;
  }

  public int duplicates() {
    return duplicates;
  }

  public int early() {
    return early;
  }

  public int crashes() {
    return crashes;
  }

  public int missedDetaches() {
    return missedDetaches;
  }

  public int longTimers() {
    return longTimers;
  }

  public int healAfter() {
    return healAfter;
  }

  public int forgeries() {
    return forgeries;
  }

  public int inFlight() {
    return inFlight;
  }

  public boolean leaves() {
    return leaves;
  }

  public boolean octets() {
    return octets;
  }

  public boolean onward() {
    return onward;
  }

  public boolean symmetric() {
    return symmetric;
  }

  /** True if nothing is lost: no message, no memory, no sign that a mobile node has gone. */
  boolean isFriendly() {
    return drops == 0 && crashes == 0 && missedDetaches == 0;
  }

  public Mode mode() {
    return mode;
  }

  public Profile profile() {
    return profile;
  }
}
