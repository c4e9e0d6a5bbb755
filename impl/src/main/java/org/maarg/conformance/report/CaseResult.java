package org.maarg.conformance.report;

import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Level;

/**
 * How a case ended.
 *
 * @param expected what a conforming target does; empty unless it failed
 * @param actual what this one did, or why the case was skipped; empty if it passed
 * @param millis that it took
 */
public record CaseResult(
    Case testCase, Outcome outcome, String expected, String actual, long millis) {
  /** The kinds of ends. */
  public enum Outcome {
    /** The target does what the case asks for. */
    PASSED,
    /** It does not. */
    FAILED,
    /** The case could not be tried; the reason is told. */
    SKIPPED,
    /** The tester itself has a defect. */
    DEFECT
  }

  /** True if this alone makes the run fail. */
  public boolean counts(boolean strict) {
    Level level = testCase.level();
    return outcome == Outcome.FAILED && (level == Level.MUST || (strict && level == Level.SHOULD));
  }
}
