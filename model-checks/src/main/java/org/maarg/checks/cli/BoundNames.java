package org.maarg.checks.cli;

import java.util.List;
import java.util.Map;
import org.maarg.checks.jpf.BoundChanges;
import org.maarg.checks.world.Bounds;
import org.maarg.cli.CliException;

/** Changes to bounds, by name. */
final class BoundNames {
  private final Map<String, Integer> changes;

  BoundNames(Map<String, Integer> changes) {
    this.changes = changes;
  }

  Bounds applyTo(Bounds bounds) {
    Bounds changed = bounds;
    for (Map.Entry<String, Integer> change : changes.entrySet()) {
      try {
        changed = BoundChanges.change(changed, change.getKey(), change.getValue());
      } catch (IllegalArgumentException refused) {
        throw CliException.usage(
            "--bound " + change.getKey(), String.valueOf(refused.getMessage()));
      }
    }
    return changed;
  }

  /** As a harness takes them. */
  List<String> arguments() {
    return changes.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
  }
}
