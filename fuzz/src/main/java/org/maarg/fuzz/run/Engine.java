package org.maarg.fuzz.run;

import java.util.List;

/** How much Jazzer watches while a target runs. */
public enum Engine {
  /** All it can: finds most per input. */
  HUNT,

  /**
   * Branches only: not how often they are taken, and not what is compared. Both cost a small parser
   * more than the parsing itself. Nor does an exception walk the stack; a refusal of a text is one,
   * and a finding shows its stack when it is replayed.
   */
  MEASURE;

  /** Options of the Java machine. */
  List<String> java() {
    return this == MEASURE ? List.of("-XX:-StackTraceInThrowable") : List.of();
  }

  /** Options of the fuzzer. */
  List<String> jazzer() {
    return this == MEASURE ? List.of("--trace=cov", "-use_counters=0", "-entropic=0") : List.of();
  }
}
