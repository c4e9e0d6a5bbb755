package org.maarg.conformance.report;

/** What a run says of its target. */
public enum Verdict {
  /** Nothing failed that counts, and something was tested. */
  CONFORMS("conforms"),
  /** Something failed that counts, or the run did not come to its end. */
  DOES_NOT_CONFORM("does not conform"),
  /** No case came to a result, or the target never said a word: nothing is known of it. */
  NOTHING_TESTED("nothing was tested");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** How people read it. */
  public String text() {
    return text;
  }
}
