package org.maarg.security.report;

import java.util.List;

/** A document as Markdown, with its figures as files beside it. */
public final class MarkdownPage {
  /** Folder of the figures, from the report's. */
  public static final String FIGURES = "figures";

  private final StringBuilder out = new StringBuilder();

  private MarkdownPage() {}

  /** The whole text. */
  public static String of(Document document) {
    MarkdownPage page = new MarkdownPage();
    for (Document.Block block : document.blocks()) {
      page.add(block);
    }
    return page.out.toString().stripTrailing() + "\n";
  }

  private void add(Document.Block block) {
    if (block instanceof Document.Heading heading) {
      out.append("<a id=\"").append(heading.id()).append("\"></a>\n\n");
      out.append("#".repeat(heading.level())).append(' ').append(heading.text()).append("\n\n");
    } else if (block instanceof Document.Paragraph paragraph) {
      out.append(paragraph.text()).append("\n\n");
    } else if (block instanceof Document.Drawing drawing) {
      Diagram diagram = drawing.diagram();
      out.append("![").append(diagram.title()).append("](").append(FIGURES).append('/');
      out.append(diagram.id()).append(".svg)\n\n*").append(Captions.of(diagram)).append("*\n\n");
    } else if (block instanceof Document.Table table) {
      add(table);
    }
  }

  private void add(Document.Table table) {
    if (!table.fold().isEmpty()) {
      out.append("<details><summary>").append(HtmlPage.escape(table.fold()));
      out.append("</summary>\n\n");
    }
    row(table.head());
    row(table.head().stream().map(it -> table.numbers() ? "---:" : "---").toList());
    table.rows().forEach(this::row);
    out.append(table.fold().isEmpty() ? "\n" : "\n</details>\n\n");
  }

  private void row(List<String> cells) {
    out.append('|');
    for (String cell : cells) {
      out.append(' ').append(cell.replace("|", "\\|").replace('\n', ' ')).append(" |");
    }
    out.append('\n');
  }
}
