package org.maarg.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;

/**
 * What a run of the tests looks at: everything with {@code -Dmaarg.long}, as {@code .ci/run} has
 * it; else the smaller worlds and one seeded bug for each property, in a fraction of the time.
 */
public final class Scope {
  /** Whether everything is looked at. */
  public static final boolean LONG = Boolean.getBoolean("maarg.long");

  private static final int FEW_STATES = 30_000;

  static {
    if (!LONG) {
      leftOut(
          "%d of %d worlds (more than %d states) and %d of %d mutants"
              .formatted(
                  Worlds.all().size() - worlds().size(),
                  Worlds.all().size(),
                  FEW_STATES,
                  Mutants.all().size() - mutants().size(),
                  Mutants.all().size()));
    }
  }

  private Scope() {}

  /** Tells what a run has not looked at. */
  public static void leftOut(String what) {
    System.out.println("left to .ci/run (-Dmaarg.long): " + what);
  }

  /** Worlds, in the order of the catalogue; all that show a finding are among them. */
  static List<CheckedWorld> worlds() {
    return Worlds.all().stream().filter(it -> LONG || it.unique() <= FEW_STATES).toList();
  }

  /** Names of those in which every property holds. */
  static List<String> holding() {
    return worlds().stream().filter(it -> it.finding().isEmpty()).map(CheckedWorld::name).toList();
  }

  /** Mutants: the first that aims at a property stands for the others. */
  static List<Mutant> mutants() {
    Set<String> aimedAt = new HashSet<>();
    return Mutants.all().stream().filter(it -> aimedAt.add(it.property()) || LONG).toList();
  }
}
