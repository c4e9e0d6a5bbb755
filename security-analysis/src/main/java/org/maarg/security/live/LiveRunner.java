package org.maarg.security.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.security.model.Point;
import org.maarg.security.model.Scenario;
import org.maarg.security.run.ScenarioRunner;
import org.maarg.security.script.Scope;

/**
 * Runs scenarios that are about the fan-out of a handover on sockets as well: under each profile
 * and mode, at those points of the small scale whose burst two runs take alike. All mobile nodes of
 * the scenario visit all of its MAARs but the last; what is measured is that they all move there at
 * once. A scenario whose script spreads the handovers is thereby put to a harder test than in the
 * simulator.
 */
public final class LiveRunner {
  private LiveRunner() {}

  /**
   * Runs a scenario.
   *
   * @param variants profiles to run under; what is no profile is left to the simulator
   * @param progress hears of each result
   * @return none if the scenario has no live variant
   * @throws IllegalArgumentException if a point is out of the range of a {@link FanOutSetting}
   * @throws org.maarg.runtime.transport.TransportException if a socket cannot be had
   */
  public static List<LiveResult> run(
      Scenario scenario, List<String> variants, Consumer<LiveResult> progress) {
    List<LiveResult> results = new ArrayList<>();
    if (!scenario.live()) {
      return results;
    }
    for (String variant : variants) {
      if (scenario.variant(variant).isProfile()) {
        for (Mode mode : scenario.modes()) {
          for (Point point : points(scenario, variant)) {
            FanOutSetting setting = setting(scenario, variant, mode, point);
            LiveResult result = new LiveResult(variant, mode, point, FanOutComparison.of(setting));
            results.add(result);
            progress.accept(result);
          }
        }
      }
    }
    return results;
  }

  /** The points that are run on sockets under a profile. */
  static List<Point> points(Scenario scenario, String variant) {
    return scenario.points(true).stream()
        .filter(
            it ->
                FanOutSetting.isComparable(
                    ScenarioRunner.profile(scenario, variant, it),
                    maars(scenario, it) - 1,
                    mns(scenario, it)))
        .toList();
  }

  private static int maars(Scenario scenario, Point point) {
    return Scope.of(point.numbers(), 0).count(scenario.topology().maars());
  }

  private static int mns(Scenario scenario, Point point) {
    return Scope.of(point.numbers(), 0).count(scenario.topology().mns());
  }

  /** What a scenario comes to on sockets, at a point. */
  static FanOutSetting setting(Scenario scenario, String variant, Mode mode, Point point) {
    Profile profile = ScenarioRunner.profile(scenario, variant, point);
    return FanOutSetting.burst(mode, profile, maars(scenario, point) - 1, mns(scenario, point));
  }
}
