package org.maarg.performance.load;

/** There can be no such load: which option is out of its range. */
public final class IllegalLoadException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String option;

  IllegalLoadException(String option, String range) {
    super(range);
    this.option = option;
  }

  /** The option of the command line. */
  public String option() {
    return option;
  }
}
