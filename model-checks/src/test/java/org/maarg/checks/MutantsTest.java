package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;

class MutantsTest {
  static List<String> ids() {
    return Scope.mutants().stream().map(Mutant::id).toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aMutantIsKilledByThePropertyItAimsAt(String id) {
    Mutant mutant = Mutants.named(id).orElseThrow();
    assertThat(Worlds.named(mutant.world())).isPresent();
    Hunt.Outcome outcome = Explored.of(mutant);
    assertThat(outcome.property()).as(outcome.message()).isEqualTo(mutant.property());
  }

  @Test
  void thereAreManyMutants() {
    assertThat(Mutants.all()).hasSizeGreaterThanOrEqualTo(25);
  }
}
