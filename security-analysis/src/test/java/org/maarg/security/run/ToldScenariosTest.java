package org.maarg.security.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.page.ScenarioSource;
import org.maarg.protocol.Mode;
import org.maarg.sim.TraceEvent;

/** What the page of {@code maarg explore} is told of scenarios. */
class ToldScenariosTest {
  private static final int MOST = 2_000;

  private final ScenarioSource scenarios = new ToldScenarios();

  private ScenarioSource.Told tell(String name, String profile) {
    return scenarios.tell(name, Optional.empty(), Optional.of(profile), MOST);
  }

  @Test
  void pageFindsThem() {
    assertThat(ServiceLoader.load(ScenarioSource.class))
        .hasAtLeastOneElementOfType(ToldScenarios.class);
  }

  @Test
  void everyScenarioHasARunToShow() {
    for (ScenarioSource.Title title : scenarios.scenarios()) {
      ScenarioSource.Told told = tell(title.name(), "HARDENED");
      assertThat(told.events()).as(title.name()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
      assertThat(told.about()).startsWith(title.title());
    }
  }

  @Test
  void noNameIsThatOfAWorldOrAMutantToo() {
    List<String> names = scenarios.scenarios().stream().map(ScenarioSource.Title::name).toList();
    assertThat(names).noneMatch(it -> Worlds.named(it).isPresent());
    assertThat(names).noneMatch(it -> Mutants.named(it).isPresent());
  }

  @Test
  void profileDecidesWhatIsSeen() {
    List<TraceEvent> draft = tell("late-update", "REVIEWED_DRAFT").events();
    assertThat(tell("late-update", "HARDENED").events()).isNotEqualTo(draft);
    assertThat(tell("late-update", "REVIEWED_DRAFT").events()).isEqualTo(draft);
  }

  @Test
  void whatCannotBeToldIsRefused() {
    assertThatThrownBy(() -> tell("nothing", "HARDENED")).hasMessage("no scenario nothing");
    assertThatThrownBy(() -> tell("late-update", "BEST")).hasMessageContaining("is none of");
    assertThatThrownBy(
            () ->
                scenarios.tell(
                    "aggregation-timer", Optional.of(Mode.PROXY), Optional.empty(), MOST))
        .hasMessageContaining("no run in mode");
  }
}
