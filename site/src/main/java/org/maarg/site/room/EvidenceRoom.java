package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** The recorded runs of Java PathFinder. */
public final class EvidenceRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Java PathFinder";

  /** Where one comes in. */
  public static final String INDEX = "evidence/index.html";

  private static final String FOLDER = "model-checks/evidence";
  private static final String README = FOLDER + "/README.md";

  private final Build build;
  private final List<String> files;

  /** The records of the repository. */
  public EvidenceRoom(Build build) {
    this.build = build;
    this.files = build.repository().files(FOLDER, ".yaml");
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    return files.size() + " recorded runs on the shipped classes";
  }

  @Override
  public void announce() {
    build.routes().announce(README, INDEX);
    files.forEach(it -> build.routes().announce(it, page(it)));
  }

  private static String name(String file) {
    return file.substring(FOLDER.length() + 1, file.length() - ".yaml".length());
  }

  private static String page(String file) {
    return "evidence/" + name(file) + ".html";
  }

  @Override
  public void add() {
    List<Html.Row> rows = new ArrayList<>();
    for (String file : files) {
      JsonNode run = Data.yaml(build.repository(), file);
      add(file, run);
      rows.add(
          new Html.Row(
              "",
              List.of(
                  build.link(INDEX, page(file), name(file)),
                  Data.html(run.path("kind")),
                  Data.html(run.path("result")),
                  Data.html(run.path("agrees")))));
    }
    String body =
        build.markdown(README, build.repository().text(README), INDEX)
            + "<h2 id=\"runs\">The runs</h2>\n"
            + Html.table(List.of("run", "kind", "result", "agrees"), rows);
    build.add(new Page(INDEX, NAME, NAME, body));
  }

  private void add(String file, JsonNode run) {
    String page = page(file);
    List<Html.Fact> facts = new ArrayList<>();
    flatten("", run, facts);
    String of = run.path("kind").asText() + " " + run.path("name").asText();
    String shown =
        build
            .routes()
            .named(of)
            .map(it -> "<p>Of the " + build.link(page, it, of) + ".</p>\n")
            .orElse("");
    String title = "Java PathFinder on " + of;
    String source = "<p>Recorded in " + build.source(page, file, 1) + ".</p>\n";
    String body = Html.tag("h1", Html.escape(title)) + shown + Html.facts(facts) + source;
    build.add(new Page(page, title, NAME, body));
  }

  private static void flatten(String before, JsonNode node, List<Html.Fact> facts) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = before + field.getKey();
      if (field.getValue().isObject()) {
        flatten(name + ".", field.getValue(), facts);
      } else {
        facts.add(new Html.Fact(name, Data.html(field.getValue())));
      }
    }
  }
}
