package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.report.Claim;
import org.maarg.checks.report.Property;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Witness;

/** The table of claims is complete: nothing is claimed that nothing would contradict. */
class ClaimsTest {
  private static List<String> constants() {
    return Arrays.stream(Properties.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(ClaimsTest::value)
        .toList();
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<Claim> claims() {
    return Claim.all();
  }

  private static Set<Witness> required() {
    Set<Witness> witnesses = EnumSet.noneOf(Witness.class);
    Worlds.holding().forEach(world -> witnesses.addAll(world.witnesses()));
    return witnesses;
  }

  @Test
  void everyPropertyIsInTheReportAndBelongsToAClaim() {
    List<String> reported = Property.all().stream().map(Property::name).toList();
    assertThat(reported).containsExactlyInAnyOrderElementsOf(constants());
    Set<String> claimed = new HashSet<>();
    for (Claim claim : Claim.all()) {
      claimed.addAll(claim.properties());
    }
    assertThat(claimed).containsExactlyInAnyOrderElementsOf(constants());
  }

  @Test
  void everyPropertyHasAMutantThatAimsAtIt() {
    Set<String> aimedAt = Mutants.all().stream().map(Mutant::property).collect(Collectors.toSet());
    assertThat(aimedAt).containsAll(constants());
  }

  @Test
  void everyPropertyCouldBreakInAWorld() {
    for (Property property : Property.all()) {
      assertThat(Worlds.holding())
          .as(property.name())
          .anyMatch(world -> property.concerns().test(world.bounds()));
    }
  }

  @Test
  void aPropertyBreaksOnlyInWorldsThatConcernIt() {
    for (Mutant mutant : Mutants.all()) {
      if (!mutant.property().equals(Mutant.MISSING_WITNESS)) {
        CheckedWorld world = Worlds.named(mutant.world()).orElseThrow();
        Property property = Property.named(mutant.property());
        assertThat(property.concerns().test(world.bounds())).as(mutant.id()).isTrue();
      }
    }
  }

  @Test
  void everyWitnessBelongsToAClaimAndIsRequiredOfAWorld() {
    Set<Witness> claimed = EnumSet.noneOf(Witness.class);
    for (Claim claim : Claim.all()) {
      claimed.addAll(claim.witnesses());
    }
    assertThat(claimed).isEqualTo(EnumSet.allOf(Witness.class));
    assertThat(required()).isEqualTo(EnumSet.allOf(Witness.class));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void aClaimHasPropertiesWitnessesAndMutants(Claim claim) {
    assertThat(claim.properties()).isNotEmpty();
    assertThat(claim.witnesses()).isNotEmpty();
    assertThat(claim.mutants()).isNotEmpty();
  }

  @Test
  void mutantsForHiddenWitnessesBelongToAClaim() {
    Set<String> listed = new HashSet<>();
    for (Claim claim : Claim.all()) {
      claim.mutants().forEach(mutant -> listed.add(mutant.id()));
    }
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(Mutants.all().stream().map(Mutant::id).toList());
  }
}
