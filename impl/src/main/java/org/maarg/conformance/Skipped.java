package org.maarg.conformance;

/** A case cannot be tried on this target. */
final class Skipped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Skipped(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
