package org.maarg.runtime.transport;

import org.maarg.wire.Ipv6Address;

/**
 * Octets that were lost on their way to or from a node. Nothing is lost quietly: observers hear of
 * every one.
 *
 * @param peer node address of the other side, unspecified if it is not known
 * @param detail what the reason does not say, such as an endpoint or an error; may be empty
 * @param octets the Mobility Header, empty if there is none; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and copying would cost every loss.
public record Loss(LossReason reason, Ipv6Address peer, String detail, byte[] octets) {
  private static final byte[] NO_OCTETS = new byte[0];

  /** A loss of octets that nobody has any more. */
  public static Loss of(LossReason reason, Ipv6Address peer, String detail) {
    return new Loss(reason, peer, detail, NO_OCTETS);
  }

  @Override
  public String toString() {
    return reason + " " + peer + " " + octets.length + " octets " + detail;
  }
}
