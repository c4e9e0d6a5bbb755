package org.maarg.security.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.security.model.Texts;
import org.maarg.security.result.Reading;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;

/**
 * Finds numbers by key:
 *
 * <ul>
 *   <li>{@code scenario.ID.PROFILE.NAME=VALUE.READING}: what a run yielded. As many parameters are
 *       named, with {@code mode=} for the mode, as are needed to leave one run. Only exact readings
 *       can be asked for.
 *   <li>{@code limit.ID.PROFILE.READING}: what the scenario's verdict holds the reading against.
 *   <li>{@code knob.ID.PROFILE.KNOB}: what the scenario turns a knob of the profile to.
 *   <li>{@code profile.PROFILE.KNOB}: what the profile has as it is shipped.
 * </ul>
 */
public final class NumberTable {
  private static final Pattern KEY =
      Pattern.compile("scenario\\.(?<id>[a-z0-9-]+)\\.(?<variant>[A-Z0-9_]+)\\.(?<rest>.+)");
  private static final Pattern GIVEN =
      Pattern.compile("(?<name>\\w+)=(?<value>[^.]*(?:\\.\\d[^.]*)?)\\.");

  private final List<ScenarioResult> results;

  /** A table of these results, which are copied. */
  public NumberTable(List<ScenarioResult> results) {
    this.results = List.copyOf(results);
  }

  /** The values of those of the keys that name one exact reading of one run. */
  public Map<String, String> values(List<String> keys) {
    Map<String, String> values = new HashMap<>();
    for (String key : keys) {
      value(key).ifPresent(value -> values.put(key, value));
    }
    return values;
  }

  private Optional<String> value(String key) {
    String[] parts = key.split("\\.", -1);
    if (parts.length == 3 && parts[0].equals("profile")) {
      return ProfileKnobs.value(parts[1], parts[2]);
    } else if (parts.length == 4 && parts[0].equals("knob")) {
      return result(parts[1]).flatMap(it -> SettingValues.knob(it, parts[2], parts[3]));
    } else if (parts.length == 4 && parts[0].equals("limit")) {
      return result(parts[1]).flatMap(it -> SettingValues.limit(it, parts[2], parts[3]));
    }
    return reading(key);
  }

  private Optional<String> reading(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Matcher given = GIVEN.matcher(parts.group("rest"));
    Map<String, String> wanted = new HashMap<>();
    int end = 0;
    while (given.find() && given.start() == end) {
      wanted.put(given.group("name"), given.group("value"));
      end = given.end();
    }
    String reading = parts.group("rest").substring(end);
    List<String> found = new ArrayList<>();
    for (RunResult run : runs(parts.group("id"), parts.group("variant"))) {
      if (wanted.entrySet().stream().allMatch(it -> agrees(run, it.getKey(), it.getValue()))) {
        exact(run, reading).ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private Optional<ScenarioResult> result(String id) {
    return results.stream().filter(it -> it.scenario().id().equals(id)).findFirst();
  }

  private List<RunResult> runs(String id, String variant) {
    return results.stream()
        .filter(it -> it.scenario().id().equals(id))
        .flatMap(it -> it.runs(variant).stream())
        .toList();
  }

  private static boolean agrees(RunResult run, String name, String value) {
    if (name.equals("mode")) {
      return run.mode().name().toLowerCase(Locale.ROOT).equals(value);
    }
    return run.point().values().containsKey(name)
        && run.point().values().get(name).text().replace(" ", "").equals(value);
  }

  private static Optional<String> exact(RunResult run, String name) {
    return Optional.ofNullable(run.readings().get(name))
        .filter(it -> it.kind() == Reading.Kind.EXACT)
        .map(it -> Texts.number(it.value()));
  }
}
