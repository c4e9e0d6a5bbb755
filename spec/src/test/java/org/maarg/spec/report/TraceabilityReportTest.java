package org.maarg.spec.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.spec.FakeRepository.CODE;
import static org.maarg.spec.FakeRepository.TEST;
import static org.maarg.spec.FakeRepository.implementing;
import static org.maarg.spec.FakeRepository.verifying;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.spec.FakeRepository;
import org.maarg.spec.trace.Coverage;
import org.maarg.spec.trace.Traceability;

class TraceabilityReportTest {
  private static final Pattern LINK = Pattern.compile("href=\"([^#\"]+)#L(\\d+)\"");

  private static final String EXCEPTION =
      """
      title: A
      entries:
        - ids: [8885-3-2]
          kind: exception
          of: both
          reason: Hosts < routers & "others".
          reviewed: 2026-11-23
      """;

  @TempDir private Path root;
  private FakeRepository repository;

  @BeforeEach
  void setUp() {
    repository =
        new FakeRepository(root)
            .file(CODE, implementing("8885-3-1"))
            .file(TEST, verifying("8885-3-1"))
            .file("fuzz/src/test/java/AFuzz.java", "\n" + verifying("8885-3-1"))
            .file("docs/scenarios/a.md", "<!-- Verifies" + ": 8885-3-1 -->\n")
            .file("spec/exceptions/a.yaml", EXCEPTION);
  }

  @Test
  void dataHoldEveryPlace() throws IOException {
    JsonNode report = data();
    assertThat(report.path("gate").asText()).isEqualTo("open");
    assertThat(report.path("requirements")).hasSize(13);
    JsonNode requirement = report.path("requirements").get(10);
    assertThat(requirement.path("id").asText()).isEqualTo("8885-3-1");
    assertThat(requirement.path("status").asText()).isEqualTo("covered");
    assertThat(requirement.path("code")).hasToString(place(CODE, 1));
    assertThat(requirement.path("tests")).hasToString(place(TEST, 1));
    assertThat(requirement.path("checks")).hasToString(place("fuzz/src/test/java/AFuzz.java", 2));
    assertThat(requirement.path("scenarios")).hasToString(place("docs/scenarios/a.md", 1));
  }

  private static String place(String file, int line) {
    return "[{\"file\":\"" + file + "\",\"line\":" + line + "}]";
  }

  @Test
  void dataCountPerRfcSectionAndLevel() throws IOException {
    JsonNode ours = data().path("rfcs").get(0);
    assertThat(ours.path("rfc").asInt()).isEqualTo(8885);
    assertThat(ours.path("total"))
        .hasToString(
            "{\"requirements\":3,\"implemented\":1,\"verified\":1,\"covered\":1,\"excepted\":1,"
                + "\"notYet\":0,\"missing\":0}");
    assertThat(ours.path("sections"))
        .extracting(it -> it.path("section").asText())
        .containsExactly("3", "3.1");
    assertThat(ours.path("levels"))
        .extracting(it -> it.path("level").asText())
        .containsExactly("MUST", "MAY", "IMPLIED");
  }

  @Test
  void dataTellWhyTheGateIsClosed() throws IOException {
    repository
        .file(TEST, "")
        .file("fuzz/src/test/java/AFuzz.java", "")
        .file("docs/scenarios/a.md", "");
    JsonNode report = data();
    assertThat(report.path("gate").asText()).isEqualTo("closed");
    assertThat(report.path("problems"))
        .hasToString(
            "[{\"file\":\"spec/requirements/rfc8885.yaml\",\"line\":4,"
                + "\"what\":\"8885-3-1: IMPLIED without verification\"}]");
  }

  private JsonNode data() throws IOException {
    return new ObjectMapper().readTree(TraceabilityReport.of(root).json());
  }

  @Test
  void linksOfThePageLeadToFilesAndLines() throws IOException {
    Path folder = root.resolve("spec/target/report");
    TraceabilityReport.of(root).write(folder);
    String page = Files.readString(folder.resolve(TraceabilityReport.PAGE));
    List<MatchResult> links = LINK.matcher(page).results().toList();
    assertThat(links).hasSizeGreaterThan(10);
    for (MatchResult link : links) {
      Path target = folder.resolve(link.group(1)).normalize();
      assertThat(target).startsWith(root).isRegularFile();
      assertThat(Files.readAllLines(target))
          .hasSizeGreaterThanOrEqualTo(Integer.parseInt(link.group(2)));
    }
    assertThat(folder.resolve(TraceabilityReport.DATA))
        .hasContent(TraceabilityReport.of(root).json());
  }

  @Test
  void pageNeedsNothingButItself() throws IOException {
    TraceabilityReport.of(root).write(root);
    String page = Files.readString(root.resolve(TraceabilityReport.PAGE));
    assertThat(page).doesNotContain("src=\"", "<link", "http:", "https:", root.toString());
    assertThat(page).contains("Hosts &lt; routers &amp; &quot;others&quot;.");
    assertThat(page).contains("href=\"spec/exceptions/a.yaml#L3\"");
  }

  @Test
  void twoReportsOfOneStateAreAlike() throws IOException {
    TraceabilityReport.of(root).write(root.resolve("target/a"));
    TraceabilityReport.of(root).write(root.resolve("target/b"));
    assertThat(root.resolve("target/a/index.html"))
        .hasSameTextualContentAs(root.resolve("target/b/index.html"));
  }

  @Test
  void whatIsStillToComeIsToldFromWhatStaysSo() {
    assertThat(status("8885-3-2")).isEqualTo(Coverage.Status.EXCEPTED);
    repository.file("spec/exceptions/a.yaml", EXCEPTION.replace("exception", "not-yet"));
    assertThat(status("8885-3-2")).isEqualTo(Coverage.Status.NOT_YET);
    assertThat(status("8885-3.1-1")).isEqualTo(Coverage.Status.REPORTED);
  }

  private Coverage.Status status(String id) {
    return Traceability.of(root).coverage(id).orElseThrow().status();
  }

  @Test
  void textShowsOneRequirement() {
    TraceabilityReport report = TraceabilityReport.of(root);
    assertThat(report.text("8885-3-1").orElseThrow())
        .startsWith("8885-3-1  IMPLIED  cmd  covered\nSomething is done.\n")
        .contains("  code: " + CODE + ":1\n", "  scenarios: docs/scenarios/a.md:1\n");
    assertThat(report.text("8885-3-2").orElseThrow()).contains("exception both: Hosts < routers");
    assertThat(report.json("8885-3-2").orElseThrow()).contains("\"reviewed\" : \"2026-11-23\"");
    assertThat(report.text("8885-3-9")).isEmpty();
  }
}
