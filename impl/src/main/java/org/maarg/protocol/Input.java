package org.maarg.protocol;

import java.util.List;
import java.util.Map;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * Everything that can happen to a node. Time comes in as data: {@code at} is the wall clock of the
 * node, which stamps and checks Timestamp options; a node reads no clock.
 */
public sealed interface Input {
  /** Wall-clock time of the node when this happened. */
  Timestamp at();

  /**
   * A message arrived whole: its checksum and format have been checked.
   *
   * @param from node address of the sender, as the transport saw it
   * @param secured true if the message came over a security association with {@code from}
   * @param octets length of the Mobility Header that brought it; {@link #AS_WRITTEN} if that is the
   *     length that this program gives the message
   * @param came wall-clock time when it reached the host, from which it may have waited until now
   */
  record Received(
      Ipv6Address from,
      boolean secured,
      MobilityMessage message,
      Timestamp at,
      int octets,
      Timestamp came)
      implements Input {
    /** Options may come more tightly packed than this program writes them; these have not. */
    public static final int AS_WRITTEN = 0;

    /** A message that did not wait. */
    public Received(
        Ipv6Address from, boolean secured, MobilityMessage message, Timestamp at, int octets) {
      this(from, secured, message, at, octets, at);
    }

    /** A message that came in the form that this program would give it, and did not wait. */
    public Received(Ipv6Address from, boolean secured, MobilityMessage message, Timestamp at) {
      this(from, secured, message, at, AS_WRITTEN);
    }

    /** Length of the Mobility Header that brought the message, in octets. */
    public int length() {
      return octets == AS_WRITTEN ? MobilityHeader.encodedLength(message) : octets;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Received that
          && from.equals(that.from)
          && secured == that.secured
          && message.equals(that.message)
          && at.equals(that.at)
          && came.equals(that.came)
          && length() == that.length();
    }

    @Override
    public int hashCode() {
      return from.hashCode() * 31 + message.hashCode();
    }

    @Override
    public String toString() {
      return "received from " + from + ": " + message;
    }
  }

  /** The node begins, with nothing of what an earlier run of it knew. */
  record Started(Timestamp at) implements Input {
    @Override
    public boolean equals(Object other) {
      return other instanceof Started that && at.equals(that.at);
    }

    @Override
    public int hashCode() {
      return at.hashCode();
    }

    @Override
    public String toString() {
      return "started";
    }
  }

  /**
   * A mobile node has attached to the access link of this MAAR.
   *
   * @param mn not empty: a binding is kept under it
   * @param linkLayer link-layer identifier of the mobile node's interface, 0..253 octets
   * @param accessTechnology a value of the Access Technology Type option (RFC 5213 8.5)
   * @param handoff what is known of where the mobile node comes from: a value of the Handoff
   *     Indicator option (RFC 5213 8.4), 1 to 4
   */
  record Attached(MnId mn, Octets linkLayer, int accessTechnology, int handoff, Timestamp at)
      implements Input {
    /** An attachment of which nothing else is known. */
    public Attached(MnId mn, Octets linkLayer, int accessTechnology, Timestamp at) {
      this(mn, linkLayer, accessTechnology, HandoffIndicator.UNKNOWN, at);
    }

    /** Sees that somebody attached, and how. */
    public Attached {
      if (mn.isEmpty()) {
        throw new IllegalArgumentException("an empty identifier names no mobile node");
      }
      if (handoff < HandoffIndicator.NEW_INTERFACE || handoff > HandoffIndicator.UNKNOWN) {
        throw new IllegalArgumentException("no attachment has Handoff Indicator " + handoff);
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Attached that
          && mn.equals(that.mn)
          && linkLayer.equals(that.linkLayer)
          && accessTechnology == that.accessTechnology
          && handoff == that.handoff
          && at.equals(that.at);
    }

    @Override
    public int hashCode() {
      return mn.hashCode();
    }

    @Override
    public String toString() {
      return "attached: " + mn;
    }
  }

  /**
   * A mobile node has left the access link of this MAAR.
   *
   * @param linkLayer link-layer identifier of the interface that has left; empty if all have, or if
   *     the mobile node has but one
   */
  record Detached(MnId mn, Octets linkLayer, Timestamp at) implements Input {
    /** All interfaces of a mobile node have left. */
    public Detached(MnId mn, Timestamp at) {
      this(mn, Octets.EMPTY, at);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Detached that
          && mn.equals(that.mn)
          && linkLayer.equals(that.linkLayer)
          && at.equals(that.at);
    }

    @Override
    public int hashCode() {
      return mn.hashCode();
    }

    @Override
    public String toString() {
      return "detached: " + mn;
    }
  }

  /**
   * The operator has changed who is a MAAR of the domain. What the node held of one that is none
   * any more is let go (decision peer-changes).
   *
   * @param maars all but the node itself, with their pools; no two have the same address
   */
  record PeersChanged(List<Peer> maars, Timestamp at) implements Input {
    /** Copies the list, and sees that each address stands for one MAAR. */
    public PeersChanged {
      maars = List.copyOf(maars);
      Peer.byAddress(maars);
    }

    /** The MAARs by their addresses. */
    public Map<Ipv6Address, Peer> byAddress() {
      return Peer.byAddress(maars);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof PeersChanged that && maars.equals(that.maars) && at.equals(that.at);
    }

    @Override
    public int hashCode() {
      return maars.hashCode();
    }

    @Override
    public String toString() {
      return "peers changed: " + maars;
    }
  }

  /** A timer that the node started has run out. */
  record TimerFired(Timer timer, Timestamp at) implements Input {
    @Override
    public boolean equals(Object other) {
      return other instanceof TimerFired that && timer.equals(that.timer) && at.equals(that.at);
    }

    @Override
    public int hashCode() {
      return timer.hashCode();
    }

    @Override
    public String toString() {
      return "timer: " + timer;
    }
  }
}
