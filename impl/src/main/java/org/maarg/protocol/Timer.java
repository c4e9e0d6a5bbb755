package org.maarg.protocol;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * The name of a timer: what it is for. Starting a timer that runs starts it anew.
 *
 * @param mn the mobile node concerned, {@link #NO_MN} if none
 * @param peer the node concerned, the unspecified address if none
 * @param slot tells several timers of one purpose apart, 0 if there is only one; of a mobility
 *     session it is the number that the node has given it
 */
public record Timer(Kind kind, MnId mn, Ipv6Address peer, int slot) implements Comparable<Timer> {
  /**
   * Stands where a timer concerns no mobile node: of a subtype that RFC 4283 3 does not give away.
   */
  public static final MnId NO_MN = new MnId(0, Octets.of(new byte[1]));

  /** What a timer is for. */
  public enum Kind implements Coded {
    /** An update without an answer is due again (RFC 8885 3.6). */
    RETRANSMIT(0),
    /** A MAAR renews the binding of an attached mobile node before its lifetime ends. */
    REFRESH(1),
    /** The lifetime of a binding ends (RFC 8885 3.5). */
    LIFETIME(2),
    /** The CMD has heard nothing of a previous MAAR for its lifetime (RFC 8885 3.5, design B). */
    PREVIOUS_MAAR_LIFETIME(3),
    /** MinDelayBeforeBCEDelete, at the CMD and at an anchor (RFC 5213 5.3.5). */
    DELETE(4),
    /** The CMD answers with what it has (RFC 8885 3.2). */
    AGGREGATION(5),
    /** An update sent a second ago counts no more (RFC 6275 11.8, MAX_UPDATE_RATE). */
    RATE_SLOT(6),
    /** Pacing has room for more updates (RFC 8885 3.2). */
    PACE(7),
    /** The next Heartbeat Request is due (RFC 5847 3, HEARTBEAT_INTERVAL). */
    HEARTBEAT(8),
    /** A refusal sent to a stranger a second ago counts no more. */
    REFUSAL_SLOT(9),
    /** A registration has waited for its turn long enough: MaxDelayBeforeNewBCEAssign (9.1). */
    NEW_SESSION(10);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** A timer of a mobile node. */
  public static Timer of(Kind kind, MnId mn) {
    return new Timer(kind, mn, Ipv6Address.UNSPECIFIED, 0);
  }

  /** A timer of one of a mobile node's sessions. */
  public static Timer of(Kind kind, MnId mn, int session) {
    return new Timer(kind, mn, Ipv6Address.UNSPECIFIED, session);
  }

  /** A timer of a mobile node and a peer. */
  public static Timer of(Kind kind, MnId mn, Ipv6Address peer) {
    return new Timer(kind, mn, peer, 0);
  }

  @Override
  public int compareTo(Timer other) {
    int byKind = kind.compareTo(other.kind);
    if (byKind != 0) {
      return byKind;
    }
    int byMn = mn.compareTo(other.mn);
    if (byMn != 0) {
      return byMn;
    }
    int byPeer = peer.compareTo(other.peer);
    return byPeer != 0 ? byPeer : Integer.compare(slot, other.slot);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timer that
        && kind == that.kind
        && mn.equals(that.mn)
        && peer.equals(that.peer)
        && slot == that.slot;
  }

  @Override
  public int hashCode() {
    return ((kind.name().hashCode() * 31 + mn.hashCode()) * 31 + peer.hashCode()) * 31 + slot;
  }

  @Override
  public String toString() {
    String text = kind.name();
    if (!mn.equals(NO_MN)) {
      text = text + " " + mn;
    }
    if (!peer.equals(Ipv6Address.UNSPECIFIED)) {
      text = text + " " + peer;
    }
    return slot == 0 ? text : text + " #" + slot;
  }
}
