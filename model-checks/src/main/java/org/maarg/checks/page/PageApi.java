package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.maarg.cli.Json;

/** What the page can ask, without HTTP. {@code openapi.yaml} beside this class describes it. */
final class PageApi implements AutoCloseable {
  private static final List<String> SETTING =
      List.of("world", "bounds", "mode", "profile", "knobs", "mutant", "way", "at");
  private static final Set<String> NUMBERS = Set.of("at", "message");
  private static final String OTHER = "other-";

  private final Catalogue catalogue = Catalogue.read();
  private final Questions questions = new Questions();
  private final ScenarioRuns scenarios;

  /** Answers about the worlds, and about scenarios of the modules that are there. */
  PageApi() {
    this(ScenarioRuns.found());
  }

  /** Answers about the worlds, and about these scenarios. */
  PageApi(ScenarioRuns scenarios) {
    this.scenarios = scenarios;
  }

  /** What there is to be seen. */
  Catalogue catalogue() {
    return catalogue;
  }

  /** The runs of scenarios that can be shown. */
  ScenarioRuns scenarios() {
    return scenarios;
  }

  /** True if there is such a path. */
  static boolean knows(String path) {
    return switch (path) {
      case "/api/catalogue", "/api/walk", "/api/message", "/api/compare", "/api/way" -> true;
      case "/api/scenario", "/api/scenario/message" -> true;
      default -> false;
    };
  }

  /**
   * Answers.
   *
   * @param path one that {@link #knows}
   * @throws IllegalArgumentException if the question cannot be answered; the message says why
   */
  ObjectNode answer(String path, Map<String, String> query) {
    return switch (path) {
      case "/api/catalogue" -> catalogue.toJson().set("scenarios", scenarios.toJson());
      case "/api/scenario" -> scenarios.of(query).toJson();
      case "/api/scenario/message" -> scenarios.message(query);
      case "/api/message" -> questions.ask(question("message", query, List.of("message")));
      case "/api/way" -> questions.ask(question("way", query, List.of("goal")));
      case "/api/compare" -> compare(query);
      default -> questions.ask(question(Questions.WALK, query, List.of()));
    };
  }

  private static ObjectNode question(String about, Map<String, String> query, List<String> more) {
    ObjectNode json = Json.object().put("about", about);
    for (Map.Entry<String, String> it : query.entrySet()) {
      String name = it.getKey();
      if (!SETTING.contains(name) && !more.contains(name)) {
        throw new IllegalArgumentException("no parameter '" + name + "' here");
      }
      if (!NUMBERS.contains(name)) {
        json.put(name, it.getValue());
      } else if (it.getValue().matches("\\d{1,6}")) {
        json.put(name, Integer.parseInt(it.getValue()));
      } else {
        throw new IllegalArgumentException(name + " is a number, and '" + it.getValue() + "'?");
      }
    }
    return json;
  }

  /** The other setting is the first one but for what {@code other-...} says. */
  private ObjectNode compare(Map<String, String> query) {
    Map<String, String> one = new TreeMap<>();
    Map<String, String> changes = new TreeMap<>();
    query.forEach(
        (name, value) -> {
          if (name.startsWith(OTHER)) {
            changes.put(name.substring(OTHER.length()), value);
          } else {
            one.put(name, value);
          }
        });
    Map<String, String> other = new TreeMap<>(one);
    other.keySet().removeAll(Set.of("way", "at"));
    other.putAll(changes);
    ObjectNode here = questions.ask(question(Questions.WALK, one, List.of()));
    ObjectNode follow = question("follow", other, List.of());
    follow.set("steps", here.path("steps"));
    return Comparison.of(here, questions.ask(follow));
  }

  @Override
  public void close() {
    questions.close();
  }
}
