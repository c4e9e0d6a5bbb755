package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.explore.ShortestWay;
import org.maarg.checks.world.Witness;
import org.maarg.cli.Json;

/** Finds the shortest way to something: a broken property, or a witness. */
final class Search {
  /** What is looked for where any broken property is. */
  static final String BREACH = "breach";

  private static final int LIMIT = 1_000_000;

  private Search() {}

  /**
   * The way to what {@code goal} names, {@link #BREACH} or a witness: {@code way} and {@code
   * found}, only {@code found} if there is none.
   *
   * @throws IllegalArgumentException if there is no such goal
   */
  static ObjectNode find(JsonNode asked) {
    Setting setting = Setting.of(asked);
    String goal = asked.path("goal").asText(BREACH);
    if (goal.equals(BREACH)) {
      return breach(setting);
    }
    Witness witness = witness(goal);
    Optional<List<Integer>> way = ShortestWay.to(witness, setting.bounds(), LIMIT);
    ObjectNode json = Json.object().put("world", setting.world().name()).put("goal", goal);
    way.ifPresent(it -> json.put("way", dotted(it)));
    return json.put("found", way.isPresent() ? goal + " is seen" : goal + " is not to be seen");
  }

  private static ObjectNode breach(Setting setting) {
    Result result =
        Explorer.explore(setting.bounds(), Explorer.Order.BREADTH_FIRST, LIMIT, line -> {});
    ObjectNode json = Json.object().put("world", setting.world().name()).put("goal", BREACH);
    if (result.violation().isPresent()) {
      Counterexample found = result.violation().get();
      return json.put("way", dotted(found.path())).put("found", found.message());
    }
    String searched = result.complete() ? "in all " : "in the first ";
    return json.put("found", "nothing breaks " + searched + result.unique() + " states");
  }

  private static String dotted(List<Integer> way) {
    return way.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  private static Witness witness(String name) {
    for (Witness witness : Witness.values()) {
      if (WalkJson.lower(witness.name()).equals(name.toLowerCase(Locale.ROOT))) {
        return witness;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no witness, nor '" + BREACH + "'");
  }
}
