package org.maarg.runtime.transport;

import org.jspecify.annotations.Nullable;

/** A socket could not be had; the message is for the operator. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what was tried
   * @param cause the operating system's reason, which the message will name
   */
  public TransportException(String message, @Nullable Throwable cause) {
    super(cause == null ? message : message + ": " + cause.getMessage(), cause);
  }
}
