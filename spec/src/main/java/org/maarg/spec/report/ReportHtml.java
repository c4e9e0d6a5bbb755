package org.maarg.spec.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.Level;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.Role;
import org.maarg.spec.trace.Citation;
import org.maarg.spec.trace.Coverage;
import org.maarg.spec.trace.Decision;
import org.maarg.spec.trace.Exceptions;

/** The report for people: one page that needs nothing but itself. */
final class ReportHtml {
  private static final List<String> TALLY_HEADS =
      List.of("requirements", "code", "checked", "both", "excepted", "not yet", "missing");

  private final List<Coverage> all;
  private final List<Problem> problems;
  private final String toRoot;
  private final StringBuilder html = new StringBuilder();

  /**
   * A page.
   *
   * @param toRoot the way from the page's folder to the root of the repository, with a slash at its
   *     end unless empty
   */
  ReportHtml(List<Coverage> all, List<Problem> problems, String toRoot) {
    this.all = all;
    this.problems = problems;
    this.toRoot = toRoot;
  }

  /** The whole page. */
  String page() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<title>Traceability of RFC 8885</title>\n<style>\n");
    html.append(resource("report.css")).append("</style>\n</head>\n<body>\n");
    html.append("<h1>Traceability of RFC 8885</h1>\n");
    gate();
    tallies();
    filters();
    requirements();
    html.append("<script>\n").append(resource("report.js")).append("</script>\n");
    return html.append("</body>\n</html>\n").toString();
  }

  private void gate() {
    String verdict = problems.isEmpty() ? "open" : "closed";
    html.append("<p>The gate is <strong class=\"gate-").append(verdict).append("\">");
    html.append(escape(ReportText.verdict(problems))).append("</strong>.</p>\n");
    if (!problems.isEmpty()) {
      html.append("<ul class=\"problems\">\n");
      for (Problem problem : problems) {
        html.append("<li>").append(link(problem.file(), problem.line())).append(' ');
        html.append(escape(problem.what())).append("</li>\n");
      }
      html.append("</ul>\n");
    }
  }

  private void tallies() {
    html.append("<h2>Levels</h2>\n");
    tableHead("level");
    for (Map.Entry<Level, Tally> level : Tally.byLevel(all).entrySet()) {
      row(level.getKey().text(), level.getValue());
    }
    row("all", Tally.of(all));
    html.append("</table>\n<h2>Sections</h2>\n");
    for (int rfc : Tally.rfcs(all)) {
      tableHead("RFC " + rfc);
      for (Map.Entry<String, Tally> section : Tally.bySection(all, rfc).entrySet()) {
        row(section.getKey(), section.getValue());
      }
      row("all", Tally.of(Tally.ofRfc(all, rfc)));
      html.append("</table>\n");
    }
  }

  private void tableHead(String first) {
    html.append("<table class=\"tally\">\n<tr><th>").append(first).append("</th>");
    TALLY_HEADS.forEach(it -> html.append("<th>").append(it).append("</th>"));
    html.append("</tr>\n");
  }

  private void row(String name, Tally tally) {
    html.append("<tr><td>").append(name).append("</td>");
    List<Integer> cells =
        List.of(
            tally.total(),
            tally.implemented(),
            tally.verified(),
            tally.covered(),
            tally.excepted(),
            tally.notYet(),
            tally.missing());
    cells.forEach(it -> html.append("<td>").append(it).append("</td>"));
    html.append("</tr>\n");
  }

  private void filters() {
    html.append("<h2>Requirements</h2>\n<p id=\"filters\">\n");
    html.append("<input id=\"words\" type=\"search\" placeholder=\"ID or words\">\n");
    select("level", List.of(Level.values()).stream().map(Level::text).toList());
    select("status", List.of(Coverage.Status.values()).stream().map(ReportText::of).toList());
    select("role", List.of(Role.values()).stream().map(Role::text).toList());
    html.append("<span id=\"shown\"></span>\n</p>\n");
  }

  private void select(String name, List<String> values) {
    html.append("<select id=\"").append(name).append("\"><option value=\"\">any ");
    html.append(name).append("</option>");
    values.forEach(it -> html.append("<option>").append(it).append("</option>"));
    html.append("</select>\n");
  }

  private void requirements() {
    html.append("<table id=\"requirements\">\n<tr><th>requirement</th>");
    for (Citation.Evidence evidence : Citation.Evidence.values()) {
      html.append("<th>").append(ReportText.plural(evidence)).append("</th>");
    }
    html.append("</tr>\n");
    all.forEach(this::requirement);
    html.append("</table>\n");
  }

  private void requirement(Coverage coverage) {
    Requirement requirement = coverage.requirement();
    String status = ReportText.of(coverage.status());
    String roles = requirement.roles().stream().map(Role::text).collect(Collectors.joining(" "));
    html.append("<tr id=\"")
        .append(requirement.id())
        .append("\" class=\"")
        .append(status.replace(' ', '-'));
    html.append("\" data-level=\"").append(requirement.level().text());
    html.append("\" data-status=\"").append(status);
    html.append("\" data-role=\"").append(roles).append("\">\n<td><b>");
    html.append(link(requirement.file(), requirement.line(), requirement.id().toString()));
    html.append("</b> ").append(requirement.level().text()).append(" <i>").append(roles);
    html.append("</i> <span class=\"status\">").append(status).append("</span><br>\n");
    html.append(escape(requirement.text()));
    notes(coverage);
    html.append("</td>\n");
    for (Citation.Evidence evidence : Citation.Evidence.values()) {
      html.append("<td>");
      coverage.of(evidence).forEach(it -> html.append(link(it.file(), it.line())).append("<br>"));
      html.append("</td>\n");
    }
    html.append("</tr>\n");
  }

  private void notes(Coverage coverage) {
    Requirement requirement = coverage.requirement();
    requirement
        .note()
        .ifPresent(it -> html.append("<p class=\"note\">").append(escape(it)).append("</p>"));
    for (Decision it : coverage.decisions()) {
      html.append("<p class=\"decision\">Decision ").append(link(it.file(), 1, it.name()));
      html.append(": ").append(escape(it.title())).append("</p>");
    }
    for (Exceptions.Entry it : coverage.exceptions()) {
      html.append("<p class=\"exception\">");
      html.append(link(it.file(), it.line(), it.kind().text() + ", " + it.missing().text()));
      html.append(" (reviewed ").append(it.reviewed()).append("): ");
      html.append(escape(it.reason())).append("</p>");
    }
  }

  private String link(String file, int line) {
    return link(file, line, file.substring(file.lastIndexOf('/') + 1) + ":" + line);
  }

  private String link(String file, int line, String label) {
    String place = file + "#L" + line;
    return "<a href=\""
        + escape(toRoot + place)
        + "\" title=\""
        + escape(file + ":" + line)
        + "\">"
        + escape(label)
        + "</a>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = ReportHtml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
