package org.maarg.runtime.state;

/** What a node keeps across restarts cannot be read or written; the message names the file. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the file, and says what is wrong with it. */
  public StateException(String message) {
    super(message);
  }
}
