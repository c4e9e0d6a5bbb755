package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;

/**
 * Which session of its mobile node an update is about: RFC 5213 5.4.1 where a mobile node has
 * several interfaces, RFC 8885 3.2, which looks for the mobile node, where nothing tells them apart
 * (decision interfaces).
 */
final class SessionLookup {
  private final CmdBindings bindings;
  private final CmdReleases releases;

  SessionLookup(CmdBindings bindings, CmdReleases releases) {
    this.bindings = bindings;
    this.releases = releases;
  }

  // Implements: 5213-5.4.1-1, 5213-5.4-5, 5213-5.4.1.1-1, 5213-5.4.1.1-5, 5213-5.4.1.2-8
  // Implements: 5213-5.4.1.3-6
  /** The session; empty if there is none, or if the update begins one of its own. */
  Optional<CmdBinding> find(Request request) {
    if (request.mn().isEmpty()) {
      return Optional.empty();
    }
    List<CmdBinding> sessions = bindings.of(request.mn().get());
    if (sessions.isEmpty()) {
      return Optional.empty();
    }
    Optional<CmdBinding> named = named(request, sessions);
    if (!request.tellsInterface()) {
      // What tells no interface is refused for that, after its age has been looked at.
      return Optional.of(named.orElse(sessions.get(0)));
    }
    Optional<CmdBinding> own = ofInterface(request, sessions);
    if (named.isPresent() && isMeant(request, named.get(), own)) {
      return named;
    }
    return own.isEmpty() && sessions.size() == 1 && isAboutTheOnly(request, sessions.get(0))
        ? Optional.of(sessions.get(0))
        : own;
  }

  private static Optional<CmdBinding> named(Request request, List<CmdBinding> sessions) {
    for (CmdBinding session : sessions) {
      if (session.holdsOneOf(request.prefixes())) {
        return Optional.of(session);
      }
    }
    return Optional.empty();
  }

  /**
   * True if an update is about the session that has the prefixes named: unless the interface has
   * begun another one since, which is what the update is too old for; or it comes to a MAAR that
   * gives it prefixes which another interface's session had there before, and this CMD has not yet
   * let go of.
   */
  private static boolean isMeant(Request request, CmdBinding named, Optional<CmdBinding> own) {
    if (own.isPresent()) {
      return !attaches(request) && !isOlder(request, own.get());
    }
    boolean isOver =
        named.phase == CmdBinding.Phase.DELETING && request.handoff() == HandoffIndicator.UNKNOWN;
    return !attaches(request)
        || isOver
        || isOfItsMaar(request, named)
        || named.registration().isOf(request.accessTechnology(), request.linkLayer());
  }

  // Implements: 5213-5.4.1.1-5, 5213-5.4.1.1-6
  /** Proxy-CoA and access technology are the entry's: it is updated, whichever interface it is. */
  private static boolean isOfItsMaar(Request request, CmdBinding named) {
    return named.servingMaar().equals(request.proxyCareOfAddress())
        && named.registration().accessTechnology() == request.accessTechnology();
  }

  /**
   * True if a MAAR tells of an interface that has come to it. With Handoff Indicator 2 it goes on
   * with the session that it has, and with 5 it asks about that.
   */
  private static boolean attaches(Request request) {
    int handoff = request.handoff();
    return !request.deregisters()
        && request.linkLayer().length() > 0
        && handoff != HandoffIndicator.OTHER_INTERFACE
        && handoff != HandoffIndicator.UNCHANGED;
  }

  /** True if the update has an older Timestamp than the session has seen. */
  private static boolean isOlder(Request request, CmdBinding session) {
    return request.timestamp().isPresent()
        && session.newest().isPresent()
        && request.timestamp().get().compareTo(session.newest().get()) < 0;
  }

  // Implements: 5213-5.4.1.2-1, 5213-5.4.1.2-2
  /**
   * Without an identifier, to be a new interface is what holds it apart. An interface that took a
   * session over has that one, and not what it left behind before.
   */
  private static Optional<CmdBinding> ofInterface(Request request, List<CmdBinding> sessions) {
    Octets linkLayer = request.linkLayer();
    boolean isNew = request.handoff() == HandoffIndicator.NEW_INTERFACE;
    Optional<CmdBinding> found = Optional.empty();
    for (CmdBinding session : sessions) {
      boolean same =
          session.registration().isExactlyOf(request.accessTechnology(), linkLayer)
              && (linkLayer.length() > 0 || !isNew);
      if (same && (found.isEmpty() || isNewer(session, found.get()))) {
        found = Optional.of(session);
      }
    }
    return found;
  }

  private static boolean isNewer(CmdBinding session, CmdBinding other) {
    return session.newest().isPresent()
        && other.newest().isPresent()
        && session.newest().get().compareTo(other.newest().get()) > 0;
  }

  // Implements: 5213-5.4.1.2-3, 5213-5.4.1.2-4, 5213-5.4.1.3-1, 5213-5.4.1.3-2, 5213-5.4-4
  /**
   * Whether an update of no known interface is about the one session that there is: a handover that
   * says so, one after which the session has been deregistered, or one whose interface nothing
   * tells from that of the session (RFC 8885 3.2).
   */
  private static boolean isAboutTheOnly(Request request, CmdBinding only) {
    Registration known = only.registration();
    boolean alike = known.isOf(request.accessTechnology(), request.linkLayer());
    return switch (request.handoff()) {
      case HandoffIndicator.NEW_INTERFACE -> false;
      case HandoffIndicator.OTHER_INTERFACE -> true;
      case HandoffIndicator.BETWEEN_MAGS -> alike || request.linkLayer().length() == 0;
      case HandoffIndicator.UNKNOWN ->
          alike || only.phase == CmdBinding.Phase.DELETING || isBeforeHandover(request, only);
      default -> alike;
    };
  }

  /**
   * True if the update is older than a handover from an interface that nobody knew: that was this
   * one, for there is no other, and its age is what the update is refused for.
   */
  private static boolean isBeforeHandover(Request request, CmdBinding only) {
    return only.registration().handoff() == HandoffIndicator.OTHER_INTERFACE
        && isOlder(request, only);
  }

  // Implements: 5213-5.4.1.2-5, 5213-5.4.1.3-3
  /**
   * True if an update that {@linkplain #find is about} no session may be the handover of the only
   * one there is, once that is deregistered.
   */
  boolean mayBeHandover(Request request) {
    return request.handoff() == HandoffIndicator.UNKNOWN
        && bindings.of(request.mn().orElseThrow()).size() == 1;
  }

  /**
   * The number of a session that begins: the first that no other has, and that nothing is being
   * released under for another interface; {@link CmdBindings#MOST_SESSIONS} if there is none.
   */
  int next(Request request, Iterable<Ipv6Address> maars) {
    MnId mn = request.mn().orElseThrow();
    for (int session = 0; session < CmdBindings.MOST_SESSIONS; session++) {
      if (bindings.find(mn, session).isEmpty() && !isHeld(request, session, maars)) {
        return session;
      }
    }
    return CmdBindings.MOST_SESSIONS;
  }

  private boolean isHeld(Request request, int session, Iterable<Ipv6Address> maars) {
    MnId mn = request.mn().orElseThrow();
    if (!releases.has(mn)) {
      return false;
    }
    for (Ipv6Address maar : maars) {
      Optional<Release> release = releases.find(mn, session, maar);
      if (release.isPresent()
          && !release.get().ended().isOf(request.accessTechnology(), request.linkLayer())) {
        return true;
      }
    }
    return false;
  }
}
