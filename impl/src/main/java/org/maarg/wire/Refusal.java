package org.maarg.wire;

/**
 * Why octets were refused as a Mobility Header, where, and what the sender is told.
 *
 * @param reason the rule that was broken
 * @param offset of the offending field in octets from the start of the Mobility Header, 0..2048
 * @param answer what the receiver owes the sender
 */
public record Refusal(RefusalReason reason, int offset, Answer answer) {
  /** What a receiver does besides discarding the message. */
  public enum Answer {
    /** Nothing. */
    DROP,
    /**
     * An ICMPv6 Parameter Problem of code 0 to the packet's source, its pointer at {@link
     * #offset()} counted from where the Mobility Header starts in the packet (RFC 6275 9.2, RFC
     * 4443 3.4).
     */
    PARAMETER_PROBLEM,
    /** A Binding Error of status 2 to the packet's source if that is unicast (RFC 6275 9.3.3). */
    BINDING_ERROR
  }

  /** The refusal a reason stands for where nothing else decides the answer. */
  public static Refusal of(RefusalReason reason, int offset) {
    return new Refusal(reason, offset, reason.answer());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Refusal that
        && reason == that.reason
        && offset == that.offset
        && answer == that.answer;
  }

  @Override
  public int hashCode() {
    return (reason.name().hashCode() * 31 + offset) * 31 + answer.name().hashCode();
  }

  @Override
  public String toString() {
    return reason.name() + " at octet " + offset + ", " + answer.name();
  }
}
