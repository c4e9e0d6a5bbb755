package org.maarg.checks.jpf;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Witness;

/** Lets Java PathFinder loose on a mutant, and goes its way to the error again in plain Java. */
public final class JpfHunt {
  private JpfHunt() {}

  /**
   * What became of a mutant.
   *
   * @param killed true if what the mutant aims at broke, and does so on PathFinder's way in plain
   *     Java; for a missing witness, if the search for it came to its end in vain
   * @param message what was found
   * @param path the choices that lead there, with dots between them; nothing for a missing witness
   * @param ladder the way there, told in plain Java
   * @param replayed true if plain Java breaks with the same message
   */
  public record Outcome(
      Mutant mutant,
      JpfRun run,
      boolean killed,
      String message,
      String path,
      String ladder,
      boolean replayed) {}

  /** Runs the mutant's world on classes with the bug. */
  public static Outcome hunt(Jpf jpf, Mutant mutant, int timeoutSeconds) {
    return Mutated.with(
        mutant,
        directory ->
            mutant.property().equals(Mutant.MISSING_WITNESS)
                ? witnesses(jpf, mutant, directory, timeoutSeconds)
                : world(jpf, mutant, directory, timeoutSeconds));
  }

  private static Outcome world(Jpf jpf, Mutant mutant, Path directory, int timeoutSeconds) {
    JpfRun run = jpf.run(List.of(directory), List.of(mutant.world()), timeoutSeconds);
    if (!run.error()) {
      return new Outcome(mutant, run, false, run.outcome(), "", "", false);
    }
    String[] told = retell(mutant.world(), run.choices(), directory);
    boolean replayed = told[1].equals(run.outcome());
    return new Outcome(
        mutant,
        run,
        replayed && isAimedAt(mutant, run.outcome()),
        replayed ? run.outcome() : run.outcome() + ", but plain Java comes to: " + told[1],
        told[0],
        told[2],
        replayed);
  }

  private static boolean isAimedAt(Mutant mutant, String message) {
    boolean thrown = message.startsWith("java.") && !message.startsWith("java.lang.NoSuchMethod");
    return message.startsWith(mutant.property() + ":")
        || (mutant.property().equals(Properties.NO_EXCEPTION) && thrown);
  }

  /** A search for a witness must fail; on the mutant's classes one passes. */
  private static Outcome witnesses(Jpf jpf, Mutant mutant, Path directory, int timeoutSeconds) {
    List<Witness> witnesses = Worlds.named(mutant.world()).orElseThrow().witnesses();
    JpfRun run = null;
    for (Witness witness : witnesses) {
      run = jpf.run(List.of(directory), List.of(mutant.world(), witness.name()), timeoutSeconds);
      if (run.verdict().isEmpty()) {
        return new Outcome(mutant, run, true, "never seen: " + witness, "", "", false);
      }
    }
    if (run == null) {
      throw new IllegalStateException(mutant.world() + " has no witnesses");
    }
    return new Outcome(mutant, run, false, run.outcome(), "", "", false);
  }

  /** Path, message and ladder in plain Java, with the mutant's classes. */
  public static String[] retell(String world, List<Integer> choices, Path directory) {
    String dotted = choices.stream().map(String::valueOf).collect(Collectors.joining("."));
    return Mutated.function(directory, Retelling.class).apply(world + "\t" + dotted).split("\t", 3);
  }
}
