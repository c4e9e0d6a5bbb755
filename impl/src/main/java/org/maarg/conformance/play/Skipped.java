package org.maarg.conformance.play;

/** A case cannot be tried on this target. */
public final class Skipped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public Skipped(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
