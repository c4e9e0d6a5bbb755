package org.maarg.spec.requirement;

import java.util.Optional;

/** How strictly an RFC asks for something. */
public enum Level {
  /** The keyword MUST. */
  MUST,
  /** The keyword MUST NOT. */
  MUST_NOT,
  /** The keyword SHOULD. */
  SHOULD,
  /** The keyword SHOULD NOT. */
  SHOULD_NOT,
  /** The keyword MAY. */
  MAY,
  /** Told without a keyword, and still what a peer relies on. */
  IMPLIED;

  /** As the RFCs and the requirement files write it. */
  public String text() {
    return name().replace('_', ' ');
  }

  /** The level of this text. */
  public static Optional<Level> of(String text) {
    for (Level level : values()) {
      if (level.text().equals(text)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
