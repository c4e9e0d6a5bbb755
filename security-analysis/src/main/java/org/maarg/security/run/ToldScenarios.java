package org.maarg.security.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.page.ScenarioSource;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.Point;
import org.maarg.security.model.Scenario;
import org.maarg.sim.TraceEvent;

/** The scenarios that come with the program, told to the page of {@code maarg explore}. */
public final class ToldScenarios implements ScenarioSource {
  /** Of the runs that the report is made of, the first has this seed. */
  private static final long SEED = 1;

  private List<Scenario> read = List.of();

  /** Found by the page. */
  public ToldScenarios() {}

  /** They are read when somebody asks for one: most who open the page do not. */
  private synchronized List<Scenario> all() {
    try {
      if (read.isEmpty()) {
        read = Catalogue.packaged().scenarios();
      }
      return read;
    } catch (ConfigException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @Override
  public List<Title> scenarios() {
    return all().stream().map(it -> new Title(it.id(), it.title())).toList();
  }

  @Override
  public Told tell(String name, Optional<Mode> mode, Optional<String> profile, int most) {
    Scenario scenario =
        all().stream()
            .filter(it -> it.id().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no scenario " + name));
    Mode chosen = mode.orElse(scenario.modes().get(0));
    if (!scenario.modes().contains(chosen)) {
      throw new IllegalArgumentException(name + " has no run in mode " + chosen);
    }
    String variant = profile.orElse(Profile.DEPLOYABLE.name());
    if (!Scenario.PROFILES.contains(variant)) {
      throw new IllegalArgumentException("'" + variant + "' is none of " + Scenario.PROFILES);
    }
    return run(scenario, chosen, variant, most);
  }

  private static Told run(Scenario scenario, Mode mode, String variant, int most) {
    Point point = scenario.points(true).get(0);
    Profile profile = ScenarioRunner.profile(scenario, variant, point);
    long seed = ScenarioRunner.seed(SEED, scenario, 0);
    SingleRun run = new SingleRun(scenario, profile, mode, point, seed);
    List<TraceEvent> events = new ArrayList<>();
    boolean[] more = new boolean[1];
    run.observe(
        event -> {
          if (events.size() < most) {
            events.add(event);
          } else {
            more[0] = true;
          }
        });
    try {
      run.run(variant, mode);
    } catch (ScenarioException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
    String about = scenario.title() + ". " + scenario.threat();
    return new Told(about, mode, variant, point.toString(), run.names(), events, !more[0]);
  }
}
