package org.maarg.security.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document as one HTML page that needs nothing but itself. */
final class HtmlPage {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");
  private static final Pattern OUTCOME =
      Pattern.compile("(UNEXPECTED|holds|exceeds|residual)\\b.*");

  private final StringBuilder out = new StringBuilder();

  private HtmlPage() {}

  /** The whole page. */
  static String of(String title, Document document) {
    HtmlPage page = new HtmlPage();
    page.out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.out.append("<title>").append(escape(title)).append("</title>\n<style>\n");
    page.out.append(style()).append("</style>\n</head>\n<body>\n");
    page.contents(document);
    page.out.append("<main>\n");
    document.blocks().forEach(page::add);
    return page.out.append("</main>\n</body>\n</html>\n").toString();
  }

  private void contents(Document document) {
    out.append("<nav>\n<ul>\n");
    for (Document.Block block : document.blocks()) {
      if (block instanceof Document.Heading heading && heading.level() == 2) {
        out.append("<li><a href=\"#").append(heading.id()).append("\">");
        out.append(escape(heading.text())).append("</a></li>\n");
      }
    }
    out.append("</ul>\n</nav>\n");
  }

  private void add(Document.Block block) {
    if (block instanceof Document.Heading heading) {
      String tag = "h" + heading.level();
      out.append('<').append(tag).append(" id=\"").append(heading.id()).append("\">");
      out.append(inline(heading.text())).append("</").append(tag).append(">\n");
    } else if (block instanceof Document.Paragraph paragraph) {
      out.append("<p>").append(inline(paragraph.text())).append("</p>\n");
    } else if (block instanceof Document.Drawing drawing) {
      out.append("<figure>\n").append(Charts.svg(drawing.diagram()));
      out.append("\n<figcaption>").append(escape(Captions.of(drawing.diagram())));
      out.append("</figcaption>\n</figure>\n");
    } else if (block instanceof Document.Table table) {
      add(table);
    }
  }

  private void add(Document.Table table) {
    boolean folded = !table.fold().isEmpty();
    if (folded) {
      out.append("<details><summary>").append(escape(table.fold())).append("</summary>\n");
    }
    out.append("<div class=\"wide\"><table").append(table.numbers() ? " class=\"numbers\"" : "");
    out.append(">\n<thead>");
    row("th", table.head());
    out.append("</thead>\n<tbody>\n");
    table.rows().forEach(it -> row("td", it));
    out.append("</tbody>\n</table></div>\n").append(folded ? "</details>\n" : "");
  }

  private void row(String tag, List<String> cells) {
    out.append("<tr>");
    for (String cell : cells) {
      Matcher outcome = OUTCOME.matcher(cell);
      String mark = outcome.matches() ? " class=\"" + outcome.group(1) + "\"" : "";
      out.append('<').append(tag).append(mark).append('>').append(inline(cell));
      out.append("</").append(tag).append('>');
    }
    out.append("</tr>\n");
  }

  private static String inline(String text) {
    String code = CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
    return LINK.matcher(code).replaceAll("<a href=\"$2\">$1</a>");
  }

  /** Text for the inside of an element or an attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String style() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
