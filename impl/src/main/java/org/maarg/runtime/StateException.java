package org.maarg.runtime;

/** What a node keeps across restarts cannot be read or written; the message names the file. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StateException(String message) {
    super(message);
  }
}
