package org.maarg.spec.rfc;

/** The text of an RFC cannot be used; says which and why. */
public final class TextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of this reason. */
  public TextException(String reason) {
    super(reason);
  }
}
