package org.maarg.security.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A report before it is Markdown or HTML. Texts may hold {@code `code`} and {@code [links](to)};
 * targets of links count from the report's folder.
 */
final class Document {
  /** A part of a document. */
  sealed interface Block {}

  /** A heading; {@code id} is what links lead to. */
  record Heading(int level, String id, String text) implements Block {}

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /** A figure. */
  record Drawing(Diagram diagram) implements Block {}

  /**
   * A table.
   *
   * @param fold what is shown of it until it is opened; empty to show all of it
   * @param numbers whether all columns but the first are numbers
   */
  record Table(String fold, boolean numbers, List<String> head, List<List<String>> rows)
      implements Block {
    Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }
  }

  private final List<Block> blocks = new ArrayList<>();

  /** Adds a heading. */
  void heading(int level, String id, String text) {
    blocks.add(new Heading(level, id, text));
  }

  /** Adds a paragraph. */
  void paragraph(String text) {
    blocks.add(new Paragraph(text));
  }

  /** Adds a figure. */
  void drawing(Diagram diagram) {
    blocks.add(new Drawing(diagram));
  }

  /** Adds a table of texts. */
  void table(List<String> head, List<List<String>> rows) {
    blocks.add(new Table("", false, head, rows));
  }

  /** Adds a table of numbers. */
  void numbers(List<String> head, List<List<String>> rows) {
    blocks.add(new Table("", true, head, rows));
  }

  /** Adds a table of numbers that is folded away. */
  void folded(String fold, List<String> head, List<List<String>> rows) {
    blocks.add(new Table(fold, true, head, rows));
  }

  /** All parts in order. */
  List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** All figures in order. */
  List<Diagram> diagrams() {
    return blocks.stream()
        .filter(it -> it instanceof Drawing)
        .map(it -> ((Drawing) it).diagram())
        .toList();
  }
}
