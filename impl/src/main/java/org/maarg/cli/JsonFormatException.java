package org.maarg.cli;

/** JSON that does not have the form it should: says where, as a path from {@code $}, and why. */
public final class JsonFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Something is wrong at a place. */
  public JsonFormatException(String path, String reason) {
    super(path + ": " + reason);
  }

  /** Says where in the text, not where in the program; whoever sends texts decides how often. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
