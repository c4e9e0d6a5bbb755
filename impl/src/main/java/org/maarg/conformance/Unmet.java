package org.maarg.conformance;

/** The target did not do what a case expects. */
final class Unmet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String actual;

  Unmet(String expected, String actual) {
    super("expected " + expected + ", but " + actual, null, false, false);
    this.expected = expected;
    this.actual = actual;
  }

  String expected() {
    return expected;
  }

  String actual() {
    return actual;
  }

  /** Throws unless a condition holds. */
  static void unless(boolean condition, String expected, String actual) {
    if (!condition) {
      throw new Unmet(expected, actual);
    }
  }

  /** Throws unless two values are equal; both are shown. */
  static void unlessEqual(String what, Object expected, Object actual) {
    unless(expected.equals(actual), what + " " + expected, what + " " + actual);
  }
}
