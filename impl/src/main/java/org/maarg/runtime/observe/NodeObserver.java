package org.maarg.runtime.observe;

import java.time.Instant;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.transport.Loss;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;

/**
 * Hears everything that happens to a node, on the event loop that owns it: must not block. Logs,
 * metrics, captures and ladder diagrams are observers. One observer may serve several nodes; nodes
 * on different event loops then call it at the same time.
 *
 * <p>Arrays of octets are shared and not to be changed. What an observer throws is logged and goes
 * no further.
 */
public interface NodeObserver {
  /**
   * A message leaves the node. It may still be lost: see {@link #lost}.
   *
   * @param at wall-clock time of the node
   * @param from address of the node
   * @param octets the Mobility Header with its checksum
   */
  default void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {}

  /**
   * A well-formed message reaches the node, which handles it next.
   *
   * @param to address of the node
   * @param secured true if it came over a security association with {@code from}
   * @param octets the Mobility Header as it came
   */
  default void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {}

  /** Octets were refused as a Mobility Header. */
  default void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {}

  /** Octets were lost between the node and the network. */
  default void lost(Instant at, Ipv6Address node, Loss loss) {}

  /** The node handles an input next; for a message, {@link #received} has told of it before. */
  default void input(Instant at, Ipv6Address node, Input input) {}

  /** The node asked for something, which is carried out next. */
  default void output(Instant at, Ipv6Address node, Output output) {}

  /**
   * The node has handled an input, and its outputs are carried out.
   *
   * @param nanos time that both took, in nanoseconds
   */
  default void handled(Ipv6Address node, Input input, long nanos) {}

  /** A defect: handling an input, or carrying out an output of it, failed. The node goes on. */
  default void failed(Instant at, Ipv6Address node, Input input, Throwable cause) {}
}
