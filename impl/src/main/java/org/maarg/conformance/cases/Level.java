package org.maarg.conformance.cases;

/**
 * How much a case counts. By RFC 8174 a text can demand something without a keyword, so that what
 * an RFC tells as procedure counts too, under a name of its own.
 */
public enum Level {
  /** The text says MUST or MUST NOT of the peer. A failure is a failure. */
  MUST,
  /** The text tells without a keyword what the peer does. A failure is a failure. */
  IMPLIED,
  /** The text says SHOULD or SHOULD NOT of the peer. A failure counts in a strict run only. */
  SHOULD,
  /** The text allows it. What is not done is told, and never counts. */
  MAY,
  /**
   * The text leaves it open and we read it so. What is done otherwise is told, and never counts.
   */
  READING;

  /** Whether a target that does otherwise can fail by it at all. */
  public boolean canFail() {
    return this == MUST || this == IMPLIED || this == SHOULD;
  }
}
