package org.maarg.site.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** Bugs that were put in on purpose, and what found them. */
public final class MutantRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Mutants";

  /** Where one comes in. */
  public static final String INDEX = "mutants/index.html";

  private static final String SOURCES = "impl/src/main/java/org/maarg/protocol/";
  private static final String LIST =
      "model-checks/src/main/resources/org/maarg/checks/mutants/mutants.yaml";
  private static final String RESULTS = "model-checks/RESULTS.md";
  private static final String OF_THE_COMPILED = "model-checks/MUTATIONS.md";
  private static final String OF_UNIT_TESTS = "impl/mutation/README.md";

  private final Build build;

  /** The mutants of this program. */
  public MutantRoom(Build build) {
    this.build = build;
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    return Mutants.all().size() + " bugs put in on purpose, and what killed each";
  }

  @Override
  public void announce() {
    build.routes().announce(LIST, INDEX);
    Mutants.all().forEach(it -> build.routes().name("mutant", it.id(), address(it)));
  }

  private static String address(Mutant mutant) {
    return INDEX + "#" + mutant.id();
  }

  @Override
  public void add() {
    Map<String, String> killed = killed();
    StringBuilder body = new StringBuilder(Html.tag("h1", NAME));
    body.append("<p>One-line bugs in the shipped classes, each for a property that must find it: a")
        .append(" check that nothing can fail proves nothing. What changes of single instructions")
        .append(" the worlds and the unit tests find is in two lists more: ")
        .append(text(OF_THE_COMPILED))
        .append(", ")
        .append(text(OF_UNIT_TESTS))
        .append(".</p>\n");
    for (Mutant mutant : Mutants.all()) {
      body.append(section(mutant, killed));
      String words = mutant.file() + " " + mutant.property() + " " + mutant.world();
      build.find(NAME, mutant.id(), address(mutant), words);
    }
    build.addOfPlaces(new Page(INDEX, NAME, NAME, body.toString()));
  }

  private String text(String file) {
    String title = Texts.title(build.repository().text(file));
    return build.link(INDEX, build.routes().of(file, ""), title);
  }

  /** By what each was killed, as the results tell. */
  private Map<String, String> killed() {
    Map<String, String> killed = new HashMap<>();
    for (List<String> row : Texts.table(build.repository().text(RESULTS), "Mutants")) {
      String steps = row.get(4).isEmpty() ? "" : ", steps: " + row.get(4);
      killed.put(row.get(0), row.get(3) + steps);
    }
    return killed;
  }

  private String section(Mutant mutant, Map<String, String> killed) {
    String world = build.routes().named("world " + mutant.world()).orElse(WorldRoom.INDEX);
    return Html.heading(2, mutant.id(), mutant.id())
        + Html.facts(
            List.of(
                new Html.Fact("In", build.source(INDEX, SOURCES + mutant.file() + ".java", 0)),
                new Html.Fact("Text", Html.code(mutant.text())),
                new Html.Fact(
                    "Becomes", mutant.by().isEmpty() ? "nothing" : Html.code(mutant.by())),
                new Html.Fact(
                    "Must break",
                    Html.escape(mutant.property())
                        + " in "
                        + build.link(INDEX, world, mutant.world())),
                new Html.Fact("Killed by", Html.escape(killed.getOrDefault(mutant.id(), ""))),
                new Html.Fact("See it", Html.code("./maarg explore " + mutant.id()))));
  }
}
