package org.maarg.security.live;

/** A live run that the machine has disturbed, so that it says nothing about the protocol. */
final class DisturbedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  DisturbedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** One line for people. */
  String reason() {
    return reason;
  }
}
