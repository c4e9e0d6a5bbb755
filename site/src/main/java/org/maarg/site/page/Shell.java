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
    return "<!doctype html>\n<html lang=\"en\">\n"
        + head(page, up)
        + "<body>\n<a class=\"skip\" href=\"#content\">To the content</a>\n"
        + bar(page, up)
        + "<main id=\"content\" tabindex=\"-1\">\n"
        + page.body()
        + "</main>\n</body>\n</html>\n";
  }

  private static String head(Page page, String up) {
    return """
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s - maarg</title>
        <link rel="icon" href="%2$sicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="%2$slook.css">
        <link rel="stylesheet" href="%2$ssite.css">
        </head>
        """
        .formatted(Html.escape(page.title()), up);
  }

  private String bar(Page page, String up) {
    String rooms = doors.stream().map(it -> door(it, page)).collect(Collectors.joining("\n"));
    return """
        <header>
        <a class="home" href="%1$sindex.html">maarg</a>
        <nav aria-label="Rooms">
        <ul>
        %2$s
        </ul>
        </nav>
        <form role="search" action="%1$ssearch.html">
        <input type="search" name="q" aria-label="Look for" placeholder="Look for">
        <button type="submit">Find</button></form>
        </header>
        """
        .formatted(up, rooms);
  }

  private static String door(Door door, Page page) {
    String here = door.room().equals(page.room()) ? " aria-current=\"true\"" : "";
    String way = Html.escape(Routes.relative(page.path(), door.page()));
    return "<li><a href=\"" + way + "\"" + here + ">" + Html.escape(door.room()) + "</a></li>";
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
