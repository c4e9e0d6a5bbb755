package org.maarg.checks.page;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Mode;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;

/**
 * Scenarios, for the page to show a run of: nobody chooses what happens in it, but every message of
 * it can be looked at. The module that has them is found as a service.
 */
public interface ScenarioSource {
  /** A scenario in a few words. */
  record Title(String name, String title) {}

  /**
   * A run.
   *
   * @param about what happens in it
   * @param point which of the runs of the scenario it is
   * @param names all nodes in the order of their lanes
   * @param events the first of what there was to see
   * @param whole whether that is all
   */
  record Told(
      String about,
      Mode mode,
      String profile,
      String point,
      Names names,
      List<TraceEvent> events,
      boolean whole) {
    /** A run; the list is copied. */
    public Told {
      events = List.copyOf(events);
    }
  }

  /** All scenarios. */
  List<Title> scenarios();

  /**
   * The first run of a scenario, at its small scale.
   *
   * @param mode the first of the scenario's if none is given
   * @param profile name of a profile; DEPLOYABLE if none is given
   * @param most how many events are told
   * @throws IllegalArgumentException if there is no such scenario, mode or profile, or the scenario
   *     cannot be run so; the message is for whoever asked
   */
  Told tell(String name, Optional<Mode> mode, Optional<String> profile, int most);
}
