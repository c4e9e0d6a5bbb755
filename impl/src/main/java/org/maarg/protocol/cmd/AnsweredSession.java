package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.option.MnId;

/**
 * Which of a mobile node's sessions a MAAR answers about: the one whose prefixes it names, else the
 * one that it was told of with this number (RFC 5213 6.9.1.2).
 */
final class AnsweredSession {
  private final CmdBindings bindings;
  private final CmdReleases releases;

  AnsweredSession(CmdBindings bindings, CmdReleases releases) {
    this.bindings = bindings;
    this.releases = releases;
  }

  /** Its number; of several that it may be, the lowest. */
  int session(MnId mn, Ipv6Address from, BindingAcknowledgement ack) {
    if (bindings.hasFirstAlone(mn) && !releases.has(mn)) {
      return 0;
    }
    int numbered = CmdBindings.MOST_SESSIONS;
    int some = CmdBindings.MOST_SESSIONS;
    List<Ipv6Prefix> named = PrefixSet.namedIn(ack.options());
    for (int session = CmdBindings.MOST_SESSIONS - 1; session >= 0; session--) {
      Optional<Told> told = told(mn, session, from);
      if (told.isPresent() && told.get().prefixes.hasOneOf(named)) {
        return session;
      } else if (told.isPresent()) {
        some = session;
        numbered = told.get().exchange.has(ack.sequence()) ? session : numbered;
      }
    }
    if (numbered < CmdBindings.MOST_SESSIONS) {
      return numbered;
    }
    return some < CmdBindings.MOST_SESSIONS ? some : 0;
  }

  /** What a MAAR has been told of a session, of late. */
  private Optional<Told> told(MnId mn, int session, Ipv6Address maar) {
    Optional<Release> release = releases.find(mn, session, maar);
    if (release.isPresent()) {
      Registration ended = release.get().ended();
      return Optional.of(new Told(ended.prefixes(), release.get().exchange()));
    }
    Optional<PreviousMaarEntry> entry =
        bindings.find(mn, session).flatMap(binding -> binding.previousMaar(maar));
    return entry.map(previous -> new Told(previous.prefixes(), previous.exchange()));
  }

  private static final class Told {
    private final PrefixSet prefixes;
    private final Exchange exchange;

    private Told(PrefixSet prefixes, Exchange exchange) {
      this.prefixes = prefixes;
      this.exchange = exchange;
    }
  }
}
