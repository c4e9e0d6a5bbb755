package org.maarg.security.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * A node as a script calls it: {@code CMD}, or {@code MAAR} with a formula for its number.
 *
 * @param maar the number, from 1; empty for the CMD
 */
public record NodeRef(Optional<Expression> maar) {
  private static final String CMD = "CMD";
  private static final String MAAR = "MAAR ";

  /** The CMD. */
  public static final NodeRef OF_CMD = new NodeRef(Optional.empty());

  /**
   * Reads a reference.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static NodeRef parse(String text, Function<String, Dimension> dimensions) {
    if (text.equals(CMD)) {
      return OF_CMD;
    } else if (text.startsWith(MAAR)) {
      String number = text.substring(MAAR.length());
      return new NodeRef(Optional.of(Expression.parse(number, Dimension.NUMBER, dimensions)));
    }
    throw new IllegalArgumentException("'" + text + "' is neither CMD nor MAAR and a number");
  }
}
