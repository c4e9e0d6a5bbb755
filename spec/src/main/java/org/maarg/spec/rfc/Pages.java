package org.maarg.spec.rfc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the page breaks out of a text, with the running headers and footers. */
final class Pages {
  private static final Pattern FOOTER = Pattern.compile("\\S.*\\[Page \\d+]\\s*");
  private static final Pattern HEADER =
      Pattern.compile("RFC \\d+\\s{2,}\\S.*\\s{2,}\\S* ?\\d{4}\\s*");

  private final List<Line> result = new ArrayList<>();
  private boolean broken;

  private Pages() {}

  /** The text as if printed on one endless page. */
  static List<Line> strip(String text) {
    Pages pages = new Pages();
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replace("\f", "").replace("\uFEFF", "").stripTrailing();
      pages.add(new Line(i + 1, line));
    }
    return pages.result;
  }

  private void add(Line line) {
    if (FOOTER.matcher(line.text()).matches()) {
      broken = true;
      while (!result.isEmpty() && last().isBlank()) {
        result.remove(result.size() - 1);
      }
    } else if (broken) {
      addAfterBreak(line);
    } else {
      result.add(line);
    }
  }

  private void addAfterBreak(Line line) {
    if (line.isBlank() || HEADER.matcher(line.text()).matches()) {
      return;
    }
    broken = false;
    if (!result.isEmpty() && !goesOn(last(), line)) {
      result.add(new Line(line.number() - 1, ""));
    }
    result.add(line);
  }

  private Line last() {
    return result.get(result.size() - 1);
  }

  /**
   * Whether the paragraph of the page before goes on; a sentence that is over does no harm apart.
   */
  private static boolean goesOn(Line before, Line after) {
    return !before.closes()
        && !before.isValue()
        && before.indent() > 0
        && after.indent() >= before.indent()
        && !after.hasMarker()
        && !after.isValue()
        && !Figures.isDrawn(before)
        && !Figures.isDrawn(after);
  }
}
