package org.maarg.spec.coverage;

import java.util.Map;

/** The coverage as one page that needs nothing but itself. */
final class CoverageHtml {
  private static final String STYLE =
      "body{font-family:sans-serif;max-width:70em;margin:1em auto;padding:0 1em}"
          + "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .6em}"
          + "td.n{text-align:right}tr.open td{background:#fde8e8}li{margin:.3em 0}";

  private final CoverageReport report;
  private final StringBuilder html = new StringBuilder();

  CoverageHtml(CoverageReport report) {
    this.report = report;
  }

  /** The whole page. */
  String page() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<title>Coverage of the RFCs</title>\n<style>").append(STYLE);
    html.append("</style>\n</head>\n<body>\n<h1>Coverage of the RFCs</h1>\n<p>");
    html.append(escape(CoverageText.verdict(report))).append("</p>\n");
    gaps();
    head("RFC");
    report.rfcs().forEach(it -> row("RFC " + it.rfc(), it.total()));
    row("all", report.total());
    html.append("</table>\n");
    report.rfcs().forEach(this::rfc);
    return html.append("</body>\n</html>\n").toString();
  }

  private void gaps() {
    if (!report.isComplete()) {
      html.append("<h2>Gaps</h2>\n<ul>\n");
      report.gaps().forEach(it -> html.append("<li>").append(escape(it.toString())).append("\n"));
      html.append("</ul>\n");
    }
  }

  private void rfc(RfcCoverage rfc) {
    html.append("<h2>RFC ").append(rfc.rfc()).append("</h2>\n");
    head("section");
    for (Map.Entry<String, Tally> section : rfc.sections().entrySet()) {
      String title = rfc.titles().getOrDefault(section.getKey(), "");
      row(section.getKey() + " " + title, section.getValue());
    }
    html.append("</table>\n");
  }

  private void head(String first) {
    html.append("<table>\n<tr><th>").append(first).append("</th><th>sentences</th>");
    html.append("<th>entries</th><th>not ours</th><th>open</th><th>covered</th></tr>\n");
  }

  private void row(String name, Tally tally) {
    html.append(tally.open() > 0 ? "<tr class=\"open\">" : "<tr>");
    html.append("<td>").append(escape(name)).append("</td>");
    cell(Integer.toString(tally.sentences()));
    cell(Integer.toString(tally.claimed()));
    cell(Integer.toString(tally.notOurs()));
    cell(Integer.toString(tally.open()));
    cell(tally.percent() + " %");
    html.append("</tr>\n");
  }

  private void cell(String text) {
    html.append("<td class=\"n\">").append(text).append("</td>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
