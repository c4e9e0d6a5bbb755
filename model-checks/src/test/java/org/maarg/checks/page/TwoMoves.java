package org.maarg.checks.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;
import org.maarg.sim.TraceEvent;

/** A scenario for tests: a mobile node that comes, and moves twice. */
final class TwoMoves implements ScenarioSource {
  static final String NAME = "two-moves";

  private static final long SOME_TIME = 1_000;

  static ScenarioRuns runs() {
    return new ScenarioRuns(List.of(new TwoMoves()));
  }

  @Override
  public List<Title> scenarios() {
    return List.of(new Title(NAME, "Two moves"));
  }

  @Override
  public Told tell(String name, Optional<Mode> mode, Optional<String> profile, int most) {
    Mode chosen = mode.orElse(Mode.RELAY);
    Profile policy = Profile.named(profile.orElse("DEPLOYABLE"));
    Domain domain = new DomainBuilder(9).mode(chosen).profile(policy).build();
    List<TraceEvent> events = new ArrayList<>();
    domain.simulation().observe(events::add);
    for (int maar = 1; maar <= 3; maar++) {
      domain.move(Domain.mn(1), maar);
      domain.simulation().runFor(SOME_TIME);
    }
    boolean whole = events.size() <= most;
    List<TraceEvent> told = whole ? events : events.subList(0, most);
    return new Told("Two moves.", chosen, policy.name(), "moves=2", domain.names(), told, whole);
  }
}
