package org.maarg.checks.lint;

/** One place in a class file that breaks a rule. */
public record LintFinding(LintRule rule, String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what + " (" + rule + ": " + rule.advice() + ")";
  }
}
