package org.maarg.spec.rfc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the paragraphs of a section. The name of a field above or beside its description goes
 * before the description's first words.
 */
final class Paragraphs {
  private static final int LONGEST_LABEL = 64;
  private static final Pattern TERM = Pattern.compile("(\\s*)(\\S.{0,60}?)(\\s{2,})(\\S.*)");

  private final List<Paragraph> result = new ArrayList<>();
  private final List<Line> open = new ArrayList<>();
  private final List<Integer> markers = new ArrayList<>();
  private Optional<Line> label = Optional.empty();

  private Paragraphs() {}

  /** All paragraphs in the order of the text. */
  static List<Paragraph> of(Section section) {
    Paragraphs paragraphs = new Paragraphs();
    List<List<Line>> blocks = Blocks.of(section);
    for (int i = 0; i < blocks.size(); i++) {
      List<Line> block = blocks.get(i);
      int next = i + 1 < blocks.size() ? blocks.get(i + 1).get(0).indent() : 0;
      if (Figures.isTable(block)) {
        block.forEach(paragraphs::addRow);
      } else {
        paragraphs.addBlock(block, next);
      }
    }
    paragraphs.closeLabel();
    return paragraphs.result;
  }

  private void addRow(Line line) {
    closeLabel();
    result.add(new Paragraph(Paragraph.Kind.ROW, line.indent(), line.number(), line.body()));
  }

  private void addBlock(List<Line> block, int next) {
    markers.clear();
    for (int i = 0; i < block.size(); i++) {
      Line line = block.get(i);
      if (!open.isEmpty() && begins(line)) {
        close();
      }
      int below = i + 1 < block.size() ? block.get(i + 1).indent() : next;
      if (open.isEmpty() && isLabel(line, below)) {
        closeLabel();
        label = Optional.of(line);
      } else {
        open.add(line);
        if (open.size() == 1 && line.hasMarker()) {
          markers.add(line.indent());
        }
      }
    }
    close();
  }

  /** Whether a new paragraph begins with this line, without a blank one before it. */
  private boolean begins(Line line) {
    Line first = open.get(0);
    Line before = open.get(open.size() - 1);
    boolean opens = before.body().endsWith(":") && before.indent() < line.indent();
    if (line.hasBullet() || (line.hasMarker() && (opens || markers.contains(line.indent())))) {
      return true;
    }
    boolean hangs = open.size() > 1 && before.indent() > first.indent();
    return (hangs && line.indent() < before.indent()) || (opens && !first.hasMarker());
  }

  private static boolean isLabel(Line line, int below) {
    return below > line.indent()
        && line.body().length() <= LONGEST_LABEL
        && !line.closes()
        && !line.hasMarker()
        && !line.isValue()
        && !describesItself(line, below)
        && Keyword.in(line.text()).isEmpty();
  }

  /** Whether the description stands beside the term, and goes on below itself. */
  private static boolean describesItself(Line line, int below) {
    Matcher term = TERM.matcher(line.text());
    return term.matches() && (term.start(4) == below || line.body().length() >= LONGEST_LABEL / 2);
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    Line first = open.get(0);
    StringBuilder text = new StringBuilder(label.map(it -> it.body() + ": ").orElse(""));
    text.append(first.hasMarker() ? first.unmarked() : withoutGap(first));
    for (Line line : open.subList(1, open.size())) {
      text.append('\n').append(line.body());
    }
    Paragraph.Kind kind = first.hasMarker() ? Paragraph.Kind.ITEM : Paragraph.Kind.PROSE;
    int start = label.map(Line::number).orElse(first.number());
    result.add(new Paragraph(kind, first.indent(), start, text.toString()));
    open.clear();
    label = Optional.empty();
  }

  /** A term and its description on one line, the description going on below itself. */
  private String withoutGap(Line first) {
    Matcher term = TERM.matcher(first.text());
    boolean hangs = open.size() > 1 && open.get(1).indent() > first.indent() + 1;
    if (hangs && term.matches() && !term.group(2).matches(".*[.:?!]")) {
      return term.group(2) + ": " + term.group(4);
    }
    return first.body();
  }

  /** What looked like the name of a field has no description; it is text like any other. */
  private void closeLabel() {
    label.ifPresent(
        it -> result.add(new Paragraph(Paragraph.Kind.PROSE, it.indent(), it.number(), it.body())));
    label = Optional.empty();
  }
}
