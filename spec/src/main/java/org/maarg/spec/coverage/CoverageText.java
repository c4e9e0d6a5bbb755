package org.maarg.spec.coverage;

import java.util.Locale;
import java.util.Map;

/** The coverage for a terminal. */
final class CoverageText {
  private CoverageText() {}

  /** A line per RFC and section, then the gaps, then the verdict. */
  static String of(CoverageReport report) {
    StringBuilder text = new StringBuilder();
    text.append(row("", "sentences", "entries", "not ours", "open", "covered"));
    for (RfcCoverage rfc : report.rfcs()) {
      text.append(row("RFC " + rfc.rfc(), rfc.total()));
      for (Map.Entry<String, Tally> section : rfc.sections().entrySet()) {
        if (section.getValue().sentences() > 0) {
          text.append(row("  " + section.getKey(), section.getValue()));
        }
      }
    }
    text.append(row("all", report.total()));
    report.gaps().forEach(it -> text.append(it).append('\n'));
    return text.append(verdict(report)).append('\n').toString();
  }

  /** The verdict in a line. */
  static String verdict(CoverageReport report) {
    String gaps =
        switch (report.gaps().size()) {
          case 0 -> "no gap";
          case 1 -> "1 gap";
          default -> report.gaps().size() + " gaps";
        };
    int rfcs = report.rfcs().size();
    Tally total = report.total();
    return "coverage: "
        + total.percent()
        + " % of "
        + total.sentences()
        + " sentences of "
        + rfcs
        + (rfcs == 1 ? " RFC, " : " RFCs, ")
        + gaps;
  }

  private static String row(String name, Tally tally) {
    return row(
        name,
        tally.sentences(),
        tally.claimed(),
        tally.notOurs(),
        tally.open(),
        tally.percent() + " %");
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-12s %9s %8s %9s %6s %9s\n", cells);
  }
}
