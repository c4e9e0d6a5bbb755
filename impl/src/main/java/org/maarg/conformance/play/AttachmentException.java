package org.maarg.conformance.play;

/** The target could not be told that a mobile node comes or goes. */
public final class AttachmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A reason for the user. */
  public AttachmentException(String reason) {
    super(reason);
  }

  /** A reason for the user and what is behind it. */
  public AttachmentException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
