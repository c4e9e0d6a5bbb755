package org.maarg.vectors.letter;

import org.maarg.protocol.TestDomain;
import org.maarg.protocol.cmd.MnAuthorization;

/** Whom a CMD knows and serves, by the words of the table. */
final class Policies {
  private Policies() {}

  static MnAuthorization of(String word) {
    return switch (word) {
      case "" -> MnAuthorization.ALL;
      case "not-at-maar-1" -> (mn, maar) -> !maar.equals(TestDomain.maar(1));
      case "unknown", "no-service" -> (mn, maar) -> false;
      default -> throw new IllegalArgumentException(word + " is no policy of the table");
    };
  }
}
