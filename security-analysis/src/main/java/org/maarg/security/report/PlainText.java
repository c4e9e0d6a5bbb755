package org.maarg.security.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** A long text for readers, as plain text without the markers that the build needs. */
public final class PlainText {
  /** As in RFCs. */
  private static final int WIDTH = 72;

  private static final String CELLS = "| ";
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*] |\\d+[.)] )?");
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private PlainText() {}

  /** The plain text of a text in Markdown: paragraphs are filled, rows of tables are left whole. */
  public static String of(String markdown) {
    Node document =
        Parser.builder().extensions(EXTENSIONS).build().parse(TextPage.withoutMarkers(markdown));
    document.accept(new Running());
    String text =
        TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build()
            .render(document);
    StringBuilder out = new StringBuilder();
    text.lines().forEach(line -> fill(line, out));
    return out.toString();
  }

  /** Lines of a paragraph run on, and names of things stand as they are. */
  private static final class Running extends AbstractVisitor {
    @Override
    public void visit(SoftLineBreak end) {
      replace(end, " ");
    }

    @Override
    public void visit(Code code) {
      replace(code, code.getLiteral());
    }

    private static void replace(Node node, String text) {
      node.insertAfter(new Text(text));
      node.unlink();
    }
  }

  private static void fill(String line, StringBuilder out) {
    if (line.length() <= WIDTH || line.contains(CELLS)) {
      out.append(line).append('\n');
      return;
    }
    Matcher item = ITEM.matcher(line);
    String indent = item.lookingAt() ? " ".repeat(item.end()) : "";
    StringBuilder filled = new StringBuilder(line.substring(0, indent.length()));
    boolean begun = false;
    for (String word : line.substring(indent.length()).split(" ", -1)) {
      if (begun && filled.length() + 1 + word.length() > WIDTH) {
        out.append(filled).append('\n');
        filled = new StringBuilder(indent);
        begun = false;
      }
      filled.append(begun ? " " : "").append(word);
      begun = true;
    }
    out.append(filled).append('\n');
  }
}
