package org.maarg.site.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maarg.checks.page.RecordedWalk;
import org.maarg.cli.LoopbackPage;

/** What is around every page: where the rooms are, the search, and how it looks. */
public final class Shell {
  private static final List<String> OWN_FILES = List.of("site.css", "search.js");
  private static final List<String> SHARED = List.of("look.css", "icon.svg");

  private final List<Door> doors;

  /** A room of the site, and the page at which one comes in. */
  public record Door(String room, String page) {}

  Shell(List<Door> doors) {
    this.doors = List.copyOf(doors);
  }

  String around(Page page) {
    String up = "../".repeat((int) page.path().chars().filter(it -> it == '/').count());
    String rooms =
        doors.stream()
            .map(it -> Html.tag("li", door(it, page)))
            .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + Html.tag("title", Html.escape(page.title() + " - maarg"))
        + "\n<link rel=\"icon\" href=\""
        + up
        + "icon.svg\" type=\"image/svg+xml\">\n"
        + "<link rel=\"stylesheet\" href=\""
        + up
        + "look.css\">\n"
        + "<link rel=\"stylesheet\" href=\""
        + up
        + "site.css\">\n</head>\n<body>\n"
        + "<a class=\"skip\" href=\"#content\">To the content</a>\n<header>\n"
        + "<a class=\"home\" href=\""
        + up
        + "index.html\">maarg</a>\n"
        + "<nav aria-label=\"Rooms\">\n"
        + rooms
        + "</nav>\n"
        + "<form role=\"search\" action=\""
        + up
        + "search.html\">"
        + "<input type=\"search\" name=\"q\" aria-label=\"Look for\" placeholder=\"Look for\">"
        + "<button type=\"submit\">Find</button></form>\n</header>\n"
        + "<main id=\"content\" tabindex=\"-1\">\n"
        + page.body()
        + "</main>\n</body>\n</html>\n";
  }

  private static String door(Door door, Page page) {
    String here = door.room().equals(page.room()) ? " aria-current=\"true\"" : "";
    String way = Html.escape(Routes.relative(page.path(), door.page()));
    return "<a href=\"" + way + "\"" + here + ">" + Html.escape(door.room()) + "</a>";
  }

  /** The files that all pages share, by their paths. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    SHARED.forEach(it -> files.put(it, LoopbackPage.shared(it)));
    files.put("walk.js", walk());
    OWN_FILES.forEach(it -> files.put(it, own(it)));
    return files;
  }

  /**
   * The scripts of maarg explore that draw a walk, and the player, as one script that is no module:
   * browsers load modules from servers only, and the site is read from a folder as well.
   */
  private static String walk() {
    String modules =
        RecordedWalk.SCRIPTS.stream().map(RecordedWalk::file).collect(Collectors.joining("\n"));
    String plain =
        (LoopbackPage.shared("el.js") + modules + "\n" + own("play.js"))
            .replaceAll("(?m)^import .*\n", "");
    return "(() => {\n" + plain.replaceAll("(?m)^export ", "") + "})();\n";
  }

  private static String own(String name) {
    try (InputStream in = Shell.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
