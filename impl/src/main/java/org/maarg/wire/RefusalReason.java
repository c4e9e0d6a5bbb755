package org.maarg.wire;

import org.maarg.wire.Refusal.Answer;

/**
 * The rules a Mobility Header can break, in the order they are checked by {@code MobilityHeader}.
 *
 * <p>RFC 6275 9.2 names an answer for a wrong Payload Proto, a Header Len below the minimum and an
 * unknown type. Everything else is dropped silently: a node that answers whatever it cannot parse
 * becomes a reflector.
 */
public enum RefusalReason {
  /** Fewer than the 8 octets that every Mobility Header has (RFC 6275 6.1.1). Offset: the end. */
  TRUNCATED_HEADER(Answer.DROP),

  /** More octets than a Header Len of 255 can tell of (RFC 6275 6.1.1). Offset: 2048. */
  TOO_LONG(Answer.DROP),

  /** Wrong checksum (RFC 6275 9.2). Offset: the checksum. */
  CHECKSUM(Answer.DROP),

  /** Payload Proto is not 59 (RFC 6275 9.2). Offset: that field. */
  PAYLOAD_PROTO(Answer.PARAMETER_PROBLEM),

  /** Header Len is less than the message type needs (RFC 6275 9.2). Offset: that field. */
  HEADER_LENGTH_BELOW_MINIMUM(Answer.PARAMETER_PROBLEM),

  /** Header Len tells of octets that did not arrive (RFC 6275 6.1.1). Offset: that field. */
  HEADER_LENGTH_BEYOND_DATAGRAM(Answer.DROP),

  /**
   * Octets after those Header Len tells of (RFC 6275 6.1.1, A.1). RFC 8200 4.7 would have them
   * ignored; but nothing is ever sent there, and whether the checksum covers them is answered
   * differently by implementations, so they are refused. Offset: the first of them.
   */
  TRAILING_OCTETS(Answer.DROP),

  /**
   * An option without a length octet (offset: its type) or with a length past the end of the header
   * (offset: its length) (RFC 6275 6.2.1).
   */
  OPTION_TRUNCATED(Answer.DROP),

  /**
   * An option of types 65 to 70 in an update or acknowledgement without the D flag, or in a Binding
   * Error (RFC 8885 4.1, 4.2: our reading). Offset: its type.
   */
  EXTENSION_OPTION_WITHOUT_D_FLAG(Answer.DROP),

  /**
   * An option's length does not fit its type (RFC 4283 3, RFC 5213 8.3 to 8.8, RFC 8885 4.3 to
   * 4.8). Offset: its length.
   */
  OPTION_LENGTH(Answer.DROP),

  /** A prefix length over 128 (RFC 5213 8.3, RFC 8885 4.3 to 4.5). Offset: that field. */
  PREFIX_LENGTH(Answer.DROP),

  /**
   * A DLIF Link-layer Address without address (RFC 8885 4.8: our reading). No interface can be made
   * from it. Offset: the option's length.
   */
  EMPTY_LINK_LAYER_ADDRESS(Answer.DROP);

  private final Answer answer;

  RefusalReason(Answer answer) {
    this.answer = answer;
  }

  /** The answer where the message's type does not change it. */
  public Answer answer() {
    return answer;
  }
}
