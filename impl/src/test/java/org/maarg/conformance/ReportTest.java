package org.maarg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.conformance.CaseResult.Outcome;
import org.maarg.protocol.Mode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a run tells people and programs. */
@Execution(ExecutionMode.CONCURRENT)
class ReportTest {
  private static CaseResult result(Level level, Outcome outcome, String actual) {
    Case one = Case.of(TargetRole.CMD, level, "8885-3.2-4/a-" + level, "It does.", scene -> {});
    return new CaseResult(one, outcome, "<it> & \"that\"", actual, 5);
  }

  private static Report report(boolean strict, CaseResult... results) {
    return new Report(TargetRole.CMD, List.of(results), List.of("a remark"), strict);
  }

  @Test
  void onlyAMustCountsUnlessStrict() {
    CaseResult should = result(Level.SHOULD, Outcome.FAILED, "x");
    CaseResult may = result(Level.MAY, Outcome.FAILED, "x");
    assertThat(report(false, should, may).passed()).isTrue();
    assertThat(report(true, may).passed()).isTrue();
    assertThat(report(true, should).passed()).isFalse();
    assertThat(report(false, result(Level.MUST, Outcome.FAILED, "x")).passed()).isFalse();
  }

  @Test
  void failuresAreRepeatedBeforeTheCounts() {
    Report report =
        report(
            false,
            result(Level.MUST, Outcome.FAILED, "nothing came"),
            result(Level.MAY, Outcome.SKIPPED, "not in RELAY mode"));
    assertThat(report.summary())
        .containsSubsequence(
            "Failed:", "Expected: <it>", "Actual:   nothing came", "a remark", "does not conform:")
        .contains("2 cases, 0 passed, 1 failed (MUST 1, SHOULD 0, MAY 0), 1 skipped");
  }

  @Test
  void junitIsValidAndAFailureIsNoError() throws Exception {
    String xml =
        report(
                false,
                result(Level.MUST, Outcome.FAILED, "a \u0001 & <b>"),
                result(Level.SHOULD, Outcome.FAILED, "x"),
                result(Level.MUST, Outcome.SKIPPED, "why"),
                result(Level.MUST, Outcome.PASSED, ""))
            .junit();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Element suite = document.getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    assertThat(suite.getAttribute("skipped")).isEqualTo("2");
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .isEqualTo("expected <it> & \"that\", but a ? & <b>");
  }

  @Test
  void aLostPeerIsAResult() throws InterruptedException {
    TesterSettings nobody =
        Sample.settings(TargetRole.CMD, Mode.RELAY, 1, false)
            .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
    List<Case> cases = Cases.select(TargetRole.CMD, List.of("8885-3.1-4"));
    try (Tester tester = Tester.open(nobody, Attachment.NONE, Capture.none())) {
      List<CaseResult> results = tester.run(cases, result -> {});
      assertThat(Runs.ids(results, Outcome.FAILED)).hasSameSizeAs(cases);
      assertThat(results.get(0).actual()).contains("it has never sent anything");
      assertThat(tester.remarks()).anyMatch(it -> it.contains("not sent a single message"));
    }
  }
}
