package org.maarg.checks.lint;

/**
 * What the classes of the core must not hold, because Java PathFinder cannot execute it. The worst
 * kind is silent: a path of the search ends there and the checker still reports no error.
 */
public enum LintRule {
  GENERATED_RECORD_METHOD("write equals, hashCode and toString of a record by hand"),
  UNKNOWN_BOOTSTRAP("only lambdas and string concatenation may be linked at run time"),
  CONVERTING_METHOD_REFERENCE("a method reference must not box, unbox or widen; write a lambda"),
  LONG_SUPPLIER("a lambda without arguments must not return long or double"),
  NON_ASCII_CONSTANT("string constants are ASCII"),
  PRIVATE_INTERFACE_METHOD("an interface has no private instance methods"),
  LAMBDA_IN_DEFAULT_METHOD("a default method makes no lambdas"),
  LINKED_NAME("the class that the model checker makes for a lambda or text has this name as well"),
  FORBIDDEN_CALL("missing from the model checker's library, or wrong there"),
  BROAD_CATCH("a broad catch swallows the model checker's own errors"),
  IDENTITY_COMPARISON("compare values with equals; == is for constants of enumerations"),
  MONITOR("the core has one thread, and knows of no other");

  private final String advice;

  LintRule(String advice) {
    this.advice = advice;
  }

  String advice() {
    return advice;
  }
}
