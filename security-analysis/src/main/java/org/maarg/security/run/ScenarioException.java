package org.maarg.security.run;

/** A scenario whose values cannot be carried out, told with file, line and reason. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String place, RuntimeException cause) {
    super(place + ": " + cause.getMessage(), cause);
  }
}
