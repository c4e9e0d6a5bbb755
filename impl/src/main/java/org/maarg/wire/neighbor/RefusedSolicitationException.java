package org.maarg.wire.neighbor;

/** Octets that are discarded as a Router Solicitation (RFC 4861 6.1.1). */
public final class RefusedSolicitationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The rule that was broken, in the order in which they are checked. */
  public enum Reason {
    /** The packet's hop limit is not 255: a router may have forwarded it. */
    HOP_LIMIT,
    /** Fewer than 8 octets. */
    TOO_SHORT,
    /** Not a Router Solicitation. */
    TYPE,
    /** Wrong checksum. */
    CHECKSUM,
    /** The code is not 0. */
    CODE,
    /** An option of length 0, or longer than the message. */
    OPTION_LENGTH,
    /** A Source Link-layer Address option from the unspecified address. */
    SOURCE_OF_NOBODY
  }

  private final Reason reason;
  private final int offset;

  /**
   * A refusal.
   *
   * @param offset of what is wrong in octets from the start of the ICMPv6 message
   */
  RefusedSolicitationException(Reason reason, int offset) {
    super(reason.name() + " at octet " + offset);
    this.reason = reason;
    this.offset = offset;
  }

  /** The rule that was broken. */
  public Reason reason() {
    return reason;
  }

  /** Octets from the start of the ICMPv6 message to what is wrong. */
  public int offset() {
    return offset;
  }

  /** Cheap: a peer makes them. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
