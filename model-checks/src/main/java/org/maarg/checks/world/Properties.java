package org.maarg.checks.world;

import java.util.List;
import org.maarg.protocol.Knob;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;

/**
 * What must hold in every world, whatever happens. A property is named by a constant; a violation
 * carries the name and what was found.
 */
public final class Properties {
  /** At rest the CMD, the S-MAAR and the mobile node agree where the mobile node is. */
  // Verifies: 8885-3.2-5, 8885-3.1-3
  public static final String BINDINGS_AGREE = "bindings-agree";

  /**
   * At rest each prefix still held has two tunnel ends that point at each other and, at the S-MAAR,
   * a router that shows it; nothing else is set up.
   */
  // Verifies: 8885-3.2-6, 8885-3.2-13, 8885-3.2-17, 8885-3.2-20, 8885-3.3-4, 8885-3.4-4
  public static final String PREFIXES_REACHABLE = "prefixes-reachable";

  /** Nobody ever tunnels to itself, and no S-MAAR is its own P-MAAR. */
  // Verifies: 8885-3.2-23, 8885-3.2-24
  public static final String NO_TUNNEL_TO_SELF = "no-tunnel-to-self";

  /** A registration never replaces one that was made later. */
  // Verifies: 5213-5.5-4
  public static final String NEWEST_WINS = "newest-wins";

  /** No more messages are under way than the world's bound: nothing feeds itself. */
  // Verifies: 8885-3.2-25
  public static final String BOUNDED_TRAFFIC = "bounded-traffic";

  /**
   * When a mobile node is gone and nothing is left to wait for, nobody keeps anything of it; when
   * all are gone, nodes hold nothing.
   */
  // Verifies: 8885-3.5-4, 8885-3.5-10, 8885-3.5-11
  public static final String NOTHING_LEFT = "nothing-left";

  /** What a node counts it has counted once: no more and no less than what there is. */
  // Verifies: 8885-6-6, 8885-3.1-1
  public static final String COUNTS_AGREE = "counts-agree";

  /** At rest the S-MAAR knows every P-MAAR that the CMD holds, and no other. */
  // Verifies: 8885-3.2-12, 8885-3.2-19, 8885-3.3-5, 8885-3.4-2
  public static final String ANSWERS_COMPLETE = "answers-complete";

  /** Nothing is removed at the CMD while the mobile node is attached and nothing gets lost. */
  // Verifies: 8885-3.5-3, 8885-3.5-8
  public static final String ATTACHED_KEPT = "attached-kept";

  /** A registration asks each P-MAAR once, and again only until the retransmission limit. */
  // Verifies: 8885-3.2-25, 8885-3.6-1
  public static final String BOUNDED_FAN_OUT = "bounded-fan-out";

  /** What comes without the security association it needs changes nothing. */
  // Verifies: 8885-6-2, 8885-6-5
  public static final String UNSECURED_IGNORED = "unsecured-ignored";

  /** What a node drops or refuses changes nothing but what it counts. */
  // Verifies: 5213-5.3.1-17, 6275-9.5.4-4
  public static final String DROPPED_CHANGES_NOTHING = "dropped-changes-nothing";

  /** The policy store is asked before an update has an effect. */
  // Verifies: 5213-5.3.1-5, 5213-5.3.1-7, 5213-5.3.1-8
  public static final String ASKED_FIRST = "asked-first";

  /** No MAAR serves more than its quota, and nobody is refused before a limit is reached. */
  // Verifies: 8885-6-6, 6275-10.3.1-9
  public static final String QUOTAS_KEPT = "quotas-kept";

  /** What a peer says that is not so changes nothing. */
  // Verifies: 5213-4-6, 8885-3-6
  public static final String LIES_IGNORED = "lies-ignored";

  /** Each timer runs as long as its source says, and a repeated one twice as long as before. */
  // Verifies: 8885-3.6-2, 8885-3.6-3, 5213-9.1-3, 5213-6.9.4-6
  public static final String TIMES_KEPT = "times-kept";

  /** Never more than MAX_UPDATE_RATE updates in a second. */
  // Verifies: 8885-3.6-5, 8885-3.6-6
  public static final String RATE_KEPT = "rate-kept";

  /** The CMD's updates never come faster than its pace. */
  // Verifies: 8885-3.2-22, 8885-6-4
  public static final String PACE_KEPT = "pace-kept";

  /**
   * At rest no update waits for its turn and nobody for an answer, each turn is given back, and
   * every world comes to rest.
   */
  // Verifies: 8885-3.2-22, 8885-3.6-1
  public static final String NOTHING_STARVES = "nothing-starves";

