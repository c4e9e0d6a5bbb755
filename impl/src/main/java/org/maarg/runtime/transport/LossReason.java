package org.maarg.runtime.transport;

/** Why octets never reached a node, or never left it, apart from what is wrong with the octets. */
public enum LossReason {
  /** A datagram from an endpoint that stands for no node address of the configuration. */
  UNKNOWN_ENDPOINT,
  /** A packet whose source is unspecified or multicast: nobody to believe or to answer. */
  NOT_UNICAST,
  /** A message to a node address for which the configuration names no endpoint. */
  NO_ENDPOINT,
  /** A message that would need a Mobility Header of more than 2048 octets. */
  MESSAGE_TOO_LONG,
  /** A Binding Error beyond those that a second has room for (RFC 6275 9.3.3). */
  BINDING_ERROR_LIMIT,
  /** A message to a peer with which the IKE daemon could set up no security association. */
  NO_ASSOCIATION,
  /** More is waiting to be written than the socket takes away. */
  QUEUE_FULL,
  /** The operating system refused to send. */
  WRITE_FAILED,
  /** The operating system refused to receive; how many datagrams that cost is not known. */
  READ_FAILED,
  /** Fault injection dropped the message. */
  INJECTED,
  /** The node was stopping. */
  STOPPED
}
