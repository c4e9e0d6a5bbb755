package org.maarg.fuzz.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.maarg.fuzz.TargetClass;

/**
 * What came of fuzzing a target.
 *
 * @param seconds the target ran, the machine's start excluded
 * @param executions inputs run
 * @param edges of the instrumented classes that were taken
 * @param features edges by how often they were taken, in steps
 * @param corpusInputs inputs kept, each for something that only it covers
 * @param findings empty if nothing was found
 * @param failure why there is no result: the fuzzer itself did not run to its end
 * @param log all that the fuzzer wrote
 */
public record Outcome(
    TargetClass target,
    double seconds,
    long executions,
    int edges,
    int features,
    int corpusInputs,
    List<Finding> findings,
    Optional<String> failure,
    Path log) {

  /** Inputs per second. */
  public double executionsPerSecond() {
    return seconds > 0 ? executions / seconds : 0;
  }

  /** True if the target ran to its end and found nothing. */
  public boolean passed() {
    return findings.isEmpty() && failure.isEmpty();
  }
}
