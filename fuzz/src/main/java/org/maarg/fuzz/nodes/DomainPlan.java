package org.maarg.fuzz.nodes;

import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Interfaces;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Profile.Deregistration;

/**
 * Reads from a schedule who is in a domain and what may go wrong in it.
 *
 * <p>Every plan is one in which the properties of the model checks are to hold. What they are known
 * not to survive, each shown by a finding of the model checks, is left out: detachments that nobody
 * notices (findings 06 and 10); the reviewed draft and single knobs of it (findings 01, 07, 08,
 * 09); design A without a guard against orphans where messages or memory get lost (findings 04,
 * 05); several crashes with several mobile nodes, after which a late registration can hold the
 * prefix that a MAAR has advertised to somebody else, whose renewal is then refused for good
 * (decision failed-registration); in locator mode more than three attachments in any order (finding
 * 13), and in any mode a return to the S-MAAR while some P-MAARs have confirmed and others not
 * (decision duplicate-pbu). What a loss leaves behind after retransmission is made good by the next
 * re-registration at the latest (findings 02, 03, 11), so the domain must be consistent only after
 * some lifetimes: of a single fault, as few as the model checks show to be enough.
 *
 * <p>Instead of mobile nodes there may be interfaces of one, each with a session of its own (RFC
 * 5213 5.4): what the properties say, they say then of each session. How each attaches {@link
 * InterfaceMoves} says; {@link SessionRules} are judged as well.
 */
public final class DomainPlan {
  private static final int MOST_MAARS = 5;
  private static final int MOST_MNS = 3;
  private static final int MOST_MOVES = 12;
  private static final int MOST_PAUSES = 4;
  private static final int MOST_CRASHES = 3;
  private static final int LIFETIMES = 99;

  /** As {@code relay-loss} and its like have it. */
  private static final int HEALS_LOSS = 1;

  /** Every message that a domain of this size can have under way at once, and then some. */
  private static final int IN_FLIGHT = 300;

  /** The octets that ask for interfaces of one mobile node instead of mobile nodes. */
  private static final int INTERFACES = 0xa0;

  private static final int INTERFACES_END = 0xc0;

  /** What can go wrong. */
  private enum Trouble {
    NONE,
    DISORDER,
    LOSS,
    CRASH,
    ALL
  }

  private DomainPlan() {}

  /** The bounds that the first octets of a schedule choose. */
  public static Bounds of(Schedule schedule) {
    Mode mode = schedule.oneOf(Mode.values());
    int maars = 1 + schedule.below(MOST_MAARS);
    int who = schedule.next();
    boolean interfaces = who >= INTERFACES && who < INTERFACES_END;
    int mns = interfaces ? 2 + who % 2 : 1 + who % MOST_MNS;
    Trouble trouble = schedule.oneOf(Trouble.values());
    Bounds bounds =
        Bounds.start()
            .mode(mode)
            .maars(maars)
            .mns(mns)
            .moves(1 + schedule.below(MOST_MOVES))
            .octets(true)
            .inFlight(IN_FLIGHT)
            .leaves(schedule.below(2) == 1)
            .longTimers(LIFETIMES)
            .profile(profile(schedule, trouble));
    bounds = calm(with(trouble, schedule, bounds));
    return interfaces ? ofOne(schedule, bounds) : bounds;
  }

  /** All are interfaces of one mobile node, each of which comes and goes by itself. */
  private static Bounds ofOne(Schedule schedule, Bounds bounds) {
    boolean waits = schedule.below(2) == 0;
    Profile profile =
        waits
            ? bounds.profile()
            : bounds.profile().with().set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0).build();
    return bounds
        .interfaces(Interfaces.APART)
        .pauses(schedule.below(MOST_PAUSES + 1))
        .profile(profile);
  }

  /**
   * Where there are many attachments, all but the last two find the domain at rest. In locator mode
   * all but the last one: of three in a row the first may be the former stay of finding 13.
   */
  private static Bounds calm(Bounds bounds) {
    boolean locator = bounds.mode() == Mode.LOCATOR;
    int most = locator ? 3 : 4;
    int restless = locator ? 1 : 2;
    return bounds.moves() > most ? bounds.calm(bounds.moves() - restless) : bounds;
  }

  private static Profile profile(Schedule schedule, Trouble trouble) {
    Profile.Builder base = untimed(schedule.oneOf(Profile.DEPLOYABLE, Profile.HARDENED));
    boolean designA = schedule.below(2) == 1;
    if (designA) {
      boolean harmless = trouble == Trouble.NONE || trouble == Trouble.DISORDER;
      base.set(Knob.DEREGISTRATION, Deregistration.SERVING_MAAR_ONLY)
          .set(Knob.GUARD_ORPHANS, !harmless);
    }
    switch (schedule.below(5)) {
      case 1 -> base.set(Knob.MAX_UPDATE_RATE, 1 + schedule.below(3));
      case 2 -> base.pacing(10, 1 + schedule.below(3), Integer.MAX_VALUE);
      case 3 -> base.set(Knob.MAX_PREVIOUS_MAARS, 1 + schedule.below(2));
      case 4 -> base.set(Knob.AWAIT_CMD_IN_LOCATOR, true);
      default -> {}
    }
    return base.build();
  }

  /** The world's clock only counts attachments, and rate and pace have plans of their own. */
  private static Profile.Builder untimed(Profile profile) {
    return profile
        .with()
        .set(Knob.TIMESTAMP_WINDOW, 0)
        .set(Knob.MAX_UPDATE_RATE, 0)
        .pacing(0, 0, Integer.MAX_VALUE);
  }

  private static Bounds with(Trouble trouble, Schedule schedule, Bounds bounds) {
    return switch (trouble) {
      case NONE -> bounds;
      case DISORDER -> disordered(schedule, bounds);
      case LOSS -> healing(bounds.drops(1 + schedule.below(4)));
      case CRASH -> healing(bounds.crashes(1 + schedule.below(mostCrashes(bounds))));
      case ALL ->
          healing(
              disordered(schedule, bounds)
                  .drops(1 + schedule.below(4))
                  .crashes(schedule.below(mostCrashes(bounds) + 1)));
    };
  }

  private static int mostCrashes(Bounds bounds) {
    return bounds.mns() == 1 ? MOST_CRASHES : 1;
  }

  /**
   * After how many lifetimes the domain must be consistent again. A single loss: as many as the
   * worlds of the model checks need. Otherwise enough for each node to renew, and to let go of,
   * each mobile node: a MAAR that was forgotten in a crash lets go after the timers of others.
   */
  private static Bounds healing(Bounds bounds) {
    if (bounds.crashes() == 0 && bounds.drops() == 1) {
      return bounds.healAfter(HEALS_LOSS);
    }
    return bounds.healAfter(Math.min(60, 4 * bounds.mns() * (bounds.maars() + 1)));
  }

  private static Bounds disordered(Schedule schedule, Bounds bounds) {
    return bounds.duplicates(schedule.below(5)).early(schedule.below(5));
  }
}
