package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.ScenarioReader;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.run.ScenarioException;
import org.maarg.security.run.ScenarioRunner;

/** The report is complete, stands by itself, and is the same each time. */
class ReportsTest {
  private static final String SCENARIO =
      """
      id: fan-out
      title: One PBU becomes k
      threat: The CMD sends k PBUs for one.
      follows: The length of the list is the factor.
      adversary: rogue-mns
      review: [T1]
      requirements: [8885-3.2-3]
      live: false
      topology: {maars: k + 1, mns: 1, delay: 5 ms, lifetime: 3600 s}
      modes: [relay, proxy]
      sweep: {k: [1, 2, 20]}
      small: {k: [1, 2]}
      script:
        - {at: 0 s, do: attach, mn: 1, maar: 1}
        - {after: 10 s, do: move, times: k - 1, every: 10 s, mn: 1, maar: i + 1}
        - {quiet: 2000 s}
        - {after: 10 s, do: watch}
        - {after: 0 s, do: move, mn: 1, maar: k + 1}
        - {quiet: 300 s}
      measure: [updatesIn, updatesOut, updatesPer10ms]
      derived: {factor: updatesOut / updatesIn}
      verdict: {HARDENED: [factor <= 17], TUNED: [factor <= 17], DEPLOYABLE: exceeds, RFC8885: exceeds, REVIEWED_DRAFT: exceeds}
      tuned: {maxBindingsPerMaar: k}
      without: {maxPreviousMaars: unlimited}
      figures:
        - {title: PBUs out for one in, x: k, y: [factor]}
        - {title: PBUs in each 10 ms, y: [updatesPer10ms]}
      """;

  private static final List<LiveRuns> LIVE =
      List.of(
          new LiveRuns(
              "fan-out",
              List.of("profile", "PBUs of the CMD"),
              List.of(List.of("RFC8885", "8 / 8")),
              List.of()));

  private static ScenarioResult full;

  @TempDir private Path folder;

  @BeforeAll
  static void run() throws ConfigException, ScenarioException {
    Scenario scenario = ScenarioReader.parse(SCENARIO, "fan-out.yaml");
    ScenarioRunner runner = new ScenarioRunner(1, false, (of, runs, all) -> {});
    full = runner.run(scenario, scenario.variantNames());
  }

  @Test
  void saysOfEachScenarioWhatAReaderNeeds() throws IOException {
    String page = Reports.files(List.of(full), LIVE).get("index.html");
    assertThat(page).contains("The CMD sends k PBUs for one.", "The length of the list");
    assertThat(page).contains("rogue-mns", "5 ms", "<code>maxPreviousMaars: unlimited</code>");
    assertThat(page)
        .contains("REVIEWED_DRAFT", "RFC8885", "HARDENED but maxPreviousMaars unlimited");
    assertThat(page).contains("HARDENED with maxBindingsPerMaar=k");
    assertThat(page).contains("maxBindingsPerMaar=k (shipped: 10000)");
    assertThat(page).contains("exceeds (1 to 20)", "holds (1 to 17)", "8 / 8", "sockets agree");
    assertThat(page).contains("PBUs out for one in", "PBUs in each 10 ms", "All 36 runs");
  }

  @Test
  void isOnePageThatNeedsNothingElse() throws IOException {
    String page = Reports.files(List.of(full), LIVE).get("index.html");
    assertThat(page).contains("<svg", "<style>");
    assertThat(page).doesNotContain("<script", "<img", "src=", "@import", "url(http");
  }

  @Test
  void givesEveryPlaceOfAPageItsOwnName() throws IOException {
    String page = Reports.files(List.of(full), LIVE).get("index.html");
    List<String> ids = new ArrayList<>();
    java.util.regex.Pattern.compile(" id=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .forEach(it -> ids.add(it.group(1)));
    assertThat(ids).doesNotHaveDuplicates().contains("summary", "fan-out");
  }

  @Test
  void writesWhatItCanBeMadeFromAgain() throws IOException {
    Reports.write(folder, List.of(full), LIVE);
    List<ScenarioResult> again = Reports.results(folder, List.of(full.scenario()));
    Map<String, String> files = Reports.files(again, Reports.live(folder));
    assertThat(files).containsKeys("report.md", "figures/fan-out-1.svg", "figures/fan-out-2.svg");
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
    }
  }

  @Test
  void leavesNoFigureOfAnEarlierReport() throws IOException {
    Path old = folder.resolve("figures/gone-1.svg");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "<svg/>");
    Reports.write(folder, List.of(full), LIVE);
    assertThat(old).doesNotExist();
  }

  @Test
  void findsNumbersByKey() {
    NumberTable table = new NumberTable(List.of(full));
    String one = "scenario.fan-out.HARDENED.mode=relay.k=20.factor";
    String both = "scenario.fan-out.HARDENED.k=20.factor";
    String none = "scenario.fan-out.HARDENED.mode=relay.k=21.factor";
    assertThat(table.values(List.of(one, both, none))).containsExactly(Map.entry(one, "17"));
  }

  @Test
  void findsWhatProfilesAndScenariosSet() {
    NumberTable table = new NumberTable(List.of(full));
    List<String> keys =
        List.of(
            "profile.HARDENED.pacingRate",
            "profile.HARDENED.pacing",
            "limit.fan-out.HARDENED.factor",
            "limit.fan-out.RFC8885.factors",
            "knob.fan-out.TUNED.maxBindingsPerMaar");
    assertThat(table.values(keys))
        .containsOnly(
            Map.entry("profile.HARDENED.pacingRate", "500"),
            Map.entry("limit.fan-out.HARDENED.factor", "17"));
  }
}
