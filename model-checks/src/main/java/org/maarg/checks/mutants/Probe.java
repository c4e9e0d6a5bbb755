package org.maarg.checks.mutants;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.explore.Result;
import org.maarg.checks.world.Witness;

/**
 * Explores a world by name and tells what broke in it, in words, so that it can be called across
 * class loaders: {@code property TAB message TAB path TAB ladder}, or nothing.
 */
public final class Probe implements Function<String, String> {
  private static final int LIMIT = 1_000_000;

  /** Explores the world of this name. */
  @Override
  public String apply(String name) {
    CheckedWorld world = Worlds.named(name).orElseThrow();
    Result result =
        Explorer.explore(world.bounds(), Explorer.Order.BREADTH_FIRST, LIMIT, line -> {});
    if (result.violation().isPresent()) {
      Counterexample found = result.violation().get();
      String path = found.path().stream().map(String::valueOf).collect(Collectors.joining("."));
      return String.join("\t", found.property(), found.message(), path, ladder(world, found));
    }
    // What a search that was cut off has not seen may still be there.
    if (!result.complete()) {
      return "";
    }
    Set<Witness> missing = EnumSet.noneOf(Witness.class);
    missing.addAll(world.witnesses());
    missing.removeAll(result.witnesses());
    return missing.isEmpty() ? "" : Mutant.MISSING_WITNESS + "\t" + missing + "\t\t";
  }

  private static String ladder(CheckedWorld world, Counterexample found) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Ladder.tell(world.bounds(), found.path(), out);
    out.flush();
    return text.toString();
  }
}
