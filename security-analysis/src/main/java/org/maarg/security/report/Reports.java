package org.maarg.security.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maarg.security.model.MeasureRef;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Variant;
import org.maarg.security.profile.ProfilesPage;
import org.maarg.security.result.Json;
import org.maarg.security.result.Reading;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.result.VerdictResult;
import org.maarg.security.text.Numbers;
import org.maarg.spec.file.Problem;

/** Makes the report, and writes the numbers of the texts. */
public final class Reports {
  /** Texts whose numbers come from runs, from the root of the repository. */
  public static final List<String> TEXTS =
      List.of(
          "security-analysis/security-considerations.md", "security-analysis/review-response.md");

  private static final String TITLE = "RFC 8885 under attack and load: what was measured";
  private static final String PAGE = "index.html";
  private static final String TEXT = "report.md";
  private static final String RESULTS = "results.json";
  private static final String LIVE = "live.json";

  private Reports() {}

  /**
   * Writes {@code report.md} with its figures, {@code index.html}, which needs no other file, and
   * {@code results.json} and {@code live.json}, which both are made from. The same results give the
   * same octets.
   *
   * @param folder made if need be; figures of an earlier report in it are removed
   * @param live runs on sockets, shown beside the simulation
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, List<ScenarioResult> results, List<LiveRuns> live)
      throws IOException {
    Path figures = folder.resolve(MarkdownPage.FIGURES);
    Files.createDirectories(figures);
    try (Stream<Path> old = Files.list(figures)) {
      for (Path file : old.filter(it -> it.toString().endsWith(".svg")).toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> file : files(results, live).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * Makes the pages of a report again from its results.
   *
   * @param scenarios those that it may be of
   * @throws IOException if its results cannot be read, or are of other scenarios
   */
  public static void rewrite(Path folder, List<Scenario> scenarios) throws IOException {
    write(folder, results(folder, scenarios), live(folder));
  }

  /**
   * Makes the page of the profiles.
   *
   * @param root the repository's root
   * @throws IOException if it cannot be written
   */
  public static void writeProfiles(Path root) throws IOException {
    Files.writeString(root.resolve(ProfilesPage.FILE), ProfilesPage.of(root));
  }

  /**
   * Makes a page of each long text, and its plain text, beside it.
   *
   * @param root the repository's root
   * @throws IOException if a text cannot be read or a page cannot be written
   */
  public static void writeTexts(Path root) throws IOException {
    for (String file : TEXTS) {
      String markdown = Files.readString(root.resolve(file));
      String name = file.substring(0, file.length() - ".md".length());
      Files.writeString(root.resolve(name + ".html"), TextPage.of(markdown));
      Files.writeString(root.resolve(name + ".txt"), PlainText.of(markdown));
    }
  }

  /** The files of a report by their names in its folder. */
  static Map<String, String> files(List<ScenarioResult> results, List<LiveRuns> live)
      throws IOException {
    List<Scenario> scenarios = results.stream().map(ScenarioResult::scenario).toList();
    String json = Json.text(Json.results(results)) + "\n";
    Document document = document(ResultsReader.read(json, scenarios), live);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(TEXT, MarkdownPage.of(document));
    files.put(PAGE, HtmlPage.of(TITLE, document));
    files.put(RESULTS, json);
    files.put(LIVE, Json.text(live) + "\n");
    for (Diagram diagram : document.diagrams()) {
      files.put(MarkdownPage.FIGURES + "/" + diagram.id() + ".svg", Charts.svg(diagram) + "\n");
    }
    return files;
  }

  /**
   * What a report in a folder was made from.
   *
   * @param scenarios those that it may be of
   * @throws IOException if it cannot be read, or is of other scenarios
   */
  static List<ScenarioResult> results(Path folder, List<Scenario> scenarios) throws IOException {
    return ResultsReader.read(Files.readString(folder.resolve(RESULTS)), scenarios);
  }

  /** The runs on sockets that a report in a folder was made from. */
  static List<LiveRuns> live(Path folder) throws IOException {
    String json = Files.readString(folder.resolve(LIVE));
    return List.of(new ObjectMapper().readValue(json, LiveRuns[].class));
  }

  private static Document document(List<ScenarioResult> results, List<LiveRuns> live) {
    Document document = new Document();
    document.heading(1, "top", TITLE);
    document.paragraph(
        "Made by `./maarg scenario report`, from the files in [scenarios](../scenarios). What"
            + " is exact comes out the same on every machine, from the same files and seed; what is"
            + " taken from a clock or a heap is shown with a tilde and differs. The four profiles"
            + " are what the review of the draft criticised (`REVIEWED_DRAFT`), the letter of the"
            + " RFCs (`RFC8885`), what one would deploy (`DEPLOYABLE`), and our countermeasures on"
            + " top of that (`HARDENED`). A further run switches off the countermeasure that the scenario is"
            + " about: a limit that still holds then would prove nothing. A profile holds its"
            + " limits, or exceeds them where the scenario expects that, or there is residual risk:"
            + " what it promises holds, and the threat does harm all the same, which it is known"
            + " not to prevent. Anything else is marked as unexpected.");
    document.paragraph(
        "The texts that draw on this: [security considerations](../security-considerations.md),"
            + " [answer to the review](../review-response.md).");
    summary(results, document);
    profiles(document);
    for (ScenarioResult result : results) {
      ScenarioSection.add(result, live, document);
    }
    return document;
  }

