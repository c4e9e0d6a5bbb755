package org.maarg.runtime.dataplane;

import org.jspecify.annotations.Nullable;

/** The host did not do what forwarding needs; the message is for the operator. */
public final class DataPlaneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what was tried, and what the host said
   */
  public DataPlaneException(String message) {
    this(message, null);
  }

  /** A failure with its cause, which the message names already. */
  public DataPlaneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
