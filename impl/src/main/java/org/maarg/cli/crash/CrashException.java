package org.maarg.cli.crash;

/** The nodes cannot be run; the message says why. */
final class CrashException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CrashException(String message) {
    super(message);
  }
}
