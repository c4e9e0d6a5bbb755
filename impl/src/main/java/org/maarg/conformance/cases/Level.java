package org.maarg.conformance.cases;

/** How much a case counts. What RFC 8885 tells in prose without a keyword counts as a MUST. */
public enum Level {
  /** A failure is a failure. */
  MUST,
  /** A failure counts in a strict run only. */
  SHOULD,
  /** What is not done is told, and never counts. */
  MAY
}