  private static void summary(List<ScenarioResult> results, Document document) {
    document.heading(2, "summary", "All scenarios, all profiles");
    List<String> variants = new ArrayList<>(Scenario.PROFILES);
    variants.add(Variant.TUNED);
    variants.add(ScenarioResult.WITHOUT);
    List<String> head = new ArrayList<>(List.of("scenario", "review", "reading"));
    head.addAll(Scenario.PROFILES);
    head.add("HARDENED with");
    head.add("countermeasure off");
    List<List<String>> rows = new ArrayList<>();
    for (ScenarioResult result : results) {
      rows.add(summary(result, variants));
    }
    document.table(head, rows);
    document.paragraph(
        "Where a cell says \"with\", the verdict is on the profile with these knobs and not on the"
            + " profile as it is shipped: the domain of a scenario is small, and a quota that fits"
            + " it is small too. What is shipped stands in parentheses.");
  }

  private static void profiles(Document document) {
    document.heading(2, "profiles", "The profiles, and what of them is whose");
    document.paragraph(
        "Every knob with its value in each profile, as shipped; times in milliseconds, rates in a"
            + " second. The last columns tell the sentences of the RFCs that a knob rests on, and"
            + " why `RFC8885`, the letter, has its value. Where the others differ from that, and"
            + " why, is in [the profiles](../../docs/profiles.md).");
    document.table(ProfileKnobs.HEAD, ProfileKnobs.rows());
  }

  private static List<String> summary(ScenarioResult result, List<String> variants) {
    Scenario scenario = result.scenario();
    String reading = headline(result);
    List<String> row = new ArrayList<>();
    row.add("[" + scenario.title() + "](#" + scenario.id() + ")");
    row.add(String.join(", ", scenario.review()));
    row.add(Words.of(reading));
    for (String variant : variants) {
      String range = range(result.runs(variant), reading);
      boolean tuned = variant.equals(Variant.TUNED);
      String turned = Words.turned(scenario, variant);
      boolean ran = result.verdict(variant).isPresent();
      row.add(ran ? cell(result, variant, range, turned) : (tuned ? "" : "not run"));
    }
    return row;
  }

  private static String cell(ScenarioResult result, String variant, String range, String turned) {
    String outcome = ScenarioSection.outcome(result.asExpected(variant), result.outcome(variant));
    return outcome + " (" + range + ")" + (turned.isEmpty() ? "" : " with " + turned);
  }

  /** What the limit is about that breaks without the countermeasure, else the first reading. */
  private static String headline(ScenarioResult result) {
    List<String> measured = result.scenario().measures().stream().map(MeasureRef::name).toList();
    List<String> broken =
        result.verdict(ScenarioResult.WITHOUT).stream()
            .flatMap(it -> it.limits().stream())
            .filter(it -> !it.holds())
            .map(VerdictResult.LimitResult::limit)
            .toList();
    return result.scenario().limits().stream()
        .filter(it -> broken.contains(it.text()))
        .flatMap(it -> it.left().names().stream().sorted())
        .filter(measured::contains)
        .findFirst()
        .orElse(measured.get(0));
  }

  private static String range(List<RunResult> runs, String reading) {
    List<Reading> all =
        runs.stream().flatMap(it -> Stream.ofNullable(it.readings().get(reading))).toList();
    if (all.isEmpty()) {
      return "-";
    }
    Reading least = all.get(0);
    Reading most = all.get(0);
    for (Reading one : all) {
      least = one.value() < least.value() ? one : least;
      most = one.value() > most.value() ? one : most;
    }
    return least.equals(most)
        ? Words.shown(least)
        : Words.shown(least) + " to " + Words.shown(most);
  }

  /**
   * Writes the numbers of the texts.
   *
   * @param root of the repository
   * @param small results at small scale: what every build runs again and holds the texts against
   * @return numbers that no run gives
   * @throws IOException if a text cannot be read or written
   */
  public static List<Problem> fillTexts(Path root, List<ScenarioResult> small) throws IOException {
    NumberTable table = new NumberTable(small);
    List<Problem> problems = new ArrayList<>();
    for (String file : TEXTS) {
      Path path = root.resolve(file);
      String old = Files.readString(path);
      Map<String, String> values = table.values(Numbers.keys(old));
      String text = Numbers.fill(old, values);
      Files.writeString(path, text);
      problems.addAll(Numbers.problems(file, text, values));
    }
    return problems;
  }
}
