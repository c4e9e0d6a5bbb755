package org.maarg.security.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.maarg.security.model.Knobs;
import org.maarg.security.model.Limit;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Texts;
import org.maarg.security.model.Variant;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;

/** What a scenario's file sets: knobs that it turns, limits that it holds readings against. */
final class SettingValues {
  private SettingValues() {}

  /** What a scenario turns a knob of a profile to, if that is the same in all its runs. */
  static Optional<String> knob(ScenarioResult result, String profile, String knob) {
    return Optional.ofNullable(own(result.scenario(), profile).get(knob))
        .flatMap(it -> only(result.runs(profile).stream().map(run -> at(run, it))));
  }

  /** The knobs that a scenario turns for a profile alone, or for the tuned one, as written. */
  static Map<String, String> own(Scenario scenario, String profile) {
    if (profile.equals(Variant.TUNED)) {
      return scenario.tuned().texts();
    }
    return Optional.ofNullable(scenario.profileKnobs().get(profile))
        .map(Knobs::texts)
        .orElse(Map.of());
  }

  private static String at(RunResult run, String text) {
    return Optional.ofNullable(run.point().values().get(text)).map(it -> it.text()).orElse(text);
  }

  /** The number that a profile's verdict holds a reading against, if it is one in all runs. */
  static Optional<String> limit(ScenarioResult result, String profile, String reading) {
    Stream<Limit> limits =
        Stream.ofNullable(result.scenario().verdict().get(profile))
            .flatMap(it -> it.limits().stream())
            .filter(it -> it.left().toString().equals(reading));
    List<RunResult> runs = result.runs(profile);
    return only(limits.flatMap(it -> runs.stream().map(run -> right(it, run))));
  }

  private static String right(Limit limit, RunResult run) {
    boolean known = run.point().numbers().keySet().containsAll(limit.right().names());
    return known ? Texts.number(limit.right().value(run.point().numbers())) : "";
  }

  private static Optional<String> only(Stream<String> texts) {
    List<String> all = texts.distinct().toList();
    return all.size() == 1 && !all.get(0).isEmpty() ? Optional.of(all.get(0)) : Optional.empty();
  }
}
