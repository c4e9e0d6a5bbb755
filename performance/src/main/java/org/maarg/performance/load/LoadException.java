package org.maarg.performance.load;

/** A load could not be put on its target. */
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoadException(String reason) {
    super(reason);
  }

  LoadException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
