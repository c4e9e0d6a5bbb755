package org.maarg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Shows that each rule of the architecture finds the defects that it is there for. */
class ArchitectureRulesTest {
  private static final String ROOT = "org.maarg.architecture.fixtures.layers";
  private static final JavaClasses BAD = new ClassFileImporter().importPackages(ROOT);

  private final ArchitectureRules rules = new ArchitectureRules(ROOT);

  @Test
  void anArrowUpIsFound() {
    assertThat(violations(rules.layers())).anyMatch(found("BadWire.upward", "BadProtocol"));
  }

  @Test
  void anArrowDownIsFine() {
    assertThat(violations(rules.layers())).noneMatch(found("BadProtocol.wire()"));
  }

  @Test
  void cyclesAreFound() {
    assertThat(violations(rules.packagesHaveNoCycles())).anyMatch(found("Slice protocol"));
  }

  @Test
  void classesOutsideTheLayersAreFound() {
    assertThat(violations(rules.everyClassIsInALayer()))
        .hasSize(2)
        .anyMatch(found("BadStray"))
        .anyMatch(found("BadAttic"));
  }

  @Test
  void aRoleThatKnowsTheOtherIsFound() {
    assertThat(violations(rules.rooms()))
        .isNotEmpty()
        .allMatch(found("BadCmd.sideways", "OtherRole"));
  }

  @Test
  void whatOnlyRolesMayUseIsFoundElsewhere() {
    assertThat(violations(rules.onlyRolesUseWhatTheyShare()))
        .isNotEmpty()
        .allMatch(found("BadSim", "Messages"));
  }

  @Test
  void whatReadsOctetsIsFoundElsewhere() {
    assertThat(violations(rules.onlyTheCodecReadsOctets()))
        .isNotEmpty()
        .allMatch(found("BadSim", "OctetReader"));
  }

  @Test
  void forbiddenDependenciesOfTheCoreAreFound() {
    assertThat(violations(rules.coreDependsOnAlmostNothing()))
        .anyMatch(found("java.util.UUID"))
        .anyMatch(found("java.util.concurrent.CountDownLatch"))
        .anyMatch(found("java.util.stream.Stream"))
        .noneMatch(found("java.util.ArrayList"));
  }

  @Test
  void clocksConsolesAndDiceAreFound() {
    assertThat(violations(rules.coreAsksNothingOfTheHost()))
        .anyMatch(found("currentTimeMillis"))
        .anyMatch(found("nanoTime"))
        .anyMatch(found("System.out"))
        .anyMatch(found("Math.random"));
  }

  @Test
  void mutableStaticsAreFound() {
    assertThat(violations(rules.coreHasNoMutableStatics()))
        .hasSize(2)
        .anyMatch(found("MUTABLE"))
        .anyMatch(found("counter"));
  }

  @Test
  void networkInTheSimulatorIsFound() {
    assertThat(violations(rules.simulatorTouchesNoNetwork())).anyMatch(found("BadSim"));
  }

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(BAD).getFailureReport().getDetails();
  }

  private static Predicate<String> found(String... parts) {
    return detail -> List.of(parts).stream().allMatch(detail::contains);
  }
}
