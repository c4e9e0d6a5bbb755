package org.maarg.conformance.play;

/** Nothing speaks against the target, but it did not do what would have shown that it conforms. */
public final class NotShown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public NotShown(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
