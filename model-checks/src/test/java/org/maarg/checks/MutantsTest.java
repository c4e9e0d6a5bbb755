package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;

class MutantsTest {
  static List<String> ids() {
    return Mutants.all().stream().map(Mutant::id).toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aMutantIsKilledByThePropertyItAimsAt(String id) {
    Mutant mutant = Mutants.named(id).orElseThrow();
    assertThat(Worlds.named(mutant.world())).isPresent();
    Hunt.Outcome outcome = Hunt.hunt(mutant);
    assertThat(outcome.property()).as(outcome.message()).isEqualTo(mutant.property());
  }

  @Test
  void everyPropertyHasAMutant() {
    assertThat(Mutants.all()).hasSizeGreaterThanOrEqualTo(25);
    assertThat(Mutants.all().stream().map(Mutant::property).collect(Collectors.toSet()))
        .contains(
            "bindings-agree",
            "prefixes-reachable",
            "newest-wins",
            "no-tunnel-to-self",
            "bounded-fan-out",
            "answers-complete",
            "unsecured-ignored",
            "nothing-left",
            "attached-kept",
            "rate-kept",
            "pace-kept",
            "nothing-starves",
            "inputs-expected",
            "no-exception",
            "list-bounded");
  }
}
