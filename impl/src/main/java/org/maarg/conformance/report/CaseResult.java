package org.maarg.conformance.report;

import java.util.List;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Level;

/**
 * How a case ended.
 *
 * @param expected what a conforming target does; empty unless this one did otherwise
 * @param actual what this one did, or why nothing was shown; empty if it passed
 * @param unreadable what came meanwhile and could not be read, each with its reason and octets
 * @param millis that it took
 */
public record CaseResult(
    Case testCase,
    Outcome outcome,
    String expected,
    String actual,
    List<String> unreadable,
    long millis) {
  /** The kinds of ends. */
  public enum Outcome {
    /** The target does what the case asks for. */
    PASSED,
    /** It does not, and the case can fail it. */
    FAILED,
    /** It does otherwise than a MAY or a reading of ours; never a failure. */
    DIFFERS,
    /**
     * Nothing speaks against the target, but it did not do what would have shown that it conforms.
     */
    NOT_SHOWN,
    /** The case makes no sense in this domain; the reason is told. */
    SKIPPED,
    /** The target had fallen silent before, or the run was ended before its turn. */
    NOT_RUN,
    /** The tester itself has a defect. */
    DEFECT;

    /** True if it says how the target behaves. */
    public boolean isResult() {
      return this == PASSED || this == FAILED || this == DIFFERS;
    }

    /** How people read it. */
    public String text() {
      return switch (this) {
        case PASSED -> "pass";
        case FAILED -> "FAIL";
        case DIFFERS -> "differs";
        case NOT_SHOWN -> "not shown";
        case SKIPPED -> "skip";
        case NOT_RUN -> "not run";
        case DEFECT -> "DEFECT";
      };
    }
  }

  /** A result; the list is copied. */
  public CaseResult {
    unreadable = List.copyOf(unreadable);
  }

  /** A case that had no turn, and why. */
  public static CaseResult notRun(Case testCase, String reason) {
    return new CaseResult(testCase, Outcome.NOT_RUN, "", reason, List.of(), 0);
  }

  /** The target did otherwise: a failure, unless the case's level never fails a target. */
  public static Outcome otherwise(Case testCase) {
    return testCase.level().canFail() ? Outcome.FAILED : Outcome.DIFFERS;
  }

  /** True if this alone makes the run fail. */
  public boolean counts(boolean strict) {
    return outcome == Outcome.FAILED && (strict || testCase.level() != Level.SHOULD);
  }
}