  /** A node knows every timer that it started and every kind of message that another sends it. */
  public static final String INPUTS_EXPECTED = "inputs-expected";

  /** The CMD keeps no more P-MAARs of a mobile node than its profile allows. */
  // Verifies: 8885-6-7
  public static final String LIST_BOUNDED = "list-bounded";

  /** No limit of profile or pool is passed, and nobody is turned away before it is reached. */
  // Verifies: 8885-6-6, 6275-10.3.1-9
  public static final String LIMITS_KEPT = "limits-kept";

  /** No two mobile nodes ever hold the same prefix, at a MAAR or at the CMD. */
  // Verifies: 8885-3.1-1
  public static final String PREFIX_HELD_ONCE = "prefix-held-once";

  /** With nothing from outside the domain comes to rest, on every way. */
  // Verifies: 8885-3.2-25, 8885-3.6-1
  public static final String SETTLES = "settles";

  /** What a node tells of its bindings is what happened to them, and nothing is lost quietly. */
  // Verifies: 5213-5.3.6-2, 6275-9.5.4-2
  public static final String TOLD = "told";

  /** A timer runs while what it is for is there. */
  // Verifies: 8885-3.5-3, 8885-3.5-6, 8885-3.6-1
  public static final String TIMERS_NEEDED = "timers-needed";

  /** Each message has the flags, options, status and lifetime that its procedure asks for. */
  // Verifies: 5213-5.3.6-4, 5213-6.9.1.5-1, 8885-3.2-4, 8885-3.2-12
  public static final String SENT_AS_ASKED = "sent-as-asked";

  /** A node that was read back from what it keeps does the same, and knows what it has set up. */
  public static final String KEPT_ALIKE = "kept-alike";

  /** What is out of place is answered as its section says, and changes nothing. */
  // Verifies: 5213-5.3.1-3, 5213-5.3.1-8, 6275-9.2-2, 6275-9.5.1-5
  public static final String ODDITIES_ANSWERED = "oddities-answered";

  /** A node survives whatever it gets. */
  public static final String NO_EXCEPTION = "no-exception";

  private Properties() {}

  /** Checks what must hold after each step. */
  static void check(World world) {
    if (world.flights().size() > world.bounds().inFlight()) {
      throw new Violation(BOUNDED_TRAFFIC, world.flights().size() + " messages are under way");
    }
    for (CmdBindingView binding : world.cmdBindings()) {
      checkList(world, binding);
    }
    if (world.bounds().mns() > 1) {
      checkPrefixes(world);
      showSessions(world);
    }
    if (world.bounds().oddities() > 0) {
      ChangedAnswers.check(world);
    }
    if (world.isQuiet()) {
      RestProperties.check(world);
    } else if (!world.goesOnAlone()) {
      throw new Violation(
          NOTHING_STARVES, "nothing happens by itself, but somebody waits for an answer");
    }
  }

  private static void checkList(World world, CmdBindingView binding) {
    int most = world.bounds().profile().value(Knob.MAX_PREVIOUS_MAARS);
    if (binding.previousMaars().size() > most) {
      throw new Violation(LIST_BOUNDED, binding.previousMaars().size() + " P-MAARs are kept");
    }
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      // After the end of a session the S-MAAR is told like any other.
      if (binding.active() && previous.address().equals(binding.proxyCareOfAddress())) {
        throw new Violation(NO_TUNNEL_TO_SELF, "the S-MAAR is in its own P-MAAR list");
      }
    }
  }

  private static void showSessions(World world) {
    List<CmdBindingView> bindings = world.cmdBindings();
    if (world.bounds().interfaces().areOfOne() && bindings.size() == 2) {
      world.monitor().shown(Witness.TWO_SESSIONS);
      Ipv6Address first = bindings.get(0).proxyCareOfAddress();
      if (first.equals(bindings.get(1).proxyCareOfAddress())) {
        world.monitor().shown(Witness.TWO_SESSIONS_AT_ONE_MAAR);
      }
    }
  }

  private static void checkPrefixes(World world) {
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      List<MaarBindingView> views = world.maarBindings(maar);
      for (int i = 1; i < views.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (views.get(i).prefixes().hasOneOf(views.get(j).prefixes())) {
            throw new Violation(
                PREFIX_HELD_ONCE, "maar" + maar + " gives one twice: " + views.get(i));
          }
        }
      }
    }
    List<CmdBindingView> bindings = world.cmdBindings();
    for (int i = 1; i < bindings.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (bindings.get(i).prefixes().hasOneOf(bindings.get(j).prefixes())) {
          throw new Violation(PREFIX_HELD_ONCE, "the CMD has one twice: " + bindings.get(i));
        }
      }
    }
  }
}
