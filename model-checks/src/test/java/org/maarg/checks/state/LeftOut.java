package org.maarg.checks.state;

import java.util.function.Function;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.protocol.StateWriter;

/**
 * Leaves a word of the state out and counts the states of worlds: {@code WORD WORLD WORLD...}
 * becomes what is first found to be otherwise than Java PathFinder counts it, or nothing. Takes and
 * gives words, so that it can be called across class loaders.
 */
public final class LeftOut implements Function<String, String> {
  @Override
  public String apply(String text) {
    String[] parts = text.split(" ", -1);
    leaveOut(Integer.parseInt(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      String found = difference(Worlds.named(parts[i]).orElseThrow());
      if (!found.isEmpty()) {
        return parts[i] + ": " + found;
      }
    }
    return "";
  }

  private static void leaveOut(int word) {
    try {
      StateWriter.class.getField("leftOut").setInt(null, word);
    } catch (ReflectiveOperationException notCompiledForIt) {
      throw new IllegalStateException(notCompiledForIt);
    }
  }

  /** The catalogue's counts are those on which the engines agree. */
  private static String difference(CheckedWorld world) {
    int limit = 2 * world.unique();
    Result result =
        Explorer.explore(world.bounds(), Explorer.Order.BREADTH_FIRST, limit, line -> {});
    if (result.violation().isPresent()) {
      return result.violation().get().message();
    }
    return result.unique() == world.unique()
        ? ""
        : result.unique() + " states instead of " + world.unique();
  }
}
