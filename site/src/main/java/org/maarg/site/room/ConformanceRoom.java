package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** The cases of the conformance tester, a page for each role. */
public final class ConformanceRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Conformance";

  /** Where one comes in. */
  public static final String INDEX = "conformance/index.html";

  private static final String FILE = "spec/conformance-cases.json";

  private final Build build;
  private final Mentions mentions;
  private final Map<String, List<JsonNode>> roles = new TreeMap<>();

  /** The cases of the repository. */
  public ConformanceRoom(Build build, Mentions mentions) {
    this.build = build;
    this.mentions = mentions;
    for (JsonNode it : Data.json(build.repository(), FILE).path("cases")) {
      roles.computeIfAbsent(it.path("role").asText(), role -> new ArrayList<>()).add(it);
    }
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    int all = roles.values().stream().mapToInt(List::size).sum();
    return all + " cases for a CMD or a MAAR of anybody";
  }

  @Override
  public void announce() {
    build.routes().announce(FILE, INDEX);
    roles.forEach(
        (role, cases) ->
            cases.forEach(
                it -> {
                  String title = name(role) + ", " + it.path("id").asText();
                  Mentions.Mention mention = new Mentions.Mention(title, address(role, it));
                  mentions.add("Conformance cases", requirements(it), mention);
                }));
  }

  private static String page(String role) {
    return "conformance/" + role + ".html";
  }

  private static String address(String role, JsonNode it) {
    return page(role) + "#" + it.path("id").asText();
  }

  private static String name(String role) {
    return role.toUpperCase(Locale.ROOT);
  }

  private static List<String> requirements(JsonNode it) {
    List<String> all = new ArrayList<>();
    it.path("standsOn").forEach(stand -> all.add(stand.path("requirement").asText()));
    return all;
  }

  @Override
  public void add() {
    List<String> links = new ArrayList<>();
    roles.forEach(
        (role, cases) -> {
          String title = "Conformance cases for a " + name(role);
          links.add(build.link(INDEX, page(role), title) + ": " + cases.size());
          build.addOfPlaces(new Page(page(role), title, NAME, body(title, role, cases)));
        });
    String guide =
        build.link(
            INDEX, build.routes().of("docs/for-interop-peers.md", ""), "the guide for peers");
    String body =
        Html.tag("h1", NAME)
            + "<p>What "
            + Html.code("./maarg conformance")
            + " asks a CMD or a MAAR of anybody; "
            + guide
            + " tells how. An ID never changes.</p>\n"
            + Html.list(links);
    build.add(new Page(INDEX, NAME, NAME, body));
  }

  private String body(String title, String role, List<JsonNode> cases) {
    List<Html.Row> rows = new ArrayList<>();
    for (JsonNode it : cases) {
      String id = it.path("id").asText();
      String purpose = it.path("purpose").asText();
      rows.add(
          new Html.Row(
              id,
              List.of(
                  Html.code(id),
                  Data.html(it.path("level")),
                  Html.escape(purpose),
                  build.requirements(requirements(it), page(role)))));
      build.find(NAME, name(role) + ", " + id, address(role, it), purpose);
    }
    return Html.tag("h1", title)
        + Html.table(List.of("case", "level", "what must be so", "stands on"), rows);
  }
}
