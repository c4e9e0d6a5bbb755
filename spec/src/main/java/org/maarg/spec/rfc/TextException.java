package org.maarg.spec.rfc;

/** The text of an RFC cannot be used. */
public final class TextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /** Of this reason. */
  public TextException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Which text, and why. */
  public String reason() {
    return reason;
  }
}
