package org.maarg.sim;

import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;

/**
 * Something to see in a run, simulated or live. Ladders, counters and captures are made of these.
 */
public sealed interface TraceEvent {
  /** When, in microseconds since the run began. */
  long atMicros();

  /** Why a datagram did not reach a running node. */
  enum LossCause {
    /** A fault of the link. */
    LINK,
    /** The direction is cut: a partition, or a silenced or deafened node. */
    CUT,
    /** The destination has crashed. */
    NODE_DOWN,
    /** No node has the destination address. */
    NO_SUCH_NODE
  }

  /** A node has sent a datagram, or somebody has put one on the network in its name. */
  record Sent(long atMicros, Datagram datagram) implements TraceEvent {}

  /**
   * A message has reached a node, which deals with it right after this.
   *
   * @param sentMicros when the datagram was sent, as {@link #atMicros()}
   * @param copy 1 for what arrives first of a datagram, 2 for its duplicate
   */
  record Delivered(
      long atMicros, long sentMicros, int copy, Datagram datagram, MobilityMessage message)
      implements TraceEvent {}

  /** A copy of a datagram, or all of it, was lost. */
  record Lost(long atMicros, Datagram datagram, LossCause cause) implements TraceEvent {}

  /** The receiver's codec refused a datagram. */
  record Refused(long atMicros, Datagram datagram, Refusal refusal) implements TraceEvent {}

  /** A timer of a node has run out; the node deals with it right after this. */
  record TimerFired(long atMicros, Ipv6Address node, Timer timer) implements TraceEvent {}

  /** A mobile node attaches to a MAAR, which deals with it right after this. */
  record Attached(long atMicros, Ipv6Address node, MnId mn) implements TraceEvent {}

  /** A mobile node leaves a MAAR, which deals with it right after this. */
  record Detached(long atMicros, Ipv6Address node, MnId mn) implements TraceEvent {}

  /** A node stops working and loses its state. */
  record Crashed(long atMicros, Ipv6Address node) implements TraceEvent {}

  /** A node starts afresh. */
  record Restarted(long atMicros, Ipv6Address node) implements TraceEvent {}

  /** A node that has kept its state goes on where it was. */
  record Resumed(long atMicros, Ipv6Address node) implements TraceEvent {}

  /** An output of a node other than a message or a timer. */
  record Reported(long atMicros, Ipv6Address node, Output output) implements TraceEvent {}
}
