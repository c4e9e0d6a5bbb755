package org.maarg.site.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** The worlds of the model checks, in each of which everything happens in every order. */
public final class WorldRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Worlds";

  /** Where one comes in. */
  public static final String INDEX = "worlds/index.html";

  private static final String RESULTS = "model-checks/RESULTS.md";

  private final Build build;

  /** The worlds of this program. */
  public WorldRoom(Build build) {
    this.build = build;
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    long breaking = Worlds.all().stream().filter(it -> it.finding().isPresent()).count();
    return Worlds.all().size() + " small domains, " + breaking + " of which show what goes wrong";
  }

  @Override
  public void announce() {
    Worlds.all().forEach(it -> build.routes().name("world", it.name(), address(it)));
  }

  private static String address(CheckedWorld world) {
    return INDEX + "#" + world.name();
  }

  @Override
  public void add() {
    List<Html.Row> rows = new ArrayList<>();
    for (CheckedWorld world : Worlds.all()) {
      rows.add(row(world));
      build.find(NAME, world.name(), address(world), world.purpose());
    }
    String results = build.link(INDEX, build.routes().of(RESULTS, ""), "the results");
    String body =
        Html.tag("h1", NAME)
            + "<p>In a world everything that may happen happens in every order, within its bounds, to"
            + " the very classes that are shipped. What holds in which is in "
            + results
            + ". Any of"
            + " them can be played: <code>./maarg explore NAME</code>.</p>\n"
            + Html.table(
                List.of("world", "what for", "mode, profile", "states", "comes out"), rows);
    build.addOfPlaces(new Page(INDEX, NAME, NAME, body));
  }

  private Html.Row row(CheckedWorld world) {
    String witnesses =
        world.witnesses().stream().map(WorldRoom::words).collect(Collectors.joining(", "));
    String end =
        world
            .finding()
            .map(it -> "<strong>breaks " + Html.escape(it) + "</strong>")
            .orElse("all properties hold; seen: " + Html.escape(witnesses));
    String mode = words(world.bounds().mode()) + ", " + world.bounds().profile().name();
    String states = world.unique() == 0 ? "" : String.format(Locale.ROOT, "%,d", world.unique());
    return new Html.Row(
        world.name(),
        List.of(
            Html.code(world.name()), Html.escape(world.purpose()), Html.escape(mode), states, end));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
