package org.maarg.vectors.letter;

import org.maarg.protocol.TestDomain;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/** Whom a CMD knows and serves, by the words of the table. */
final class Policies {
  private Policies() {}

  private record Policy(boolean known, boolean service, boolean anywhere)
      implements MnAuthorization {
    @Override
    public boolean mayRegister(MnId mn, Ipv6Address maar) {
      return anywhere || !maar.equals(TestDomain.maar(1));
    }

    @Override
    public boolean isKnown(MnId mn) {
      return known;
    }

    @Override
    public boolean hasService(MnId mn) {
      return service;
    }
  }

  static MnAuthorization of(String word) {
    return switch (word) {
      case "" -> MnAuthorization.ALL;
      case "not-at-maar-1" -> new Policy(true, true, false);
      case "unknown" -> new Policy(false, false, true);
      case "no-service" -> new Policy(true, false, true);
      default -> throw new IllegalArgumentException(word + " is no policy of the table");
    };
  }
}
