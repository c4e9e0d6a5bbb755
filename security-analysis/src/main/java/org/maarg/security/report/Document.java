package org.maarg.security.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A report before it is Markdown or HTML. Texts may hold {@code `code`} and {@code [links](to)};
 * targets of links count from the report's folder.
 */
public final class Document {
  /** A part of a document. */
  public sealed interface Block {}

  /** A heading; {@code id} is what links lead to. */
  public record Heading(int level, String id, String text) implements Block {}

  /** A paragraph. */
  public record Paragraph(String text) implements Block {}

  /** A figure. */
  public record Drawing(Diagram diagram) implements Block {}

  /**
   * A table.
   *
   * @param fold what is shown of it until it is opened; empty to show all of it
   * @param numbers whether all columns but the first are numbers
   */
  public record Table(String fold, boolean numbers, List<String> head, List<List<String>> rows)
      implements Block {
    /** Keeps copies. */
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }
  }

  private final List<Block> blocks = new ArrayList<>();

  /** An empty document. */
  public Document() {}

  /** Adds a heading. */
  public void heading(int level, String id, String text) {
    blocks.add(new Heading(level, id, text));
  }

  /** Adds a paragraph. */
  public void paragraph(String text) {
    blocks.add(new Paragraph(text));
  }

  /** Adds a figure. */
  public void drawing(Diagram diagram) {
    blocks.add(new Drawing(diagram));
  }

  /** Adds a table of texts. */
  public void table(List<String> head, List<List<String>> rows) {
    blocks.add(new Table("", false, head, rows));
  }

  /** Adds a table of numbers. */
  public void numbers(List<String> head, List<List<String>> rows) {
    blocks.add(new Table("", true, head, rows));
  }

  /** Adds a table of numbers that is folded away. */
  public void folded(String fold, List<String> head, List<List<String>> rows) {
    blocks.add(new Table(fold, true, head, rows));
  }

  /** All parts in order. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** All figures in order. */
  public List<Diagram> diagrams() {
    return blocks.stream()
        .filter(it -> it instanceof Drawing)
        .map(it -> ((Drawing) it).diagram())
        .toList();
  }
}
