package org.maarg.architecture;

/** One place in a class file that breaks a rule. */
record LintFinding(LintRule rule, String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what + " (" + rule + ": " + rule.advice() + ")";
  }
}
