package org.maarg.conformance.report;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.conformance.Capture;
import org.maarg.conformance.Runs;
import org.maarg.conformance.Sample;
import org.maarg.conformance.Tester;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Cases;
import org.maarg.conformance.cases.Level;
import org.maarg.conformance.play.Attachment;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.conformance.report.CaseResult.Outcome;
import org.maarg.protocol.Mode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a run tells people and programs. */
@Execution(ExecutionMode.CONCURRENT)
class ReportTest {
  private static CaseResult result(Level level, Outcome outcome, String actual) {
    Case one = Case.of(TargetRole.CMD, level, "8885-3.2-4/a-" + level, "It does.", scene -> {});
    return new CaseResult(one, outcome, "<it> & \"that\"", actual, List.of(), 5);
  }

  private static Report report(boolean strict, CaseResult... results) {
    return new Report(TargetRole.CMD, List.of(results), List.of("a remark"), strict, true);
  }

  @Test
  void whatTheTextDemandsCounts() {
    assertThat(report(false, result(Level.MUST, Outcome.FAILED, "x")).passed()).isFalse();
    assertThat(report(false, result(Level.IMPLIED, Outcome.FAILED, "x")).passed()).isFalse();
    CaseResult should = result(Level.SHOULD, Outcome.FAILED, "x");
    assertThat(report(false, should).passed()).isTrue();
    assertThat(report(true, should).passed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"MAY", "READING"})
  void aReadingNeverFailsATarget(Level level) {
    Case one = Case.of(TargetRole.CMD, level, "8885-3.2-4/a", "It does.", scene -> {});
    Outcome outcome = CaseResult.otherwise(one);
    CaseResult result = new CaseResult(one, outcome, "it", "not it", List.of(), 5);
    Report report = report(true, result);
    assertThat(report.passed()).isTrue();
    assertThat(report.summary())
        .contains("Done otherwise, which is no failure:", "conforms: 1 cases");
    assertThat(report.json().at("/cases/0/outcome").textValue()).isEqualTo("differs");
    assertThat(report.json().at("/cases/0/counts").booleanValue()).isFalse();
    assertThat(report.junit())
        .contains("failures=\"0\"", level + ": expected it, but not it")
        .contains("<skipped");
  }

  @Test
  void aTargetThatFellSilentDoesNotConform() {
    Report report = report(false, result(Level.MUST, Outcome.NOT_RUN, "silent since a"));
    assertThat(report.passed()).isFalse();
    assertThat(report.summary()).contains("0 failed", "1 not run").doesNotContain("Failed:");
    assertThat(report.junit()).contains("failures=\"0\"", "not run: silent since a");
  }

  @Test
  void aRunThatTestedNothingDoesNotConform() throws Exception {
    Report skipped = report(false, result(Level.MUST, Outcome.SKIPPED, "not in RELAY mode"));
    Report notShown = report(false, result(Level.MUST, Outcome.NOT_SHOWN, "why"));
    Report empty = report(false);
    CaseResult failed = result(Level.MUST, Outcome.FAILED, "nothing came");
    Report silent = new Report(TargetRole.CMD, List.of(failed), List.of("It is"), false, false);
    for (Report report : List.of(skipped, notShown, empty, silent)) {
      assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_TESTED);
      assertThat(report.passed()).isFalse();
      assertThat(report.summary()).contains("nothing was tested: ").doesNotContain("conforms");
      assertThat(report.json().path("verdict").textValue()).isEqualTo("nothing was tested");
      assertThat(report.json().path("passed").booleanValue()).isFalse();
      Element suite = parsed(report.junit()).getDocumentElement();
      assertThat(suite.getAttribute("errors")).isEqualTo("1");
    }
    assertThat(silent.junit())
        .contains("name=\"the run\"><error message=\"nothing was tested: It is\"");
    assertThat(silent.json().path("heard").booleanValue()).isFalse();
  }

  @Test
  void whatWasNotTestedClosesTheRunByReason() {
    Report report =
        report(
            false,
            result(Level.MUST, Outcome.PASSED, ""),
            result(Level.MUST, Outcome.SKIPPED, "not in RELAY mode"),
            result(Level.MAY, Outcome.SKIPPED, "not in RELAY mode"),
            result(Level.SHOULD, Outcome.NOT_SHOWN, "it never did"));
    assertThat(report.verdict()).isEqualTo(Verdict.CONFORMS);
    assertThat(report.summary())
        .containsSubsequence(
            "Not tested:",
            "skip: not in RELAY mode (2)",
            "8885-3.2-4/a-MUST 8885-3.2-4/a-MAY",
            "not shown: it never did (1)",
            "conforms: 4 cases");
  }

  @Test
  void htmlIsOnePageThatIsWellFormed() throws Exception {
    String html =
        report(
                false,
                result(Level.MUST, Outcome.FAILED, "a \u0001 & <b>"),
                result(Level.MAY, Outcome.PASSED, ""))
            .html();
    assertThat(html)
        .contains("<tr class=\"failed\">", "a ? &amp; &lt;b&gt;", "does not conform: 2 cases");
    String body = html.substring(html.indexOf("<body>"), html.indexOf("</body>") + 7);
    assertThat(parsed(body).getElementsByTagName("tr").getLength()).isEqualTo(3);
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatCannotBeReadIsShownWithItsCase() {
    Case one = Case.of(TargetRole.CMD, Level.MUST, "8885-3.2-4/a", "It does.", scene -> {});
    List<String> came = List.of("MAAR 1 got 3b0206: WHY at octet 3");
    CaseResult result = new CaseResult(one, Outcome.PASSED, "", "", came, 5);
    assertThat(Report.text(result)).contains("Unreadable: MAAR 1 got 3b0206: WHY at octet 3");
    assertThat(report(false, result).json().at("/cases/0/unreadable/0").textValue())
        .isEqualTo(came.get(0));
  }

  @Test
  void failuresAreRepeatedBeforeTheCounts() {
    Report report =
        report(
            false,
            result(Level.MUST, Outcome.FAILED, "nothing came"),
            result(Level.MAY, Outcome.SKIPPED, "not in RELAY mode"),
            result(Level.SHOULD, Outcome.NOT_SHOWN, "it never did"));
    assertThat(report.summary())
        .containsSubsequence(
            "Failed:", "Expected: <it>", "Actual: nothing came", "a remark", "does not conform:")
        .contains("3 cases, 0 passed, 1 failed (MUST 1, IMPLIED 0, SHOULD 0)")
        .contains("1 not shown, 1 skipped, 0 not run");
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
    Document document = parsed(xml);
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
      assertThat(Runs.ids(results, Outcome.NOT_RUN)).hasSameSizeAs(cases);
      assertThat(results.get(0).actual()).contains("has never sent anything");
      assertThat(tester.remarks()).anyMatch(it -> it.contains("not sent a single message"));
    }
  }
}
