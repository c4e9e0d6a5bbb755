package org.maarg.security.report;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A long text for readers, as one HTML page without the markers that the build needs. */
public final class TextPage {
  private static final Pattern MARKER = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern TITLE = Pattern.compile("(?m)^# (.+)$");

  /** Links to what has a page of its own. */
  private static final Pattern PAGED =
      Pattern.compile("\\]\\(((?:security-considerations|review-response))\\.md");

  private static final Pattern REPORT = Pattern.compile("\\]\\(report/report\\.md");
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private TextPage() {}

  /** The page of a text in Markdown, to stand beside it. */
  public static String of(String markdown) {
    String plain = withoutMarkers(markdown);
    plain = PAGED.matcher(plain).replaceAll("](" + "$1.html");
    plain = REPORT.matcher(plain).replaceAll("](report/index.html");
    String title =
        TITLE.matcher(plain).results().map(it -> it.group(1)).findFirst().orElse("maarg");
    Node document = Parser.builder().extensions(EXTENSIONS).build().parse(plain);
    String body = HtmlRenderer.builder().extensions(EXTENSIONS).build().render(document);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<title>"
        + HtmlPage.escape(title)
        + "</title>\n<style>\n"
        + HtmlPage.style()
        + "</style>\n</head>\n<body>\n<main>\n"
        + body
        + "</main>\n</body>\n</html>\n";
  }

  /** The text without the markers that the build needs. */
  static String withoutMarkers(String markdown) {
    return MARKER.matcher(markdown).replaceAll("");
  }
}
