package org.maarg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.conformance.peers.OddPeers;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.report.CaseResult;
import org.maarg.conformance.report.CaseResult.Outcome;
import org.maarg.conformance.report.Report;
import org.maarg.protocol.Mode;

/** Who conforms in another way than ours passes; who falls silent is told to, and fails nothing. */
@Execution(ExecutionMode.CONCURRENT)
class OddPeersTest {
  static List<WrongPeer> different() {
    return OddPeers.different();
  }

  static List<WrongPeer> silent() {
    return OddPeers.silent();
  }

  @ParameterizedTest
  @MethodSource("different")
  void whoConformsInAnotherWayPassesInFull(WrongPeer peer) throws Exception {
    Callable<List<CaseResult>> run = () -> Runs.of(peer, Mode.RELAY, one -> true);
    List<CaseResult> results =
        Runs.decided(run.call(), first -> Runs.ids(first, Outcome.FAILED).isEmpty(), run);
    Report report = new Report(peer.role(), results, List.of(), true, true);
    assertThat(Runs.ids(results, Outcome.FAILED, Outcome.NOT_RUN, Outcome.DEFECT))
        .as(Runs.describe(results))
        .isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(Runs.ids(results, Outcome.DIFFERS, Outcome.NOT_SHOWN)).isNotEmpty();
  }

  static List<Arguments> farAway() {
    return OddPeers.farAway().stream()
        .flatMap(peer -> Stream.of(Mode.values()).map(mode -> Arguments.of(peer, mode)))
        .toList();
  }

  /** No case rests on the order in which the messages of two played nodes come. */
  @ParameterizedTest
  @MethodSource("farAway")
  void whoIsFarAwayPassesInFull(WrongPeer peer, Mode mode) throws Exception {
    Callable<List<CaseResult>> run = () -> Runs.of(peer, mode, one -> !one.isSlow());
    Outcome[] amiss =
        EnumSet.complementOf(EnumSet.of(Outcome.PASSED, Outcome.SKIPPED)).toArray(Outcome[]::new);
    List<CaseResult> results =
        Runs.decided(run.call(), first -> Runs.ids(first, amiss).isEmpty(), run);
    assertThat(Runs.ids(results, amiss)).as(Runs.describe(results)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("silent")
  void whoFallsSilentIsToldToAndFailsNoCaseAfterThat(WrongPeer peer) throws InterruptedException {
    List<CaseResult> results = Runs.of(peer, Mode.RELAY, one -> !one.isSlow(), 2_000, 16);
    assertThat(Runs.ids(results, Outcome.PASSED)).isNotEmpty();
    List<CaseResult> notRun =
        results.stream().filter(it -> it.outcome() == Outcome.NOT_RUN).toList();
    assertThat(notRun).hasSizeGreaterThan(5);
    String since = notRun.get(0).actual();
    assertThat(since).startsWith("the target has been silent since ");
    assertThat(notRun).allMatch(it -> it.actual().equals(since));
    Optional<String> last =
        Optional.of(since.substring("the target has been silent since ".length()));
    assertThat(Runs.ids(results, Outcome.FAILED, Outcome.DIFFERS))
        .as(Runs.describe(results))
        .isSubsetOf(last.stream().toList());
    assertThat(new Report(peer.role(), results, List.of(), false, true).passed()).isFalse();
  }
}
