package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.jpf.BoundChanges;
import org.maarg.checks.jpf.Mutated;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.world.Bounds;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;

/**
 * Tells a way that a replay ID names. Takes and gives words, so that it can be called across class
 * loaders, for a mutant's classes: {@code WORLD TAB changes TAB choices} becomes {@code held},
 * {@code broken} or {@code wrong}, then {@code TAB} and the ladder, or what is wrong.
 */
public final class Replay implements Function<String, String> {
  private static final String HELD = "held";
  private static final String BROKEN = "broken";
  private static final String WRONG = "wrong";

  /** Found by the loader of mutants. */
  public Replay() {}

  /** Prints the ladder of a way, in the mutant's classes if there is a mutant. */
  static int print(String id, BoundNames changes, Optional<Mutant> mutant, PrintWriter out) {
    String[] parts = id.split(":", -1);
    if (parts.length != 2 || !parts[1].matches("\\d{1,4}(\\.\\d{1,4})*")) {
      throw CliException.usage("--replay " + id, "give WORLD:CHOICE.CHOICE...");
    }
    CheckedWorld world = Worlds.named(parts[0]).orElseThrow(() -> Listing.noSuchWorld(parts[0]));
    changes.applyTo(world.bounds());
    String way = String.join("\t", world.name(), String.join(",", changes.arguments()), parts[1]);
    String[] told =
        mutant
            .map(
                it -> Mutated.with(it, seeded -> Mutated.function(seeded, Replay.class).apply(way)))
            .orElseGet(() -> new Replay().apply(way))
            .split("\t", 2);
    if (told[0].equals(WRONG)) {
      throw CliException.usage("--replay " + id, told[1]);
    }
    out.println(world.name() + ": " + world.purpose());
    mutant.ifPresent(it -> MutantReport.bug(it, out));
    out.println(Ladder.LEGEND);
    out.print(told[1]);
    out.flush();
    return told[0].equals(HELD) ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }

  @Override
  public String apply(String way) {
    String[] parts = way.split("\t", -1);
    Bounds bounds = Worlds.named(parts[0]).orElseThrow().bounds();
    for (String change : parts[1].split(",", -1)) {
      bounds = change.isEmpty() ? bounds : BoundChanges.change(bounds, change);
    }
    List<Integer> path = new ArrayList<>();
    for (String choice : parts[2].split("\\.", -1)) {
      path.add(Integer.valueOf(choice));
    }
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    try {
      boolean held = Ladder.tell(bounds, path, out);
      out.flush();
      return (held ? HELD : BROKEN) + "\t" + text;
    } catch (IllegalArgumentException noSuchChoice) {
      return WRONG + "\t" + noSuchChoice.getMessage();
    }
  }
}
