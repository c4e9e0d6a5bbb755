package org.maarg.fuzz.nodes;

import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.protocol.Profile.RateReading;

/** Any policy an operator may choose: one of the four profiles with knobs turned. */
final class Policies {
  /** What a CMD does without associations is seldom of interest: there is little it refuses. */
  private static final int UNSECURED = 0xfe;

  /** What strangers are refused by is of interest where strangers are. */
  private static final int STRANGERS = 0xfd;

  /** That a MAAR assigns several prefixes is of interest where mobile nodes move among MAARs. */
  private static final int SETS = 0xfc;

  private static final int TURNS = 27;

  private Policies() {}

  static Profile of(Schedule schedule) {
    Profile base =
        schedule.oneOf(
            Profile.DEPLOYABLE, Profile.HARDENED, Profile.REVIEWED_DRAFT, Profile.RFC8885);
    Profile.Builder knobs = base.with();
    for (int turns = schedule.below(4); turns > 0; turns--) {
      turn(schedule, knobs);
    }
    return knobs.build();
  }

  private static void turn(Schedule schedule, Profile.Builder knobs) {
    int turn = schedule.next();
    if (turn == UNSECURED) {
      knobs.set(Knob.CMD_SECURITY_ASSOCIATION, false);
      return;
    }
    if (turn == STRANGERS) {
      turnStrangers(schedule, knobs);
      return;
    }
    if (turn == SETS) {
      knobs.set(Knob.PREFIXES_PER_MN, 2 + schedule.below(3));
      return;
    }
    switch (turn % TURNS) {
      case 0 -> knobs.set(Knob.CMD_RETRANSMISSION_LIMIT, schedule.below(3));
      case 1 -> knobs.set(Knob.MAX_UPDATE_RATE, 1 + schedule.below(4));
      case 2 -> knobs.set(Knob.RATE_READING, RateReading.PER_DESTINATION);
      case 3 -> knobs.set(Knob.AGGREGATION_TIMEOUT, schedule.oneOf(0, 1, 5_000));
      case 4 -> knobs.pacing(1 + schedule.below(90), 1 + schedule.below(4), 1 + schedule.below(4));
      case 5 -> knobs.set(Knob.SUPPRESS_DUPLICATES, false);
      case 6 -> knobs.set(Knob.MAX_PREVIOUS_MAARS, 1 + schedule.below(3));
      case 7 -> knobs.set(Knob.MAX_BINDINGS, 1 + schedule.below(3));
      case 8 -> knobs.set(Knob.MAX_BINDINGS_PER_MAAR, 1 + schedule.below(2));
      case 9 -> knobs.set(Knob.DEREGISTRATION, schedule.oneOf(Deregistration.values()));
      case 10 -> knobs.set(Knob.GUARD_ORPHANS, schedule.below(2) == 0);
      case 11 -> knobs.set(Knob.TIMESTAMP_WINDOW, schedule.oneOf(0, 300, 100_000));
      case 12 -> knobs.set(Knob.ORDER_RELAYED_UPDATES, false);
      case 13 -> knobs.set(Knob.ANSWER_UNAUTHORIZED, schedule.below(2) == 0);
      case 14 -> knobs.set(Knob.MAAR_SECURITY_ASSOCIATION, false);
      case 15 -> knobs.set(Knob.AWAIT_CMD_IN_LOCATOR, true);
      default -> turnSwitch(schedule, turn % TURNS, knobs);
    }
  }

  private static void turnStrangers(Schedule schedule, Profile.Builder knobs) {
    knobs
        .set(Knob.STRANGER_REFUSAL_RATE, schedule.below(3))
        .set(Knob.STRANGER_REFUSAL_RATE_PER_NODE, schedule.below(3))
        .set(Knob.STRANGER_REFUSAL_NO_LONGER, schedule.below(2) == 1);
  }

  /** One of the switches in which the letter and what one would deploy differ, or a delay. */
  private static void turnSwitch(Schedule schedule, int turn, Profile.Builder knobs) {
    boolean on = schedule.below(2) == 1;
    switch (turn) {
      case 16 -> knobs.set(Knob.TIMESTAMP_BASED_APPROACH, on);
      case 17 -> knobs.set(Knob.REFUSE_LATE_RENEWALS, on);
      case 18 -> knobs.set(Knob.FORWARD_REATTACHMENTS, on);
      case 19 -> knobs.set(Knob.FORWARD_COPIES, on);
      case 20 -> knobs.set(Knob.ACKNOWLEDGE_IN_LOCATOR, on);
      case 21 -> knobs.set(Knob.ASK_AGAIN_UNAIDED, on);
      case 22 -> knobs.set(Knob.STAMP_AFTER_KNOWN, on);
      case 23 -> knobs.set(Knob.END_EARLY, on);
      case 24 -> knobs.set(Knob.DELETE_DELAY, on ? 1 : 400_000);
      case 25 -> knobs.set(Knob.LATE_ANSWER_DELAY, on ? 100 : 0);
      default -> knobs.set(Knob.LAB_PLAIN_PEERS, on);
    }
  }
}
