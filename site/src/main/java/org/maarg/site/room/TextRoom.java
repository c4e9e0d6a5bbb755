package org.maarg.site.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** Every other text of the repository: guides, and results of what was run. */
public final class TextRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Results and guides";

  /** Where one comes in. */
  public static final String INDEX = "texts/index.html";

  /** What other rooms have pages of. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "spec/findings/",
          "spec/decisions/",
          "spec/vectors/",
          "model-checks/evidence/",
          "security-analysis/security-considerations",
          "security-analysis/review-response",
          "security-analysis/report/");

  /** Made by {@code maarg performance}; a tree in which nobody ran it has none. */
  private static final String FIGURES = "docs/performance.md";

  private final Build build;
  private final List<String> files;

  /** The texts of the repository. */
  public TextRoom(Build build) {
    this.build = build;
    this.files =
        build.repository().files("", ".md").stream()
            .filter(it -> ELSEWHERE.stream().noneMatch(it::startsWith))
            .toList();
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    return files.size() + " texts: what was run, and how to";
  }

  @Override
  public void announce() {
    files.forEach(it -> build.routes().announce(it, page(it)));
  }

  @Override
  public void add() {
    Map<String, List<String>> folders = new TreeMap<>();
    for (String file : files) {
      String text = build.repository().text(file);
      String page = page(file);
      build.add(new Page(page, Texts.title(text), NAME, build.markdown(file, text, page)));
      String folder = file.contains("/") ? file.substring(0, file.indexOf('/')) : "the whole";
      folders
          .computeIfAbsent(folder, it -> new ArrayList<>())
          .add(build.link(INDEX, page, Texts.title(text)) + " " + Html.code(file));
    }
    StringBuilder body = new StringBuilder(Html.tag("h1", NAME)).append('\n');
    folders.forEach(
        (folder, items) ->
            body.append(Html.tag("h2", Html.escape(folder))).append('\n').append(Html.list(items)));
    body.append("<h2>performance</h2>\n").append(performance());
    build.add(new Page(INDEX, NAME, NAME, body.toString()));
  }

  private String performance() {
    return files.contains(FIGURES)
        ? "<p>" + build.link(INDEX, page(FIGURES), "Speed and size: what was measured") + "</p>\n"
        : "<p>No figures are recorded in this source tree: <code>./maarg performance</code> takes them"
            + " on the machine at hand, each beside a yardstick of the same run.</p>\n";
  }

  private static String page(String file) {
    return "texts/" + file.substring(0, file.length() - ".md".length()) + ".html";
  }
}
