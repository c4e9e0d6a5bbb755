package org.maarg.checks.world;

import java.util.function.Consumer;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;

/**
 * Who is in a world and what may go wrong in it, how often. Immutable; each method with an argument
 * returns changed bounds.
 */
public final class Bounds {
  private static final int ROOMY = 24;

  private int maars = 2;
  private int mns = 1;
  private int moves = 2;
  private int pauses;
  private int drops;
  private int duplicates;
  private int early;
  private int crashes;
  private int missedDetaches;
  private int longTimers;
  private int healAfter;
  private int forgeries;
  private int lies;
  private int late;
  private int clockSteps;
  private int patience;
  private int firstNumber;
  private int calm;
  private boolean calmCrashes;
  private int inFlight = ROOMY;
  private int poolBits = 16;
  private boolean leaves;
  private boolean missedOnceRegistered;
  private boolean octets;
  private boolean kept;
  private boolean networks;
  private int oddities;
  private int again;
  private boolean symmetric;
  private boolean onward;
  private boolean overtakes;
  private Mode mode = Mode.RELAY;
  private Policy policy = Policy.ALL;
  private Interfaces interfaces = Interfaces.ONE_EACH;
  // The world's clock counts moves, and rate and pace are for the worlds that are about them.
  private Profile profile =
      Profile.DEPLOYABLE
          .with()
          .set(Knob.TIMESTAMP_WINDOW, 0)
          .set(Knob.MAX_UPDATE_RATE, 0)
          .pacing(0, 0, Integer.MAX_VALUE)
          .build();

  private Bounds copy() {
    Bounds copy = new Bounds();
    copy.maars = maars;
    copy.mns = mns;
    copy.moves = moves;
    copy.pauses = pauses;
    copy.drops = drops;
    copy.duplicates = duplicates;
    copy.early = early;
    copy.crashes = crashes;
    copy.missedDetaches = missedDetaches;
    copy.longTimers = longTimers;
    copy.healAfter = healAfter;
    copy.forgeries = forgeries;
    copy.lies = lies;
    copy.late = late;
    copy.clockSteps = clockSteps;
    copy.patience = patience;
    copy.firstNumber = firstNumber;
    copy.calm = calm;
    copy.calmCrashes = calmCrashes;
    copy.inFlight = inFlight;
    copy.poolBits = poolBits;
    copy.leaves = leaves;
    copy.missedOnceRegistered = missedOnceRegistered;
    copy.octets = octets;
    copy.kept = kept;
    copy.networks = networks;
    copy.oddities = oddities;
    copy.again = again;
    copy.symmetric = symmetric;
    copy.onward = onward;
    copy.overtakes = overtakes;
    copy.mode = mode;
    copy.policy = policy;
    copy.interfaces = interfaces;
    copy.profile = profile;
    return copy;
  }

  private Bounds with(Consumer<Bounds> change) {
    Bounds copy = copy();
    change.accept(copy);
    return copy;
  }

  /** Two MAARs, one mobile node, two attachments, nothing goes wrong. */
  public static Bounds start() {
    return new Bounds();
  }

  /** Number of MAARs, 1..9. */
  public Bounds maars(int count) {
    return with(copy -> copy.maars = require(count, 1, 9));
  }

  /** Number of mobile nodes, 1..4. */
  public Bounds mns(int count) {
    return with(copy -> copy.mns = require(count, 1, 4));
  }

  /** How often mobile nodes attach, all together, the first time included. */
  public Bounds moves(int count) {
    return with(copy -> copy.moves = require(count, 0, 99));
  }

  /** How often mobile nodes may leave the domain while there are attachments left to come back. */
  public Bounds pauses(int count) {
    return with(copy -> copy.pauses = require(count, 0, 99));
  }

  /** How many messages may be lost. */
  public Bounds drops(int count) {
    return with(copy -> copy.drops = require(count, 0, 99));
  }

  /** How many messages may be doubled. */
  public Bounds duplicates(int count) {
    return with(copy -> copy.duplicates = require(count, 0, 99));
  }

