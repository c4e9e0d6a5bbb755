package org.maarg.protocol;

/** Words that are no state of a node: of another format, of another node, cut short or altered. */
public final class UnreadableStateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What a state is refused for. */
  public enum Reason {
    /** It was written in another format than {@link StateWriter#FORMAT}. */
    FORMAT,
    /** It is the state of another kind of node. */
    ROLE,
    /** It is the state of a node with another address or pool. */
    IDENTITY,
    /** It is not what a node writes. */
    DAMAGED
  }

  private final Reason reason;

  /** Tells why, and what in a sentence. */
  public UnreadableStateException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Of a value that no node writes there. */
  public static UnreadableStateException damaged(IllegalArgumentException found) {
    return new UnreadableStateException(Reason.DAMAGED, "it is damaged: " + found.getMessage());
  }

  /** What the state is refused for. */
  public Reason reason() {
    return reason;
  }
}
