package org.maarg.checks.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.GregorMutater;
import org.pitest.mutationtest.engine.gregor.config.Mutator;

/**
 * The mutants that PIT's standard operators make of the core: negated and shifted conditions,
 * arithmetic, increments, calls left out, and return values that are empty, null, true or false.
 */
final class Operators {
  private final GregorMutater engine =
      new GregorMutater(CoreClasses::octets, method -> true, Mutator.newDefaults());

  /** All mutants of these classes, class by class, line by line. */
  List<CoreMutant> mutants(List<String> classes) {
    List<CoreMutant> mutants = new ArrayList<>();
    for (String name : classes) {
      for (MutationDetails found : engine.findMutations(ClassName.fromString(name))) {
        mutants.add(CoreMutant.of(found));
      }
    }
    mutants.sort(
        Comparator.comparing(CoreMutant::type)
            .thenComparingInt(CoreMutant::line)
            .thenComparing(CoreMutant::what)
            .thenComparingInt(mutant -> mutant.details().getFirstIndex()));
    return mutants;
  }

  /** The class with the mutant in it. */
  byte[] mutated(CoreMutant mutant) {
    return engine.getMutation(mutant.details().getId()).getBytes();
  }
}
