package org.maarg.spec.rfc;

/**
 * A piece of text that no sentence goes beyond.
 *
 * @param kind what it is
 * @param indent blanks before it, or before its marker
 * @param line where it begins
 * @param text without marker; lines are divided by {@code \n}, blanks are as they stand
 */
record Paragraph(Kind kind, int indent, int line, String text) {
  enum Kind {
    /** Running text. */
    PROSE,
    /** An item of a list, behind its marker. */
    ITEM,
    /** A row of a table. */
    ROW
  }

  boolean isItem() {
    return kind == Kind.ITEM;
  }
}
