package org.maarg.runtime.linux;

import org.jspecify.annotations.Nullable;

/** The operating system refused something; the message is for the operator. */
public final class LinuxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what was tried
   * @param cause the operating system's reason, which the message will name
   */
  public LinuxException(String message, @Nullable Throwable cause) {
    super(cause == null ? message : message + ": " + cause.getMessage(), cause);
  }
}
