package org.maarg.checks.mutation;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Witness;

/**
 * Explores a world by name and tells in a word what became of it, so that it can be called across
 * class loaders: the name of the property that broke, {@link Mutant#MISSING_WITNESS}, {@link
 * #OTHER_COUNT}, {@link #LIMIT}, or nothing.
 */
public final class Trial implements Function<String, String> {
  /** Every property holds, but in another number of states than the world is pinned to. */
  static final String OTHER_COUNT = "other-count";

  /** The search was given up. */
  static final String LIMIT = "limit";

  /** A mutant that makes a world so much larger has not been seen by its properties. */
  private static final int TIMES = 3;

  private static final int LEAST = 2_000;

  /** Found by its name from outside. */
  public Trial() {}

  @Override
  public String apply(String name) {
    try {
      return judge(Worlds.named(name).orElseThrow());
    } catch (RuntimeException | LinkageError | VirtualMachineError broken) {
      // The explorer hands on what its workers throw; a class may not even come to life.
      return Properties.NO_EXCEPTION;
    }
  }

  private static String judge(CheckedWorld world) {
    int limit = Math.max(LEAST, TIMES * world.unique());
    Result result =
        Explorer.explore(world.bounds(), Explorer.Order.BREADTH_FIRST, limit, line -> {});
    if (result.violation().isPresent()) {
      return result.violation().get().property();
    }
    if (!result.complete()) {
      return LIMIT;
    }
    Set<Witness> missing = EnumSet.noneOf(Witness.class);
    missing.addAll(world.witnesses());
    missing.removeAll(result.witnesses());
    if (!missing.isEmpty()) {
      return Mutant.MISSING_WITNESS;
    }
    return result.unique() == world.unique() ? "" : OTHER_COUNT;
  }
}
