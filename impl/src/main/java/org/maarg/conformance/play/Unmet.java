package org.maarg.conformance.play;

/** The target did not do what a case expects. */
public final class Unmet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String actual;

  public Unmet(String expected, String actual) {
    super("expected " + expected + ", but " + actual, null, false, false);
    this.expected = expected;
    this.actual = actual;
  }

  public String expected() {
    return expected;
  }

  public String actual() {
    return actual;
  }

  /** Throws unless a condition holds. */
  public static void unless(boolean condition, String expected, String actual) {
    if (!condition) {
      throw new Unmet(expected, actual);
    }
  }

  /** Throws unless two values are equal; both are shown. */
  public static void unlessEqual(String what, Object expected, Object actual) {
    unless(expected.equals(actual), what + " " + expected, what + " " + actual);
  }
}
