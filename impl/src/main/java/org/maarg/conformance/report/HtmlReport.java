package org.maarg.conformance.report;

import java.util.List;
import java.util.Locale;
import org.maarg.conformance.cases.Case;

/** A run as one HTML page that needs nothing else. */
final class HtmlReport {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>maarg conformance</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      body { font: 1rem/1.4 sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
      table { border-collapse: collapse; width: 100% }
      th, td { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: left;
               vertical-align: top }
      td.time { text-align: right; white-space: nowrap }
      .failed, .defect { background: #fbe3e4 }
      .not_run, .not_shown, .differs { background: #fdf6dd }
      .skipped { color: #555 }
      pre { white-space: pre-wrap }
      </style></head><body>
      """;

  private final String title;
  private final String summary;

  HtmlReport(String title, String summary) {
    this.title = title;
    this.summary = summary;
  }

  String text(List<CaseResult> results) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>").append(Report.xml(title)).append("</h1>\n<pre>");
    page.append(Report.xml(summary.strip(), true)).append("</pre>\n");
    page.append("<table><thead><tr><th>Result</th><th>Level</th><th>Case</th>");
    page.append("<th>A conforming target, and what came</th><th>Time</th></tr></thead><tbody>\n");
    results.forEach(it -> row(it, page));
    return page.append("</tbody></table></body></html>\n").toString();
  }

  private static void row(CaseResult result, StringBuilder page) {
    Case one = result.testCase();
    String kind = result.outcome().name().toLowerCase(Locale.ROOT);
    page.append("<tr class=\"").append(kind).append("\"><td>").append(result.outcome().text());
    page.append("</td><td>").append(one.level()).append("</td><td>").append(Report.xml(one.id()));
    page.append("</td><td>").append(Report.xml(one.purpose()));
    below("Expected", result.expected(), page);
    below(result.expected().isEmpty() ? "Reason" : "Actual", result.actual(), page);
    result.unreadable().forEach(it -> below("Unreadable", it, page));
    page.append("</td><td class=\"time\">").append(result.millis()).append(" ms</td></tr>\n");
  }

  private static void below(String what, String text, StringBuilder page) {
    if (!text.isEmpty()) {
      page.append("<br/>").append(what).append(": ").append(Report.xml(text));
    }
  }
}
