package org.maarg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Cases;
import org.maarg.conformance.play.Attachment;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.conformance.report.CaseResult;
import org.maarg.conformance.report.CaseResult.Outcome;
import org.maarg.protocol.Mode;

/** How long a run may take, and how it ends before its time. */
@Execution(ExecutionMode.CONCURRENT)
class TesterLimitsTest {
  private static TesterSettings settings(NoddingPeer peer) {
    return Sample.settings(TargetRole.CMD, Mode.RELAY, 3, false).at(peer.endpoint());
  }

  @Test
  @Timeout(180)
  void fullRunWithAPeerThatNeverFansOutEndsWithinThreeMinutes() throws Exception {
    List<Case> cases = Cases.of(TargetRole.CMD);
    try (NoddingPeer peer = new NoddingPeer();
        Tester tester = Tester.open(settings(peer), Attachment.NONE, Capture.none())) {
      List<CaseResult> results = tester.run(cases, result -> {});
      assertThat(results).hasSameSizeAs(cases);
      assertThat(Runs.ids(results, Outcome.NOT_RUN, Outcome.DEFECT)).isEmpty();
      assertThat(Runs.ids(results, Outcome.FAILED))
          .contains("8885-3.2-2/forwards-to-previous-maar");
      assertThat(results)
          .allSatisfy(
              it ->
                  assertThat(Duration.ofMillis(it.millis()))
                      .as(it.testCase().id())
                      .isLessThan(Duration.ofSeconds(65)));
    }
  }

  @Test
  void firstFailureThatCountsCanEndTheRun() throws Exception {
    List<Case> cases = Cases.select(TargetRole.CMD, List.of("8885-3.2", "8885-3.6"));
    TesterSettings sample;
    try (NoddingPeer peer = new NoddingPeer()) {
      sample = settings(peer);
      TesterSettings oneByOne =
          new TesterSettings(
              sample.role(),
              sample.targetAddress(),
              sample.targetEndpoint(),
              sample.targetPool(),
              sample.played(),
              sample.mode(),
              sample.design(),
              sample.subscribers(),
              sample.unauthorized(),
              sample.pace(),
              200,
              1);
      try (Tester tester = Tester.open(oneByOne, Attachment.NONE, Capture.none())) {
        tester.stopAfter(it -> it.counts(false));
        List<CaseResult> results = tester.run(cases, result -> {});
        assertThat(Runs.ids(results, Outcome.FAILED)).hasSize(1);
        String last = Runs.ids(results, Outcome.FAILED).iterator().next();
        assertThat(results)
            .filteredOn(it -> it.outcome() == Outcome.NOT_RUN)
            .isNotEmpty()
            .allMatch(it -> it.actual().equals("the run was ended by " + last));
        assertThat(tester.soFar()).containsExactlyInAnyOrderElementsOf(results);
      }
    }
  }
}
