package org.maarg.checks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;

/** Worlds explored and mutants hunted once, for all tests. */
final class Explored {
  private static final Map<String, Result> RESULTS = new ConcurrentHashMap<>();
  private static final Map<String, Hunt.Outcome> HUNTS = new ConcurrentHashMap<>();

  private Explored() {}

  static Result of(CheckedWorld world) {
    return RESULTS.computeIfAbsent(world.name(), name -> Explorer.explore(world.bounds()));
  }

  static Hunt.Outcome of(Mutant mutant) {
    return HUNTS.computeIfAbsent(mutant.id(), id -> Hunt.hunt(mutant));
  }
}
