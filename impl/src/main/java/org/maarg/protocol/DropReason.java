package org.maarg.protocol;

/** Why an input had no effect. Each constant names what is behind it. */
public enum DropReason {
  /** The sender is no peer of this node (RFC 5213 5.3.1: status 154 where it is answered). */
  UNKNOWN_PEER("5213-5.3.1"),
  /** The message did not come over the security association that its sender must use (8885 6). */
  NO_SECURITY_ASSOCIATION("8885-6"),
  /** A source address that no answer may go to: it is not unicast. */
  NOT_UNICAST("6275-9.5.4"),
  /** A Binding Update that is neither a proxy's nor meant for a home agent. */
  NOT_HOME_REGISTRATION("6275-9.5.1"),
  /** A deregistration that fits no session. */
  NO_SESSION("5213-5.4.1.1"),
  /** A Binding Update that was answered with a refusing status. */
  REFUSED("5213-5.3.1"),
  /** A stranger's Binding Update whose refusal would be longer than it was. */
  REFUSAL_LONGER("5213-5.3.6"),
  /** A stranger's Binding Update beyond those that are refused within a second. */
  REFUSAL_LIMIT("5213-5.3.1"),
  /** A Binding Acknowledgement without the P flag. */
  NOT_PROXY("5213-6.9.1"),
  /** A Binding Acknowledgement without the D flag. */
  NOT_DISTRIBUTED("8885-4.2"),
  /** An acknowledgement without a usable Mobile Node Identifier. */
  NO_MN_ID("5213-6.9.1"),
  /** An acknowledgement for a mobile node without a binding here. */
  UNKNOWN_MN("5213-6.9.1"),
  /** An acknowledgement of no outstanding update: late, repeated or forged. */
  NOT_OUTSTANDING("5213-6.9.1"),
  /** An acknowledgement that returns an option with another value than was sent. */
  CHANGED_OPTION("5213-6.9.1.2"),
  /** An acknowledgement that accepts other prefixes than were asked for, or none. */
  PREFIX_NOT_ASKED_FOR("5213-6.9.1.2"),
  /** An acknowledgement of an earlier registration: its Timestamp or Serving MAAR is not ours. */
  STALE_ACKNOWLEDGEMENT("5213-5.5"),
  /** An acknowledgement that accepts a registration for a lifetime of 0. */
  NO_LIFETIME("5213-6.9.1"),
  /** A prefix that is not the peer's to anchor. */
  PREFIX_NOT_OF_PEER("8885-6"),
  /**
   * An address or prefix of a kind that cannot be what its option says; without it the rest counts.
   */
  UNUSABLE_ADDRESS("8885-4"),
  /** A previous MAAR that is this node itself. */
  TUNNEL_TO_SELF("8885-3.2"),
  /** A message of a kind that this node does not take. */
  UNEXPECTED_MESSAGE("6275-9.2"),
  /** A Binding Error that a peer sent about one of our messages. */
  BINDING_ERROR("6275-9.3"),
  /** The pool has no prefix left for another mobile node. */
  POOL_EXHAUSTED("8885-3.1"),
  /** The node holds as many bindings as its profile allows. */
  TOO_MANY_BINDINGS("8885-6"),
  /** A mobile node attached that the CMD has denied the service (status 152). */
  SERVICE_DENIED("5213-6.9.1.2"),
  /** A mobile node that has no binding here left. */
  NOT_ATTACHED("8885-3.5"),
  /** A timer that the node does not wait for. */
  TIMER_NOT_ARMED("8885-3.6");

  private final String citation;

  DropReason(String citation) {
    this.citation = citation;
  }

  /** RFC and section behind this reason, in the form of a requirement's prefix. */
  public String citation() {
    return citation;
  }
}
