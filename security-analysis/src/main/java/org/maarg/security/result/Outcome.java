package org.maarg.security.result;

/** What a scenario says of a profile, everywhere in the same words. */
public enum Outcome {
  /** Every limit holds in every run. */
  HOLDS("holds"),
  /** A limit does not hold. */
  EXCEEDS("exceeds"),
  /** What the profile promises holds, and the threat does harm that it is known not to prevent. */
  RESIDUAL_RISK("residual risk");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }
}
