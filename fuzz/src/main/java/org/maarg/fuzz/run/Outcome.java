package org.maarg.fuzz.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.maarg.fuzz.TargetClass;

/**
 * What came of fuzzing a target.
 *
 * @param seconds the target ran, the machine's start excluded
 * @param cpuSeconds that all threads of the machine used meanwhile
 * @param executions inputs run
 * @param edges of the instrumented classes that were taken
 * @param features edges by how often they were taken, in steps
 * @param corpusInputs inputs kept, each for something that only it covers
 * @param acceptedShare part of the inputs that got past the first checks, 0..1, if the target tells
 * @param ratio executions per CPU second, held against those of the empty target on the same
 *     inputs, if that was measured
 * @param findings empty if nothing was found
 * @param failure why there is no result: the fuzzer itself did not run to its end
 * @param log all that the fuzzer wrote
 */
public record Outcome(
    TargetClass target,
    double seconds,
    double cpuSeconds,
    long executions,
    int edges,
    int features,
    int corpusInputs,
    OptionalDouble acceptedShare,
    OptionalDouble ratio,
    List<Finding> findings,
    Optional<String> failure,
    Path log) {

  /** Inputs per second. */
  public double executionsPerSecond() {
    return seconds > 0 ? executions / seconds : 0;
  }

  /** Inputs per second of work, which does not depend on what else the computer does. */
  public double executionsPerCpuSecond() {
    return cpuSeconds > 0 ? executions / cpuSeconds : 0;
  }

  /** The same, held against the empty target on the same inputs. */
  Outcome against(Outcome empty) {
    double yardstick = empty.executionsPerCpuSecond();
    OptionalDouble measured =
        yardstick > 0 && cpuSeconds > 0
            ? OptionalDouble.of(executionsPerCpuSecond() / yardstick)
            : OptionalDouble.empty();
    return new Outcome(
        target,
        seconds,
        cpuSeconds,
        executions,
        edges,
        features,
        corpusInputs,
        acceptedShare,
        measured,
        findings,
        failure,
        log);
  }

  /** True if the target ran to its end and found nothing. */
  public boolean passed() {
    return findings.isEmpty() && failure.isEmpty();
  }
}
