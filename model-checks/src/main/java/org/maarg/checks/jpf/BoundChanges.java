package org.maarg.checks.jpf;

import org.maarg.checks.world.Bounds;

/** Changes bounds by their names. Java PathFinder runs this as well, so that it is kept plain. */
public final class BoundChanges {
  private BoundChanges() {}

  /** Bounds with a change as a harness takes it: {@code NAME=VALUE}. */
  public static Bounds change(Bounds bounds, String change) {
    int sign = change.indexOf('=');
    int value = Integer.parseInt(change.substring(sign + 1));
    return change(bounds, change.substring(0, sign), value);
  }

  /**
   * Bounds with another value of one of them.
   *
   * @throws IllegalArgumentException if there is no such bound, or the value is out of its range
   */
  public static Bounds change(Bounds bounds, String name, int value) {
    return switch (name) {
      case "maars" -> bounds.maars(value);
      case "mns" -> bounds.mns(value);
      case "moves" -> bounds.moves(value);
      case "drops" -> bounds.drops(value);
      case "duplicates" -> bounds.duplicates(value);
      case "early" -> bounds.early(value);
      case "crashes" -> bounds.crashes(value);
      case "missedDetaches" -> bounds.missedDetaches(value);
      case "pauses" -> bounds.pauses(value);
      case "longTimers" -> bounds.longTimers(value);
      case "healAfter" -> bounds.healAfter(value);
      case "forgeries" -> bounds.forgeries(value);
      case "lies" -> bounds.lies(value);
      case "again" -> bounds.again(value);
      case "oddities" -> bounds.oddities(value);
      case "late" -> bounds.late(value);
      case "clockSteps" -> bounds.clockSteps(value);
      case "patience" -> bounds.patience(value);
      case "firstNumber" -> bounds.firstNumber(value);
      case "calm" -> bounds.calm(value);
      case "poolBits" -> bounds.poolBits(value);
      case "inFlight" -> bounds.inFlight(value);
      default -> throw new IllegalArgumentException("no such bound");
    };
  }
}
