package org.maarg.spec.trace;

import org.maarg.spec.requirement.RequirementId;

/**
 * A place in the repository that says which requirement it obeys or verifies.
 *
 * @param requirement the requirement cited
 * @param evidence what kind of place it is
 * @param file path from the root of the repository, with slashes
 * @param line counted from 1
 */
public record Citation(RequirementId requirement, Evidence evidence, String file, int line) {
  /** What a citation stands beside. */
  public enum Evidence {
    /** Code that obeys. */
    CODE,
    /** A test. */
    TEST,
    /** A property of the model checks, a fuzz target or a conformance case. */
    CHECK,
    /** A scenario: a story told to the nodes, with an expected end. */
    SCENARIO;

    /** Whether this verifies, rather than implements. */
    public boolean isVerification() {
      return this != CODE;
    }
  }
}