  /** How many timers may fire while messages are under way; without messages they always may. */
  public Bounds early(int count) {
    return with(copy -> copy.early = require(count, 0, 99));
  }

  /** How often a node may crash and start again. */
  public Bounds crashes(int count) {
    return with(copy -> copy.crashes = require(count, 0, 99));
  }

  /** How many moves the MAAR left behind may fail to notice. */
  public Bounds missedDetaches(int count) {
    return with(copy -> copy.missedDetaches = require(count, 0, 99));
  }

  /** Whether a departure goes unnoticed only after the MAAR has the CMD's answer. */
  public Bounds missedOnceRegistered(boolean onlyThen) {
    return with(copy -> copy.missedOnceRegistered = onlyThen);
  }

  /**
   * How many timers that measure lifetimes may fire while nothing else is waited for, in the order
   * in which they are due.
   */
  public Bounds longTimers(int count) {
    return with(copy -> copy.longTimers = require(count, 0, 99));
  }

  /**
   * How many of those fire after a loss, a crash or a departure that goes unnoticed before the
   * domain must be consistent again: what retransmission does not mend, the next re-registration or
   * the end of a lifetime does. So many may always fire after a loss or a crash.
   */
  public Bounds healAfter(int count) {
    return with(copy -> copy.healAfter = require(count, 0, 99));
  }

  /** How many messages somebody without a security association may repeat. */
  public Bounds forgeries(int count) {
    return with(copy -> copy.forgeries = require(count, 0, 99));
  }

  /** How often a peer may say what is not so: {@link Lies}. */
  public Bounds lies(int count) {
    return with(copy -> copy.lies = require(count, 0, 99));
  }

  /**
   * How many timers, each the next to end, may end while messages are still under way: these are as
   * late as that.
   */
  public Bounds late(int count) {
    return with(copy -> copy.late = require(count, 0, 99));
  }

  /** How often a node's clock may be set, on or back. */
  public Bounds clockSteps(int count) {
    return with(copy -> copy.clockSteps = require(count, 0, 99));
  }

  /**
   * How often a mobile node for which the CMD has no room stays until its MAAR asks again; 0 for a
   * world without quotas.
   */
  public Bounds patience(int count) {
    return with(copy -> copy.patience = require(count, 0, 99));
  }

  /** The sequence number that each MAAR has used last when the world begins, 0..65535. */
  public Bounds firstNumber(int number) {
    return with(copy -> copy.firstNumber = require(number, 0, 0xffff));
  }

  /** How many attachments, the first ones, wait until nothing is under way or waited for. */
  public Bounds calm(int count) {
    return with(copy -> copy.calm = require(count, 0, 99));
  }

  /** Whether a node crashes only while nothing is under way or waited for. */
  public Bounds calmCrashes(boolean value) {
    return with(copy -> copy.calmCrashes = value);
  }

  /** How many messages may be under way at once before that counts as a violation. */
  public Bounds inFlight(int count) {
    return with(copy -> copy.inFlight = require(count, 1, 999));
  }

  /** A MAAR's pool has two to the power of so many prefixes. */
  public Bounds poolBits(int bits) {
    return with(copy -> copy.poolBits = require(bits, 0, 16));
  }

  /** Whether the mobile nodes leave the domain in the end. */
  public Bounds leaves(boolean leave) {
    return with(copy -> copy.leaves = leave);
  }

  /** Whether messages travel as octets through the codec instead of as objects. */
  public Bounds octets(boolean encoded) {
    return with(copy -> copy.octets = encoded);
  }

  /** Whether beside each node goes one that was read back from what it keeps: {@link Kept}. */
  public Bounds kept(boolean twins) {
    return with(copy -> copy.kept = twins);
  }

  /** Whether each MAAR has networks that only it reaches (RFC 8885 3.7). */
  public Bounds networks(boolean local) {
    return with(copy -> copy.networks = local);
  }

  /** How often mobile nodes attach anew where they are, without having left. */
  public Bounds again(int count) {
    return with(copy -> copy.again = require(count, 0, 99));
  }

