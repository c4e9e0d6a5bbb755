package org.maarg.checks.world;

/** A property does not hold. The message begins with the property's name. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String property;

  /** A violation of a property, with what was found. */
  public Violation(String property, String found) {
    super(property + ": " + found);
    this.property = property;
  }

  /** Name of the property. */
  public String property() {
    return property;
  }
}
