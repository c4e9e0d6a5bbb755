package org.maarg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.peers.WrongPeers;
import org.maarg.conformance.report.CaseResult;
import org.maarg.conformance.report.CaseResult.Outcome;
import org.maarg.protocol.Mode;

/**
 * The tester's own test: every wrong peer fails the cases that are about its fault, and no other.
 * Tried are all quick cases, and of the slow ones those that have to notice; some peers at a time,
 * for most of the time is spent waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
class WrongPeersTest {
  private static final int PEERS_AT_A_TIME = 6;

  private static final ExecutorService POOL = Executors.newFixedThreadPool(PEERS_AT_A_TIME);
  private static final Map<String, Future<List<CaseResult>>> RUNS = new LinkedHashMap<>();

  static List<WrongPeer> peers() {
    return WrongPeers.all();
  }

  @BeforeAll
  static void begin() {
    for (WrongPeer peer : peers()) {
      RUNS.put(peer.name(), POOL.submit(() -> run(peer)));
    }
  }

  @AfterAll
  static void end() {
    POOL.shutdownNow();
  }

  private static Mode modeFor(WrongPeer peer) {
    return peer.modes().iterator().next();
  }

  private static List<CaseResult> run(WrongPeer peer) throws InterruptedException {
    return Runs.of(peer, modeFor(peer), one -> !one.isSlow() || peer.fails().contains(one.id()));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.SAME_THREAD)
  @MethodSource("peers")
  void failsExactlyWhatItShould(WrongPeer peer) throws Exception {
    List<CaseResult> results =
        Runs.decided(
            RUNS.get(peer.name()).get(),
            first -> failed(first).equals(expected(peer, first)),
            () -> run(peer));
    assertThat(expected(peer, results)).isNotEmpty();
    assertThat(failed(results)).as(Runs.describe(results)).isEqualTo(expected(peer, results));
  }

  private static Set<String> failed(List<CaseResult> results) {
    return Runs.ids(results, Outcome.FAILED, Outcome.DIFFERS, Outcome.DEFECT);
  }

  /** What the peer has to fail, without the cases of other modes. */
  private static Set<String> expected(WrongPeer peer, List<CaseResult> results) {
    Set<String> expected = new TreeSet<>(peer.fails());
    for (CaseResult result : results) {
      if (result.actual().equals("not in " + modeFor(peer) + " mode")) {
        expected.remove(result.testCase().id());
      }
    }
    return expected;
  }

  @Test
  void thereAreEnough() {
    assertThat(peers()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(peers().stream().map(WrongPeer::name)).doesNotHaveDuplicates();
  }
}
