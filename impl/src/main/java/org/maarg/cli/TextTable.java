package org.maarg.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under each other in columns. */
public final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "   ";

  private final List<String[]> rows = new ArrayList<>();

  /** A table with these titles. */
  public TextTable(String... titles) {
    rows.add(titles.clone());
  }

  /** Adds a row; as many cells as there are titles. */
  public void row(Object... cells) {
    String[] row = new String[rows.get(0).length];
    for (int i = 0; i < row.length; i++) {
      row[i] = String.valueOf(cells[i]);
    }
    rows.add(row);
  }

  /** True if there are no rows but the titles. */
  boolean isEmpty() {
    return rows.size() == 1;
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return INDENT + "none\n";
    }
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]).append(" ".repeat(widths[i] - row[i].length())).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
