package org.maarg.checks.cli;

import java.util.Map;
import org.maarg.checks.world.Bounds;
import org.maarg.cli.CliException;

/** Changes to bounds, by name. */
final class BoundNames {
  private final Map<String, Integer> changes;

  BoundNames(Map<String, Integer> changes) {
    this.changes = changes;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  Bounds applyTo(Bounds bounds) {
    Bounds changed = bounds;
    for (Map.Entry<String, Integer> change : changes.entrySet()) {
      try {
        changed = change(changed, change.getKey(), change.getValue());
      } catch (IllegalArgumentException outOfRange) {
        throw CliException.usage(
            "--bound " + change.getKey(), String.valueOf(outOfRange.getMessage()));
      }
    }
    return changed;
  }

  private static Bounds change(Bounds bounds, String name, int value) {
    return switch (name) {
      case "maars" -> bounds.maars(value);
      case "mns" -> bounds.mns(value);
      case "moves" -> bounds.moves(value);
      case "drops" -> bounds.drops(value);
      case "duplicates" -> bounds.duplicates(value);
      case "early" -> bounds.early(value);
      case "crashes" -> bounds.crashes(value);
      case "missedDetaches" -> bounds.missedDetaches(value);
      case "longTimers" -> bounds.longTimers(value);
      case "healAfter" -> bounds.healAfter(value);
      case "forgeries" -> bounds.forgeries(value);
      case "inFlight" -> bounds.inFlight(value);
      default -> throw CliException.usage("--bound " + name, "no such bound");
    };
  }
}
