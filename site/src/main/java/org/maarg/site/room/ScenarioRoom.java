package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** A page for each scenario: its part of the report, with figures. */
public final class ScenarioRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Scenarios";

  /** Where one comes in. */
  public static final String INDEX = "scenarios/index.html";

  private static final String FOLDER = "security-analysis/scenarios";
  private static final String REPORT = "security-analysis/report/report.md";
  private static final Pattern PLACE = Pattern.compile("<a id=\"([^\"]+)\"></a>");

  private final Build build;
  private final Mentions mentions;
  private final Map<String, JsonNode> scenarios = new LinkedHashMap<>();
  private final Map<String, StringBuilder> parts = new LinkedHashMap<>();

  /** The scenarios of the repository. */
  public ScenarioRoom(Build build, Mentions mentions) {
    this.build = build;
    this.mentions = mentions;
    for (String file : build.repository().files(FOLDER, ".yaml")) {
      JsonNode scenario = Data.yaml(build.repository(), file);
      scenarios.put(scenario.path("id").asText(), scenario);
    }
    split();
  }

  /** The report by scenario; what is of none goes to the room's first page. */
  private void split() {
    StringBuilder part = parts.computeIfAbsent("", it -> new StringBuilder());
    for (String line : build.repository().text(REPORT).lines().toList()) {
      Matcher place = PLACE.matcher(line);
      if (place.matches() && isPart(place.group(1))) {
        String of = scenarios.containsKey(place.group(1)) ? place.group(1) : "";
        part = parts.computeIfAbsent(of, it -> new StringBuilder());
      }
      part.append(line).append('\n');
    }
  }

  /** A scenario, or a part of the report that belongs to none. */
  private boolean isPart(String place) {
    return scenarios.containsKey(place)
        || scenarios.keySet().stream().noneMatch(it -> place.startsWith(it + "-"));
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    return scenarios.size() + " attacks and overloads, measured under each profile";
  }

  @Override
  public void announce() {
    build.routes().announce(REPORT, INDEX);
    build.routes().announce("security-analysis/report/index.html", INDEX);
    build.routes().announce(FOLDER, INDEX);
    parts.forEach(
        (id, text) ->
            PLACE
                .matcher(text)
                .results()
                .forEach(it -> build.routes().announce(REPORT, it.group(1), page(id))));
    scenarios.forEach(
        (id, scenario) -> {
          build.routes().name("scenario", id, page(id));
          Mentions.Mention mention =
              new Mentions.Mention(scenario.path("title").asText(), page(id));
          mentions.add(NAME, Data.strings(scenario.path("requirements")), mention);
        });
  }

  private static String page(String id) {
    return id.isEmpty() ? INDEX : "scenarios/" + id + ".html";
  }

  @Override
  public void add() {
    String index = build.markdown(REPORT, text(""), INDEX);
    build.add(new Page(INDEX, NAME, NAME, index));
    scenarios.forEach(this::add);
  }

  private void add(String id, JsonNode scenario) {
    String page = page(id);
    String title = scenario.path("title").asText();
    String file = FOLDER + "/" + id + ".yaml";
    String measured =
        parts.containsKey(id)
            ? build.markdown(REPORT, text(id), page)
            : Html.tag("h1", Html.escape(title)) + "<p>The report has no run of it.</p>\n";
    String more =
        "<h2>Run it</h2>\n<p>"
            + Html.code("./maarg scenario run " + id)
            + ", written down in "
            + build.source(page, file, 1)
            + "</p>\n";
    build.add(new Page(page, title, NAME, measured + more));
  }

  /** A part with its first heading as that of a page, and the others below it. */
  private String text(String id) {
    String text = String.valueOf(parts.get(id));
    return id.isEmpty() ? text : text.replaceAll("(?m)^#(#+ )", "$1");
  }
}
