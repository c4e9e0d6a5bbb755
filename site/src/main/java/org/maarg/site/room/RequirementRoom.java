package org.maarg.site.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;
import org.maarg.spec.report.TraceabilityReport;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.Role;
import org.maarg.spec.trace.Citation;
import org.maarg.spec.trace.Coverage;
import org.maarg.spec.trace.Exceptions;

/** A page for each requirement, with the code and the checks that stand for it. */
public final class RequirementRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Requirements";

  /** Where one comes in. */
  public static final String INDEX = "requirements/index.html";

  private final Build build;
  private final Mentions mentions;
  private final List<Coverage> all;

  /** The requirements of the repository. */
  public RequirementRoom(Build build, Mentions mentions) {
    this.build = build;
    this.mentions = mentions;
    this.all = TraceabilityReport.of(build.repository().root()).coverage();
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    long rfcs = all.stream().map(it -> it.requirement().id().rfc()).distinct().count();
    long covered = all.stream().filter(it -> it.status() == Coverage.Status.COVERED).count();
    return all.size() + " statements of " + rfcs + " RFCs, " + covered + " with code and a check";
  }

  @Override
  public void announce() {
    all.forEach(it -> build.requirement(id(it)));
    build.routes().announce("spec/requirements", INDEX);
    for (String file : build.repository().files("spec/requirements", ".yaml")) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      String rfc = name.matches("rfc\\d+\\.yaml") ? name.replaceAll("\\D", "") : "5213";
      build.routes().announce(file, ofRfc(Integer.parseInt(rfc)));
    }
  }

  @Override
  public void add() {
    Map<Integer, List<Coverage>> rfcs =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.requirement().id().rfc(), TreeMap::new, Collectors.toList()));
    build.add(new Page(INDEX, NAME, NAME, index(rfcs)));
    rfcs.forEach(this::addRfc);
    all.forEach(it -> build.add(page(it)));
  }

  private static String id(Coverage coverage) {
    return coverage.requirement().id().toString();
  }

  private static String ofRfc(int rfc) {
    return "requirements/rfc" + rfc + ".html";
  }

  private String index(Map<Integer, List<Coverage>> rfcs) {
    List<String> heads = new ArrayList<>(List.of("RFC", "requirements"));
    Arrays.stream(Coverage.Status.values()).map(RequirementRoom::words).forEach(heads::add);
    List<Html.Row> rows = new ArrayList<>();
    rfcs.forEach(
        (rfc, these) -> rows.add(tally(build.link(INDEX, ofRfc(rfc), "RFC " + rfc), these)));
    rows.add(tally("all", all));
    return Html.tag("h1", NAME)
        + "<p>Each statement of the RFCs that a CMD, a MAAR or the codec obeys, in the project's own"
        + " words, with the code and the checks that cite it. Covered: there are both. Excepted,"
        + " not yet: what is missing has a reason. Reported: no keyword asks for it.</p>\n"
        + Html.table(heads, rows);
  }

  private static Html.Row tally(String name, List<Coverage> these) {
    List<String> cells = new ArrayList<>(List.of(name, Integer.toString(these.size())));
    for (Coverage.Status status : Coverage.Status.values()) {
      cells.add(Long.toString(these.stream().filter(it -> it.status() == status).count()));
    }
    return new Html.Row("", cells);
  }

  private void addRfc(int rfc, List<Coverage> these) {
    String path = ofRfc(rfc);
    List<Html.Row> rows =
        these.stream()
            .map(
                it ->
                    new Html.Row(
                        "",
                        List.of(
                            build.text(id(it), path),
                            Html.escape(it.requirement().level().text()),
                            build.text(it.requirement().text(), path),
                            words(it.status()))))
            .toList();
    String title = "Requirements of RFC " + rfc;
    String table = Html.table(List.of("ID", "level", "asks for", "state"), rows);
    build.addOfPlaces(new Page(path, title, NAME, Html.tag("h1", title) + "\n" + table));
  }

  private Page page(Coverage coverage) {
    Requirement it = coverage.requirement();
    String path = "requirements/" + it.id() + ".html";
    String body =
        Html.tag("h1", Html.escape(it.id().toString()))
            + "\n<p class=\"lead\">"
            + build.text(it.text(), path)
            + "</p>\n"
            + Html.facts(facts(coverage, path))
            + evidence(coverage, path)
            + mentioned(it.id().toString(), path);
    String begin = it.text().length() <= 90 ? it.text() : it.text().substring(0, 90) + " ...";
    return new Page(path, it.id() + ": " + begin, NAME, body);
  }

  private List<Html.Fact> facts(Coverage coverage, String path) {
    Requirement it = coverage.requirement();
    String section = it.id().section();
    String rfc = "https://www.rfc-editor.org/rfc/rfc" + it.id().rfc() + "#section-" + section;
    String roles = it.roles().stream().map(Role::text).collect(Collectors.joining(", "));
    List<Html.Fact> facts = new ArrayList<>();
    facts.add(
        new Html.Fact("Text", Html.link(rfc, "RFC " + it.id().rfc() + ", section " + section)));
    facts.add(new Html.Fact("Level", Html.escape(it.level().text())));
    facts.add(new Html.Fact("Who", Html.escape(roles)));
    facts.add(new Html.Fact("State", words(coverage.status())));
    facts.add(new Html.Fact("Note", it.note().map(note -> build.text(note, path)).orElse("")));
    for (Exceptions.Entry exception : coverage.exceptions()) {
      String head = exception.kind().text() + " of " + exception.missing().text();
      String where = build.source(path, exception.file(), exception.line());
      String reason = build.text(exception.reason(), path);
      facts.add(new Html.Fact("Exception", Html.escape(head) + ": " + reason + " " + where));
    }
    facts.add(new Html.Fact("Entry", build.source(path, it.file(), it.line())));
    return facts;
  }

  private String evidence(Coverage coverage, String path) {
    StringBuilder html = new StringBuilder();
    for (Citation.Evidence kind : Citation.Evidence.values()) {
      List<String> places =
          coverage.of(kind).stream().map(it -> build.source(path, it.file(), it.line())).toList();
      if (!places.isEmpty()) {
        html.append(Html.tag("h2", heading(kind))).append('\n').append(Html.list(places));
      }
    }
    List<String> decisions =
        coverage.decisions().stream()
            .map(it -> build.link(path, build.routes().of(it.file(), ""), it.title()))
            .toList();
    if (!decisions.isEmpty()) {
      html.append("<h2>Decisions</h2>\n").append(Html.list(decisions));
    }
    return html.toString();
  }

  private static String heading(Citation.Evidence kind) {
    return switch (kind) {
      case CODE -> "Code that obeys";
      case TEST -> "Tests";
      case CHECK -> "Model checks, fuzz targets and conformance cases in the sources";
      case SCENARIO -> "Scenarios in the sources";
    };
  }

  private String mentioned(String id, String path) {
    StringBuilder html = new StringBuilder();
    mentions
        .of(id)
        .forEach(
            (kind, these) -> {
              html.append(Html.tag("h2", Html.escape(kind))).append('\n');
              html.append(
                  Html.list(
                      these.stream()
                          .map(it -> build.link(path, it.address(), it.title()))
                          .toList()));
            });
    return html.toString();
  }

  private static String words(Coverage.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
