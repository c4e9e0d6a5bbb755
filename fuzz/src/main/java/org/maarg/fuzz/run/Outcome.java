package org.maarg.fuzz.run;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param ratios how fast a parser is beside its yardsticks
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
    Ratios ratios,
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

  /** This, preceded by another run of the same target: what both did and found. */
  Outcome after(Outcome before) {
    return new Outcome(
        target,
        before.seconds + seconds,
        before.cpuSeconds + cpuSeconds,
        before.executions + executions,
        Math.max(before.edges, edges),
        Math.max(before.features, features),
        Math.max(before.corpusInputs, corpusInputs),
        acceptedShare.isPresent() ? acceptedShare : before.acceptedShare,
        ratios,
        both(before.findings, findings),
        before.failure.or(() -> failure),
        log);
  }

  private static List<Finding> both(List<Finding> some, List<Finding> more) {
    List<Finding> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** This, of which the rate was measured before: what that found counts, not how much it did. */
  Outcome measured(Outcome before, Ratios found) {
    return with(found, both(before.findings, findings), before.failure.or(() -> failure));
  }

  /** This, of which it is also known why it is not all that it should be. */
  Outcome failed(String why) {
    return with(ratios, findings, failure.or(() -> Optional.of(why)));
  }

  private Outcome with(Ratios found, List<Finding> all, Optional<String> reason) {
    return new Outcome(
        target,
        seconds,
        cpuSeconds,
        executions,
        edges,
        features,
        corpusInputs,
        acceptedShare,
        found,
        all,
        reason,
        log);
  }

  /** True if the target ran to its end and found nothing. */
  public boolean passed() {
    return findings.isEmpty() && failure.isEmpty();
  }
}
