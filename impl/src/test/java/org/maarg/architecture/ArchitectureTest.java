package org.maarg.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the layers of maarg, and the core to what a deterministic state machine may use. */
@AnalyzeClasses(packages = "org.maarg", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("org.maarg");

  @ArchTest static final ArchRule LAYERS = RULES.layers();
  @ArchTest static final ArchRule ROOMS = RULES.rooms();
  @ArchTest static final ArchRule ROLES = RULES.onlyRolesUseWhatTheyShare();
  @ArchTest static final ArchRule CODEC = RULES.onlyTheCodecReadsOctets();
  @ArchTest static final ArchRule EVERY_CLASS_IS_IN_A_LAYER = RULES.everyClassIsInALayer();
  @ArchTest static final ArchRule PACKAGES_HAVE_NO_CYCLES = RULES.packagesHaveNoCycles();
  @ArchTest static final ArchRule CORE_DEPENDENCIES = RULES.coreDependsOnAlmostNothing();
  @ArchTest static final ArchRule CORE_AND_HOST = RULES.coreAsksNothingOfTheHost();
  @ArchTest static final ArchRule CORE_AND_STATICS = RULES.coreHasNoMutableStatics();
  @ArchTest static final ArchRule SIMULATOR = RULES.simulatorTouchesNoNetwork();
}
