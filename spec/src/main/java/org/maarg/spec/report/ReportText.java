package org.maarg.spec.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.Role;
import org.maarg.spec.trace.Citation;
import org.maarg.spec.trace.Coverage;
import org.maarg.spec.trace.Decision;
import org.maarg.spec.trace.Exceptions;

/** The report for a terminal. */
final class ReportText {
  private ReportText() {}

  /** A status in a word. */
  static String of(Coverage.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Several places of one kind in a word. */
  static String plural(Citation.Evidence evidence) {
    return switch (evidence) {
      case CODE -> "code";
      case TEST -> "tests";
      case CHECK -> "checks";
      case SCENARIO -> "scenarios";
    };
  }

  /** One line per RFC and per section of RFC 8885, then the gate's verdict. */
  static String summary(List<Coverage> all, List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    text.append(row("", "total", "code", "checked", "both", "excepted", "not yet", "missing"));
    for (int rfc : Tally.rfcs(all)) {
      text.append(row("RFC " + rfc, Tally.of(Tally.ofRfc(all, rfc))));
      for (Map.Entry<String, Tally> section : Tally.bySection(all, rfc).entrySet()) {
        text.append(row("  " + section.getKey(), section.getValue()));
      }
    }
    text.append(row("all", Tally.of(all)));
    problems.forEach(it -> text.append(it).append('\n'));
    return text.append("gate: ").append(verdict(problems)).append('\n').toString();
  }

  /** What the gate says, in a few words. */
  static String verdict(List<Problem> problems) {
    return switch (problems.size()) {
      case 0 -> "open";
      case 1 -> "closed, 1 problem";
      default -> "closed, " + problems.size() + " problems";
    };
  }

  private static String row(String name, Tally tally) {
    return row(
        name,
        tally.total(),
        tally.implemented(),
        tally.verified(),
        tally.covered(),
        tally.excepted(),
        tally.notYet(),
        tally.missing());
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-10s %6s %6s %8s %6s %9s %8s %8s\n", cells);
  }

  /** One requirement with its places. */
  static String one(Coverage coverage) {
    Requirement requirement = coverage.requirement();
    StringBuilder text = new StringBuilder();
    String roles = requirement.roles().stream().map(Role::text).collect(Collectors.joining(", "));
    text.append(requirement.id()).append("  ").append(requirement.level().text());
    text.append("  ").append(roles).append("  ").append(of(coverage.status())).append('\n');
    text.append(requirement.text()).append('\n');
    requirement.withdrawn().ifPresent(it -> line(text, "withdrawn", it));
    requirement.note().ifPresent(it -> line(text, "note", it));
    line(text, "stands in", requirement.file() + ":" + requirement.line());
    for (Citation.Evidence evidence : Citation.Evidence.values()) {
      for (Citation citation : coverage.of(evidence)) {
        line(text, plural(evidence), citation.file() + ":" + citation.line());
      }
    }
    for (Decision it : coverage.decisions()) {
      line(text, "decision", it.title() + " (" + it.file() + ")");
    }
    for (Exceptions.Entry it : coverage.exceptions()) {
      line(text, it.kind().text() + " " + it.missing().text(), it.reason());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  ").append(label).append(": ").append(value).append('\n');
  }
}
