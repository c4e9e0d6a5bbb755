package org.maarg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.report.CaseResult;
import org.maarg.conformance.report.CaseResult.Outcome;
import org.maarg.protocol.Mode;

/** Our own CMD and MAAR pass every case, in every mode; some domains at a time. */
@Execution(ExecutionMode.CONCURRENT)
class OwnNodesTest {
  private static final int DOMAINS_AT_A_TIME = 3;

  private static final ExecutorService POOL = Executors.newFixedThreadPool(DOMAINS_AT_A_TIME);
  private static final Map<Domain, Future<List<CaseResult>>> RUNS = new HashMap<>();

  record Domain(TargetRole role, Mode mode) {}

  static List<Domain> domains() {
    return Stream.of(TargetRole.values())
        .flatMap(role -> Stream.of(Mode.values()).map(mode -> new Domain(role, mode)))
        .toList();
  }

  @BeforeAll
  static void begin() {
    for (Domain domain : domains()) {
      RUNS.put(domain, POOL.submit(() -> run(domain)));
    }
  }

  @AfterAll
  static void end() {
    POOL.shutdownNow();
  }

  private static List<CaseResult> run(Domain domain) throws InterruptedException {
    return Runs.of(WrongPeer.right(domain.role()), domain.mode(), one -> true);
  }

  // Verifies: 8885-3-6, 8885-3.1-1, 8885-3.1-2, 8885-3.1-4, 8885-3.2-2, 8885-3.2-3, 8885-3.2-4
  // Verifies: 8885-3.2-5, 8885-3.2-7, 8885-3.2-8, 8885-3.2-9, 8885-3.2-11, 8885-3.2-12
  // Verifies: 8885-3.2-18, 8885-3.2-19, 8885-3.2-22, 8885-3.2-23, 8885-3.2-24, 8885-3.2-25
  // Verifies: 8885-3.2-27, 8885-3.3-1, 8885-3.3-3, 8885-3.3-5, 8885-3.4-1, 8885-3.4-2
  // Verifies: 8885-3.4-5, 8885-3.5-2, 8885-3.5-3, 8885-3.5-4, 8885-3.5-5, 8885-3.5-7
  // Verifies: 8885-3.5-8, 8885-3.5-9, 8885-3.5-10, 8885-3.5-11, 8885-3.6-1, 8885-3.6-2
  // Verifies: 8885-3.6-3, 8885-3.6-5, 8885-3.7-6, 8885-4.1-1, 8885-4.1-4, 8885-4.2-1
  // Verifies: 8885-4.2-3, 8885-4.6-4, 8885-4.6-5, 5213-5.3.1-1, 5213-5.3.1-3, 5213-5.3.1-5
  // Verifies: 5213-5.3.1-7, 5213-5.3.1-8, 5213-5.3.1-10, 5213-5.3.1-11, 5213-5.3.1-12
  // Verifies: 5213-5.3.2-1, 5213-5.3.3-1, 5213-5.3.5-2, 5213-5.3.5-4, 5213-5.3.6-1
  // Verifies: 5213-5.3.6-3, 5213-5.3.6-4, 5213-5.3.6-5, 5213-5.3.6-6, 5213-5.3.6-7
  // Verifies: 5213-5.3.6-14, 5213-5.5-3, 5213-5.5-4, 5213-5.5-6, 5213-5.5-7, 5213-6.9.1.2-2
  // Verifies: 5213-6.9.1.2-6, 5213-6.9.1.2-7, 5213-6.9.1.3-1, 5213-6.9.1.5-1
  // Verifies: 5213-6.9.1.5-4, 5213-6.9.4-2, 5213-6.9.4-3, 6275-6.1.1-3, 6275-6.1.1-4
  // Verifies: 6275-6.1.7-2, 6275-6.1.7-3, 6275-6.2-1, 6275-6.2.1-4, 6275-6.2.3-2
  // Verifies: 6275-9.2-2, 6275-9.2-3, 6275-9.2-4, 6275-9.5.1-2, 6275-9.5.1-3, 6275-10.3.1-1
  // Verifies: 6275-10.3.1-3, 6275-11.7.3-1, 6275-11.7.3-2, 6275-11.7.3-3
  // Verifies: 6275-11.7.3-5, 6275-11.8-4, 5213-5.3.6-12, 5213-5.3.6-13, 5213-6.9.1.1-14
  // Verifies: 6275-10.3.2-3, 6275-11.7.1-5, 5213-5.4.1.1-4, 5213-6.9.1.3-3
  @ParameterizedTest
  @Execution(ExecutionMode.SAME_THREAD)
  @MethodSource("domains")
  void ourOwnNodePasses(Domain domain) throws Exception {
    List<CaseResult> results =
        Runs.decided(RUNS.get(domain).get(), first -> amiss(first).isEmpty(), () -> run(domain));
    assertThat(amiss(results)).as(Runs.describe(results)).isEmpty();
    for (CaseResult result : results) {
      if (result.outcome() == Outcome.SKIPPED) {
        assertThat(result.actual()).startsWith("not ");
      }
    }
  }

  /** Our own node does what every case asks for, readings and MAYs included, and shows it. */
  private static Set<String> amiss(List<CaseResult> results) {
    return Runs.ids(
        results,
        Outcome.FAILED,
        Outcome.DIFFERS,
        Outcome.NOT_SHOWN,
        Outcome.NOT_RUN,
        Outcome.DEFECT);
  }
}
