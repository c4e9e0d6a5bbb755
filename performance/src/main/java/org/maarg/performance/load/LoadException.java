package org.maarg.performance.load;

/** A load could not be put on its target. */
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what went wrong. */
  public LoadException(String reason) {
    super(reason);
  }

  /** With what went wrong, and over what. */
  public LoadException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
