package org.maarg.site.room;

import java.util.List;
import java.util.stream.Collectors;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;
import org.maarg.site.page.Shell;

/** The two long texts, the way in, and the search. */
public final class FrontRoom implements Room {
  private static final String HOME = "index.html";
  private static final String FOLDER = "security-analysis/";
  private static final List<String> TEXTS = List.of("security-considerations", "review-response");

  private final Build build;
  private final List<Shell.Door> doors;
  private final List<Room> rooms;

  /** The front of a site with these rooms, and the doors that each page has. */
  public FrontRoom(Build build, List<Shell.Door> doors, List<Room> rooms) {
    this.build = build;
    this.doors = List.copyOf(doors);
    this.rooms = List.copyOf(rooms);
  }

  @Override
  public String index() {
    return HOME;
  }

  @Override
  public String summary() {
    return TEXTS.size() + " long texts";
  }

  @Override
  public void announce() {
    for (String text : TEXTS) {
      build.routes().announce(FOLDER + text + ".md", text + ".html");
      build.routes().announce(FOLDER + text + ".html", text + ".html");
    }
  }

  @Override
  public void add() {
    for (String text : TEXTS) {
      String file = FOLDER + text + ".md";
      String markdown = build.repository().text(file);
      String page = text + ".html";
      String room =
          doors.stream().filter(it -> it.page().equals(page)).findFirst().orElseThrow().room();
      build.add(new Page(page, Texts.title(markdown), room, build.markdown(file, markdown, page)));
    }
    build.addOfPlaces(new Page(HOME, "What was found about RFC 8885", "", home()));
    build.addOfPlaces(new Page("search.html", "Search", "", search()));
  }

  private String home() {
    String readme = build.repository().text("README.md");
    String first = readme.split("\n\n", 3)[1];
    String fronts =
        TEXTS.stream()
            .map(
                it -> {
                  String text = build.repository().text(FOLDER + it + ".md");
                  String link = build.link(HOME, it + ".html", Texts.title(text));
                  String begin =
                      build.markdown(FOLDER + it + ".md", text.split("\n\n", 3)[1], HOME);
                  return Html.tag("h2", link) + "\n" + begin;
                })
            .collect(Collectors.joining("\n"));
    String list =
        doors.stream()
            .map(
                it ->
                    rooms.stream()
                        .filter(room -> room.index().equals(it.page()))
                        .map(room -> door(it, room)))
            .flatMap(it -> it)
            .collect(Collectors.joining());
    return "<h1>What was found about RFC 8885</h1>\n"
        + build.markdown("README.md", first, HOME)
        + fronts
        + "<h2>Rooms</h2>\n<ul class=\"rooms\">\n"
        + list
        + "</ul>\n"
        + "<p>To play the protocol yourself: <code>./maarg explore</code> in the source tree. The"
        + " ladders of the findings can be played here, without a server.</p>\n";
  }

  private String door(Shell.Door door, Room room) {
    String link = build.link(HOME, door.page(), door.room());
    return Html.tag("li", link + ": " + Html.escape(room.summary())) + "\n";
  }

  private static String search() {
    return """
        <h1>Search</h1>
        <p id="said" role="status">Type words into the field above.</p>
        <noscript><p>The search needs JavaScript; the rooms above list everything.</p></noscript>
        <ol id="found"></ol>
        <script src="search-index.js" defer></script>
        <script src="search.js" defer></script>
        """;
  }
}
