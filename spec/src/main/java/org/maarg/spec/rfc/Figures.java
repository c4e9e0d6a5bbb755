package org.maarg.spec.rfc;

import java.util.List;
import java.util.regex.Pattern;

/** Tells drawings and tables from prose. */
final class Figures {
  private static final Pattern DRAWN =
      Pattern.compile(
          "(?:\\+[-=+]){2}|\\+[-=]{2}|[-=_]{4,}|\\*{5,}|^\\s*\\||\\|\\s*$|<-|->"
              + "|^\\s*(?:\\d ){8,}|^\\s*0 {10,}1 {10,}");
  private static final Pattern CAPTION = Pattern.compile("\\s{4,}(?:Figure|Table) \\d+[:.].*");
  private static final Pattern COLUMNS = Pattern.compile("\\S.*[^.?!:\\s]\\s{3,}\\S");

  private Figures() {}

  /** Whether this is a line of a drawing. */
  static boolean isDrawn(Line line) {
    return DRAWN.matcher(line.text()).find();
  }

  /** Whether these lines between two blank ones are a drawing or its caption. */
  static boolean isDrawing(List<Line> block) {
    return block.stream().anyMatch(Figures::isDrawn) || isCaption(block);
  }

  /** Whether these lines say what a figure or a table is. */
  static boolean isCaption(List<Line> block) {
    return CAPTION.matcher(block.get(0).text()).matches();
  }

  /** Whether these lines are rows of a table, each of which tells something. */
  static boolean isTable(List<Line> block) {
    long rows = block.stream().filter(it -> COLUMNS.matcher(it.body()).find()).count();
    return block.size() > 1 && 2 * rows > block.size();
  }
}
