package org.maarg.wire;

/**
 * Octets were refused as a Mobility Header. Cheap to make: it has no stack trace, since the refusal
 * says what was wrong with the octets and a peer decides how often this is thrown.
 */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** An exception that carries this refusal. */
  public MalformedMessageException(Refusal refusal) {
    this.refusal = refusal;
  }

  public MalformedMessageException(RefusalReason reason, int offset) {
    this(Refusal.of(reason, offset));
  }

  /** Why, where and what to answer. */
  public Refusal refusal() {
    return refusal;
  }

  @Override
  public String getMessage() {
    return refusal.toString();
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
