package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
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
    for (CmdBinding session : sessions) {
      if (holdsOneOf(session, request.prefixes())) {
        return Optional.of(newest(request, session, sessions));
      }
    }
    if (sessions.isEmpty() || !request.tellsInterface()) {
      // What tells no interface is refused for that, after its age has been looked at.
      return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(0));
    }
    Optional<CmdBinding> same = ofInterface(request, sessions);
    return same.isEmpty() && sessions.size() == 1 && isAboutTheOnly(request, sessions.get(0))
        ? Optional.of(sessions.get(0))
        : same;
  }

  /**
   * The session that has the prefixes named; or another that the interface has begun since, which
   * is what the update is too old for.
   */
  private static CmdBinding newest(Request request, CmdBinding named, List<CmdBinding> sessions) {
    Optional<CmdBinding> own =
        request.tellsInterface() ? ofInterface(request, sessions) : Optional.empty();
    return own.isPresent() && isOlder(request, own.get()) ? own.get() : named;
  }

  /** True if the update has an older Timestamp than the session has seen. */
  private static boolean isOlder(Request request, CmdBinding session) {
    return request.timestamp().isPresent()
        && session.newest().isPresent()
        && request.timestamp().get().compareTo(session.newest().get()) < 0;
  }

  private static boolean holdsOneOf(CmdBinding session, List<Ipv6Prefix> prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      if (session.holds(prefix)) {
        return true;
      }
    }
    return false;
  }

  // Implements: 5213-5.4.1.2-1, 5213-5.4.1.2-2
  /** Without an identifier, to be a new interface is what holds it apart. */
  private static Optional<CmdBinding> ofInterface(Request request, List<CmdBinding> sessions) {
    Octets linkLayer = request.linkLayer();
    boolean isNew = request.handoff() == HandoffIndicator.NEW_INTERFACE;
    for (CmdBinding session : sessions) {
      if (session.registration().isExactlyOf(request.accessTechnology(), linkLayer)
          && (linkLayer.length() > 0 || !isNew)) {
        return Optional.of(session);
      }
    }
    return Optional.empty();
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