  /** How often somebody says what is well formed, and out of place: {@link Oddities}. */
  public Bounds oddities(int count) {
    return with(copy -> copy.oddities = require(count, 0, 99));
  }

  /**
   * Whether MAARs and mobile nodes that have not been touched yet count as interchangeable: the
   * lowest stands for all of them.
   */
  public Bounds symmetric(boolean reduced) {
    return with(copy -> copy.symmetric = reduced);
  }

  /** Whether mobile nodes only go where nobody has been before. */
  public Bounds onward(boolean neverBack) {
    return with(copy -> copy.onward = neverBack);
  }

  /**
   * Whether the CMD's acceptance may overtake an update that the CMD has stamped later than the
   * registration and sent before it accepted that. Timestamps do not tell such an update from one
   * that was sent after the acceptance (RFC 5213 5.5).
   */
  public Bounds overtakes(boolean reordered) {
    return with(copy -> copy.overtakes = reordered);
  }

  /** The CMD's mode. */
  public Bounds mode(Mode domainMode) {
    return with(copy -> copy.mode = domainMode);
  }

  /** Whom the CMD's policy store lets in. */
  public Bounds policy(Policy store) {
    return with(copy -> copy.policy = store);
  }

  /** Whether the mobile nodes are interfaces of one. */
  public Bounds interfaces(Interfaces whose) {
    return with(copy -> copy.interfaces = whose);
  }

  /** The policy of all nodes. */
  public Bounds profile(Profile policy) {
    return with(copy -> copy.profile = policy);
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

  public int pauses() {
    return pauses;
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

  public int lies() {
    return lies;
  }

  public int late() {
    return late;
  }

  public int clockSteps() {
    return clockSteps;
  }

  public int patience() {
    return patience;
  }

  public int firstNumber() {
    return firstNumber;
  }

  public int calm() {
    return calm;
  }

  public boolean calmCrashes() {
    return calmCrashes;
  }

  public int inFlight() {
    return inFlight;
  }

  public int poolBits() {
    return poolBits;
  }

  /** True if the bound of messages under way was made for this world. */
  public boolean isTrafficPinned() {
    return inFlight < ROOMY;
  }

  public boolean missedOnceRegistered() {
    return missedOnceRegistered;
  }

  public boolean leaves() {
    return leaves;
  }

  public boolean kept() {
    return kept;
  }

  public boolean networks() {
    return networks;
  }

  public int again() {
    return again;
  }

  public int oddities() {
    return oddities;
  }

  public boolean octets() {
    return octets;
  }

  public boolean onward() {
    return onward;
  }

  public boolean overtakes() {
    return overtakes;
  }

  public boolean symmetric() {
    return symmetric;
  }

  /** True if nothing is lost: no message, no memory, no sign that a mobile node has gone. */
  public boolean isFriendly() {
    return drops == 0 && crashes == 0 && missedDetaches == 0;
  }

  public Mode mode() {
    return mode;
  }

  public Policy policy() {
    return policy;
  }

  public Interfaces interfaces() {
    return interfaces;
  }

  public Profile profile() {
    return profile;
  }

  /** The name of a mobile node, or of the one whose interface this is. */
  MnId id(int mn) {
    return Addresses.mn(interfaces.areOfOne() ? 1 : mn);
  }

  /** The number of the mobile node, or of the interface, that a message is about. */
  int number(MobilityOptions options) {
    return number(
        options.first(MnId.class).orElseThrow(),
        options.first(MnLinkLayerIdentifier.class).orElseThrow().identifier());
  }

  /** The number of a mobile node, or of one of its interfaces. */
  int number(MnId mn, Octets linkLayer) {
    return interfaces.areOfOne() ? Addresses.number(linkLayer) : Addresses.number(mn);
  }

  /** True if what is held of this name and interface is held of a mobile node, or interface. */
  boolean isOf(int mn, MnId id, Octets linkLayer) {
    return interfaces.areOfOne()
        ? linkLayer.equals(Addresses.linkLayer(mn))
        : id.equals(Addresses.mn(mn));
  }
}
