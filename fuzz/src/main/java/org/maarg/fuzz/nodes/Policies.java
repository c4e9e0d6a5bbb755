package org.maarg.fuzz.nodes;

import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.protocol.Profile.RateReading;

/** Any policy an operator may choose: one of the three profiles with knobs turned. */
final class Policies {
  /** What a CMD does without associations is seldom of interest: there is little it refuses. */
  private static final int UNSECURED = 0xfe;

  private Policies() {}

  static Profile of(Schedule schedule) {
    Profile base = schedule.oneOf(Profile.RFC8885, Profile.HARDENED, Profile.REVIEWED_DRAFT);
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
    switch (turn % 16) {
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
      default -> knobs.set(Knob.AWAIT_CMD_IN_LOCATOR, true);
    }
  }
}
