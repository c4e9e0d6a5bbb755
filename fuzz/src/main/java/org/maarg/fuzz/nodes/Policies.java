package org.maarg.fuzz.nodes;

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
      knobs.cmdSecurityAssociation(false);
      return;
    }
    switch (turn % 16) {
      case 0 -> knobs.cmdRetransmissionLimit(schedule.below(3));
      case 1 -> knobs.maxUpdateRate(1 + schedule.below(4));
      case 2 -> knobs.rateReading(RateReading.PER_DESTINATION);
      case 3 -> knobs.aggregationTimeoutMillis(schedule.oneOf(0, 1, 5_000));
      case 4 -> knobs.pacing(1 + schedule.below(90), 1 + schedule.below(4), 1 + schedule.below(4));
      case 5 -> knobs.suppressDuplicates(false);
      case 6 -> knobs.maxPreviousMaars(1 + schedule.below(3));
      case 7 -> knobs.maxBindings(1 + schedule.below(3));
      case 8 -> knobs.maxBindingsPerMaar(1 + schedule.below(2));
      case 9 -> knobs.deregistration(schedule.oneOf(Deregistration.values()));
      case 10 -> knobs.guardOrphans(schedule.below(2) == 0);
      case 11 -> knobs.timestampWindowMillis(schedule.oneOf(0, 300, 100_000));
      case 12 -> knobs.orderRelayedUpdates(false);
      case 13 -> knobs.answerUnauthorized(schedule.below(2) == 0);
      case 14 -> knobs.maarSecurityAssociation(false);
      default -> knobs.awaitCmdInLocator(true);
    }
  }
}
