package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Choice;
import org.maarg.checks.explore.Letter;
import org.maarg.checks.explore.Walk;
import org.maarg.checks.world.Addresses;
import org.maarg.checks.world.Bounds;
import org.maarg.cli.Json;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/**
 * Goes a way and tells what is to be seen on it. Takes and gives words, so that it can be called
 * across class loaders, for a mutant's classes: a question as JSON becomes {@code ok} or {@code
 * wrong}, then {@code TAB} and the answer as JSON, or what is wrong with the question.
 */
public final class Answers implements Function<String, String> {
  /** Begins an answer. */
  static final String OK = "ok";

  /** Begins what is wrong with a question. */
  static final String WRONG = "wrong";

  private static final int LONGEST = 2_000;
  private static final int REMEMBERED = 8;

  /** What nodes did in the worlds asked about last. */
  private final Map<String, Walk.Memory> memories =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Walk.Memory> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Found by the loader of mutants. */
  public Answers() {}

  @Override
  public String apply(String question) {
    JsonNode asked = Json.parse(question);
    try {
      ObjectNode answer =
          switch (asked.path("about").asText()) {
            case "message" -> message(asked);
            case "follow" -> follow(asked);
            case "way" -> Search.find(asked);
            default -> walk(asked);
          };
      return OK + "\t" + answer;
    } catch (IllegalArgumentException refused) {
      return WRONG + "\t" + refused.getMessage();
    }
  }

  private Walk begin(Setting setting) {
    synchronized (memories) {
      return new Walk(
          memories.computeIfAbsent(setting.key(), it -> new Walk.Memory(setting.bounds())));
    }
  }

  /** The numbers of a way, {@code 0.0.1}. */
  static List<Integer> way(String text) {
    List<Integer> way = new ArrayList<>();
    if (text.isEmpty()) {
      return way;
    }
    if (!text.matches("\\d{1,4}(\\.\\d{1,4})*")) {
      throw new IllegalArgumentException("a way is CHOICE.CHOICE..., and '" + text + "' is none");
    }
    for (String choice : text.split("\\.", -1)) {
      way.add(Integer.valueOf(choice));
    }
    if (way.size() > LONGEST) {
      throw new IllegalArgumentException("a way has up to " + LONGEST + " steps");
    }
    return way;
  }

  private ObjectNode walk(JsonNode asked) {
    Setting setting = Setting.of(asked);
    List<Integer> way = way(asked.path("way").asText(""));
    int at = asked.path("at").asInt(way.size());
    if (at < 0 || at > way.size()) {
      throw new IllegalArgumentException("the way has no step " + at);
    }
    Walk walk = begin(setting);
    ObjectNode json = head(setting, way, at);
    List<Sheet> before = Sheets.of(walk);
    for (int step = 1; step <= way.size(); step++) {
      if (step == at) {
        before = Sheets.of(walk);
      }
      if (step == at + 1) {
        state(walk, before, json);
      }
      walk.take(way.get(step - 1));
    }
    if (at == way.size()) {
      state(walk, before, json);
    }
    json.set("steps", WalkJson.steps(walk));
    json.set("rows", WalkJson.rows(walk));
    WalkJson.breach(walk).ifPresent(it -> json.set("breach", it));
    return json;
  }

  private static ObjectNode head(Setting setting, List<Integer> way, int at) {
    CheckedWorld world = setting.world();
    Bounds bounds = setting.bounds();
    ObjectNode json = Json.object().put("id", id(setting, way)).put("at", at);
    json.put("world", world.name()).put("purpose", world.purpose());
    json.put("mode", WalkJson.lower(bounds.mode().name()));
    json.put("profile", bounds.profile().name());
    ArrayNode lanes = json.putArray("lanes");
    for (int node = 0; node <= bounds.maars(); node++) {
      lanes.add(Addresses.name(node));
    }
    return json;
  }

  private static String id(Setting setting, List<Integer> way) {
    StringBuilder id = new StringBuilder(setting.world().name());
    for (int i = 0; i < way.size(); i++) {
      id.append(i == 0 ? ':' : '.').append(way.get(i));
    }
    return id.toString();
  }

  private static void state(Walk walk, List<Sheet> before, ObjectNode json) {
    json.set("nodes", WalkJson.nodes(walk, Sheets.of(walk), before));
    json.set("away", WalkJson.away(walk));
    json.put("quiet", walk.world().isQuiet());
    json.set("underWay", WalkJson.underWay(walk));
    json.set("choices", WalkJson.choices(walk));
    json.set("properties", WalkJson.properties(walk));
    json.set("witnesses", WalkJson.names(walk.witnessesOfStep()));
  }

  private ObjectNode message(JsonNode asked) {
    Walk walk = begin(Setting.of(asked));
    way(asked.path("way").asText("")).forEach(walk::take);
    int number = asked.path("message").asInt();
    Letter letter =
        walk.letters().stream()
            .filter(it -> it.number() == number)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no message " + number + " on this way"));
    var from = Addresses.node(letter.from());
    var to = Addresses.node(letter.to());
    byte[] octets = MobilityHeader.encode(letter.message(), from, to);
    ObjectNode json = MessageSheet.of(number, from, to, Octets.of(octets));
    json.put("text", walk.heading(letter));
    return json.put("from", Addresses.name(letter.from())).put("to", Addresses.name(letter.to()));
  }

  /** Goes a way of another world, step by step as far as each is possible here. */
  private ObjectNode follow(JsonNode asked) {
    Setting setting = Setting.of(asked);
    Walk walk = begin(setting);
    List<Integer> way = new ArrayList<>();
    ArrayNode at = Json.array();
    for (JsonNode step : asked.path("steps")) {
      Optional<Choice> same = Likeness.find(step, walk.choices());
      same.ifPresent(
          it -> {
            walk.take(it.number());
            way.add(it.number());
          });
      at.add(same.isPresent() ? way.size() : 0);
    }
    ObjectNode json = head(setting, way, way.size());
    json.set("stepsOfOther", at);
    json.set("steps", WalkJson.steps(walk));
    json.set("rows", WalkJson.rows(walk));
    WalkJson.breach(walk).ifPresent(it -> json.set("breach", it));
    return json;
  }
}
