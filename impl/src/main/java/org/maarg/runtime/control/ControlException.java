package org.maarg.runtime.control;

/** A node refused a request of the control API, or could not be reached. */
public final class ControlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  ControlException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  ControlException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** Status of HTTP: 4xx if the node refused; 0 if it could not be reached. */
  public int status() {
    return status;
  }
}
