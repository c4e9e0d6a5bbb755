package org.maarg.checks.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The worlds against mutants of the core.
 *
 * @param sample how many mutants are drawn; all if there are no more
 * @param seed which ones
 * @param part the beginning of the names of the classes that are mutated, behind the core's own
 * @param states worlds of more states are left out
 * @param worlds after so many worlds a mutant counts as not found
 */
public record MutationRun(int sample, long seed, String part, int states, int worlds) {
  /** What the page is about. */
  public static final MutationRun PUBLISHED = new MutationRun(300, 8885, "", 10_000, 60);

  private static final Set<String> DESCRIPTIONS =
      Set.of("toString", "writeState", "writeSessions", "writeAnchor");

  /** What came out, mutant by mutant; the same for the same run. */
  List<Trials.Outcome> run(Consumer<String> progress) {
    Operators operators = new Operators();
    List<CoreMutant> drawn = drawn(operators);
    Reach reach = new Reacher().of(Ranking.worlds(states), world -> {});
    Ranking ranking = new Ranking(reach);
    Trials trials = new Trials(operators, worlds);
    AtomicInteger done = new AtomicInteger();
    return drawn.parallelStream()
        .map(
            mutant -> {
              Trials.Outcome outcome = trials.of(mutant, ranking.of(mutant));
              progress.accept(told(outcome, done.incrementAndGet(), drawn.size()));
              return outcome;
            })
        .toList();
  }

  private static String told(Trials.Outcome outcome, int done, int of) {
    return "%d of %d: %s %s: %s %s"
        .formatted(
            done,
            of,
            outcome.mutant().place(),
            outcome.mutant().what(),
            outcome.verdict(),
            outcome.by());
  }

  private List<CoreMutant> drawn(Operators operators) {
    List<CoreMutant> all = mutants(operators, part);
    List<CoreMutant> drawn = new ArrayList<>(all);
    Collections.shuffle(drawn, new Random(seed));
    List<CoreMutant> first = drawn.subList(0, Math.min(sample, drawn.size()));
    return all.stream().filter(first::contains).toList();
  }

  /**
   * All mutants of a part of the core. Left out is what a node says of itself, to people and to
   * whoever compares states: it has no part in what the node does.
   */
  static List<CoreMutant> mutants(Operators operators, String part) {
    List<String> classes =
        CoreClasses.names().stream()
            .filter(name -> name.startsWith(CoreClasses.CORE + part))
            .toList();
    return operators.mutants(classes).stream()
        .filter(
            mutant ->
                !DESCRIPTIONS.contains(mutant.method())
                    && !mutant.isTheSame()
                    && !mutant.isGenerated())
        .toList();
  }
}
