package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/**
 * What must hold of a mobile node's sessions while something happens to one of them (RFC 5213 5.4):
 * who speaks of one interface, or of a prefix, does not touch the session of another.
 */
final class SessionRules {
  /** What is about one session of a mobile node leaves its others as they were. */
  // Verifies: 5213-5.4-1, 5213-5.4.1.2-1
  static final String SESSIONS_APART = "sessions-apart";

  /** A handover between interfaces takes the only session along, with all its prefixes. */
  // Verifies: 5213-5.4-4, 5213-5.4.1.2-3
  static final String HANDOVER_MOVES_SESSION = "handover-moves-session";

  /** Where nothing is said of an access technology. */
  private static final int ANY = -1;

  private SessionRules() {}

  /** A session of a node under test, and the view that shows all of it. */
  private record Session(
      MnId mn,
      Octets linkLayer,
      int technology,
      List<Ipv6Prefix> prefixes,
      boolean active,
      Object view) {}

  /** Which interface an input tells of, and which prefixes it names. */
  private record Told(
      MnId mn, Octets linkLayer, int technology, int handoff, List<Ipv6Prefix> named) {
    /** True if it is the interface of a session that is told of. */
    boolean isInterfaceOf(Session session) {
      return session.linkLayer.equals(linkLayer)
          && (technology == ANY || session.technology == technology);
    }

    boolean isAbout(Session session) {
      return isInterfaceOf(session) || named.stream().anyMatch(session.prefixes::contains);
    }

    /** The only session may go on with another interface, where that is said, or where it ends. */
    boolean mayMove(Session only) {
      return handoff == HandoffIndicator.OTHER_INTERFACE
          || (handoff == HandoffIndicator.UNKNOWN && !only.active);
    }
  }

  /** Checks what a node has done about an input. */
  static void check(
      Input input, List<Output> outputs, Snapshot before, Snapshot after, Profile profile) {
    if (after == before) {
      return;
    }
    Optional<Told> told = told(input);
    if (told.isPresent()) {
      List<Session> was = sessions(before, told.get().mn);
      List<Session> is = sessions(after, told.get().mn);
      checkApart(input, told.get(), was, is);
      checkMoved(input, outputs, told.get(), was, is, profile);
    } else if (input instanceof Input.TimerFired fired && isOfSession(fired.timer())) {
      MnId mn = fired.timer().mn();
      checkTimer(fired, sessions(before, mn), sessions(after, mn));
    }
  }

  private static Optional<Told> told(Input input) {
    if (input instanceof Input.Attached it) {
      int technology = it.accessTechnology();
      return Optional.of(new Told(it.mn(), it.linkLayer(), technology, it.handoff(), List.of()));
    } else if (input instanceof Input.Detached it) {
      int unknown = HandoffIndicator.UNKNOWN;
      return Optional.of(new Told(it.mn(), it.linkLayer(), ANY, unknown, List.of()));
    } else if (input instanceof Input.Received received) {
      return told(received.message().options());
    }
    return Optional.empty();
  }

  private static Optional<Told> told(MobilityOptions options) {
    Optional<MnId> mn = options.first(MnId.class);
    Octets linkLayer = Registration.linkLayerIn(options);
    if (mn.isEmpty() || linkLayer.length() == 0) {
      return Optional.empty();
    }
    int technology =
        options.first(AccessTechnologyType.class).map(AccessTechnologyType::value).orElse(ANY);
    int handoff =
        options
            .first(HandoffIndicator.class)
            .map(HandoffIndicator::value)
            .orElse(HandoffIndicator.UNKNOWN);
    return Optional.of(
        new Told(mn.get(), linkLayer, technology, handoff, PrefixSet.namedIn(options)));
  }

  private static void checkApart(Input input, Told told, List<Session> was, List<Session> is) {
    for (Session session : was) {
      boolean moves = was.size() == 1 && told.mayMove(session);
      if (!told.isAbout(session) && !moves && !isAmong(session, is)) {
        throw new Violation(
            SESSIONS_APART,
            input + " tells of " + told.linkLayer + ", and changes " + session.view);
      }
    }
  }

  /**
   * Of a list that is full the oldest go, and which prefixes a MAAR gives itself it may say anew:
   * nothing is said of those.
   */
  private static void checkMoved(
      Input input,
      List<Output> outputs,
      Told told,
      List<Session> was,
      List<Session> is,
      Profile profile) {
    if (!(input instanceof Input.Received received)
        || !(received.message() instanceof BindingUpdate update)
        || update.lifetime() == 0
        || told.handoff != HandoffIndicator.OTHER_INTERFACE
        || was.size() != 1
        || !(was.get(0).view instanceof CmdBindingView view)
        || outputs.stream().anyMatch(Output.Dropped.class::isInstance)
        || view.previousMaars().size() >= profile.value(Knob.MAX_PREVIOUS_MAARS)) {
      return;
    }
    if (is.size() != 1
        || !told.isInterfaceOf(is.get(0))
        || !is.get(0).prefixes.containsAll(ofOthers(view, received.from()))) {
      throw new Violation(HANDOVER_MOVES_SESSION, "was " + view + ", is " + is);
    }
  }

  private static List<Ipv6Prefix> ofOthers(CmdBindingView view, Ipv6Address maar) {
    List<Ipv6Prefix> prefixes = new ArrayList<>();
    if (!view.proxyCareOfAddress().equals(maar)) {
      prefixes.addAll(view.prefixes().asList());
    }
    for (CmdBindingView.PreviousMaarView previous : view.previousMaars()) {
      if (!previous.address().equals(maar)) {
        prefixes.addAll(previous.prefixes().asList());
      }
    }
    return prefixes;
  }

  /** A timer that one session has; those of turns and of the wait for a turn are everybody's. */
  private static boolean isOfSession(Timer timer) {
    return switch (timer.kind()) {
      case RETRANSMIT, REFRESH, LIFETIME, PREVIOUS_MAAR_LIFETIME, DELETE, AGGREGATION -> true;
      case RATE_SLOT, PACE, HEARTBEAT, REFUSAL_SLOT, NEW_SESSION -> false;
    };
  }

  private static void checkTimer(Input.TimerFired fired, List<Session> was, List<Session> is) {
    List<Session> changed = was.stream().filter(session -> !isAmong(session, is)).toList();
    if (changed.size() > 1) {
      throw new Violation(SESSIONS_APART, fired + " changes " + changed);
    }
  }

  private static boolean isAmong(Session session, List<Session> others) {
    return others.stream().anyMatch(other -> other.view.equals(session.view));
  }

  private static List<Session> sessions(Snapshot node, MnId mn) {
    List<Session> sessions = new ArrayList<>();
    for (CmdBindingView view : node.cmdBindings()) {
      if (view.mn().equals(mn)) {
        sessions.add(session(view));
      }
    }
    for (MaarBindingView view : node.maarBindings()) {
      if (view.mn().equals(mn)) {
        sessions.add(session(view));
      }
    }
    return sessions;
  }

  private static Session session(CmdBindingView view) {
    List<Ipv6Prefix> prefixes = new ArrayList<>(view.prefixes().asList());
    view.previousMaars().forEach(previous -> prefixes.addAll(previous.prefixes().asList()));
    return new Session(
        view.mn(), view.linkLayer(), view.accessTechnology(), prefixes, view.active(), view);
  }

  private static Session session(MaarBindingView view) {
    return new Session(
        view.mn(), view.linkLayer(), view.accessTechnology(), view.prefixes().asList(), true, view);
  }
}
