package org.maarg.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Pages of the sources that others link to, line by line. */
final class Sources {
  /** Longer files are data that nobody reads. */
  private static final int LONGEST = 1_000_000;

  private static final Pattern TEXT =
      Pattern.compile(
          ".*(\\.(java|yaml|yml|json|md|txt|ksy|lua|js|css|html|xml|py|sh|service|dict|tree)"
              + "|/maarg|/run|LICENSE|Dockerfile)");
  private static final String ROOM = "Sources";

  private final Build build;

  Sources(Build build) {
    this.build = build;
  }

  /** Makes pages until none links to a source that has no page. */
  void add() {
    SortedSet<String> wanted = build.routes().takeWanted();
    SortedSet<String> done = new java.util.TreeSet<>();
    while (!wanted.isEmpty()) {
      for (String path : wanted) {
        if (done.add(path)) {
          add(path);
        }
      }
      wanted = build.routes().takeWanted();
    }
  }

  private void add(String path) {
    Repository repository = build.repository();
    String page = Routes.shown(path);
    if (repository.isFolder(path)) {
      folder(path, Routes.SOURCES + path + "/index.html");
    } else if (page.startsWith(Routes.FILES) && repository.isFile(path)) {
      build.copy(page, path);
    } else if (repository.isFile(path)) {
      source(path, page);
    }
  }

  private void folder(String path, String page) {
    List<String> items = new ArrayList<>();
    for (String name : build.repository().names(path)) {
      String file = path + "/" + name;
      boolean shown = TEXT.matcher(file).matches();
      items.add(shown ? build.link(page, build.routes().of(file, ""), name) : Html.escape(name));
    }
    String body = Html.tag("h1", Html.escape(path)) + "\n" + Html.list(items);
    build.addUnsearched(new Page(page, path, ROOM, body));
  }

  private void source(String path, String page) {
    byte[] octets = build.repository().octets(path);
    StringBuilder body = new StringBuilder(Html.tag("h1 class=\"path\"", Html.escape(path)));
    if (octets.length > LONGEST) {
      body.append("\n<p>").append(octets.length).append(" octets: too long for a page.</p>\n");
    } else {
      body.append("\n<pre class=\"source\" tabindex=\"0\">");
      int number = 0;
      for (String line : build.repository().text(path).lines().toList()) {
        number++;
        body.append("<span id=\"L").append(number).append("\">");
        body.append(build.text(line, page)).append("\n</span>");
      }
      body.append("</pre>\n");
    }
    build.addUnsearched(new Page(page, path, ROOM, body.toString()));
  }
}
