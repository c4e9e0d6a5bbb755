package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.maarg.cli.Json;

/** The scenarios that the page can show, and those of their runs that were asked for last. */
final class ScenarioRuns {
  /** So much of a run is told; a page with more would not be read to its end. */
  static final int MOST_EVENTS = 2_000;

  private static final int REMEMBERED = 8;
  private static final Set<String> PARAMETERS = Set.of("scenario", "mode", "profile");

  private final List<ScenarioSource> sources;
  private final Map<Map<String, String>, ScenarioRun> remembered =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Map<String, String>, ScenarioRun> eldest) {
          return size() > REMEMBERED;
        }
      };

  ScenarioRuns(List<ScenarioSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Those of the modules that are there. */
  static ScenarioRuns found() {
    List<ScenarioSource> sources = new ArrayList<>();
    ServiceLoader.load(ScenarioSource.class).forEach(sources::add);
    return new ScenarioRuns(sources);
  }

  /** The names of all scenarios. */
  List<String> names() {
    return titles().stream().map(ScenarioSource.Title::name).toList();
  }

  private List<ScenarioSource.Title> titles() {
    return sources.stream().flatMap(it -> it.scenarios().stream()).toList();
  }

  ArrayNode toJson() {
    ArrayNode json = Json.array();
    titles().forEach(it -> json.addObject().put("name", it.name()).put("title", it.title()));
    return json;
  }

  /**
   * The run that is asked for.
   *
   * @param query {@code scenario}, and {@code mode} and {@code profile} where they are not the
   *     usual ones; {@code message} is left aside
   * @throws IllegalArgumentException if there is no such run
   */
  synchronized ScenarioRun of(Map<String, String> query) {
    Map<String, String> asked = new LinkedHashMap<>(query);
    asked.remove("message");
    for (String name : asked.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException("no parameter '" + name + "' here");
      }
    }
    ScenarioRun known = remembered.get(asked);
    if (known != null) {
      return known;
    }
    ScenarioRun run = new ScenarioRun(asked.getOrDefault("scenario", ""), tell(asked));
    remembered.put(asked, run);
    return run;
  }

  private ScenarioSource.Told tell(Map<String, String> asked) {
    String name = asked.getOrDefault("scenario", "");
    for (ScenarioSource source : sources) {
      if (source.scenarios().stream().anyMatch(it -> it.name().equals(name))) {
        return source.tell(
            name,
            Optional.ofNullable(asked.get("mode")).map(Setting::mode),
            Optional.ofNullable(asked.get("profile")).map(Setting::upper),
            MOST_EVENTS);
      }
    }
    throw new IllegalArgumentException("no scenario " + name);
  }

  /** A message of a run that is asked for. */
  ObjectNode message(Map<String, String> query) {
    String number = query.getOrDefault("message", "");
    if (!number.matches("\\d{1,6}")) {
      throw new IllegalArgumentException("message is a number, and '" + number + "'?");
    }
    return of(query).message(Integer.parseInt(number));
  }
}
