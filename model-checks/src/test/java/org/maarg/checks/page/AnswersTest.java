package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Ladder;
import org.maarg.wire.option.OptionType;

/** What the page is told of a way. */
class AnswersTest {
  private static final String FINDING = "finding-unordered-relay";
  private static final String TO_FINDING = "0.0.1.0.2.2";

  private final PageApi api = new PageApi();

  private JsonNode walk(String world, String way) {
    return api.answer("/api/walk", Map.of("world", world, "way", way));
  }

  private static List<String> texts(JsonNode list, String name) {
    List<String> texts = new ArrayList<>();
    list.forEach(it -> texts.add(it.path(name).asText()));
    return texts;
  }

  private static JsonNode named(JsonNode list, String key, String name) {
    for (JsonNode item : list) {
      if (item.path(key).asText().equals(name)) {
        return item;
      }
    }
    throw new AssertionError("no " + name + " in " + list);
  }

  @Test
  void choicesSayWhatCanHappenAndWhatComesOfIt() {
    JsonNode walk = walk("relay", "0.0.1");
    assertThat(texts(walk.path("choices"), "title"))
        .containsExactly(
            "[3] arrives at cmd",
            "[2] arrives at maar1",
            "mn1 moves to maar1 from maar2",
            "mn1 moves to maar3 from maar2");
    assertThat(walk.at("/choices/1/effects/0").asText())
        .isEqualTo("maar1 does not accept it: NOT_OUTSTANDING (5213-6.9.1)");
    assertThat(walk.at("/underWay")).hasSize(2);
  }

  @Test
  void everyKindOfStepIsOffered() {
    String bounds = "drops=1,duplicates=1,forgeries=1,crashes=1,missedDetaches=1,early=1";
    JsonNode walk =
        api.answer("/api/walk", Map.of("world", "relay", "bounds", bounds, "way", "0.0.0"));
    JsonNode before = api.answer("/api/walk", Map.of("bounds", bounds, "way", "0"));
    List<String> kinds = new ArrayList<>(texts(walk.path("choices"), "kind"));
    kinds.addAll(texts(before.path("choices"), "kind"));
    assertThat(kinds)
        .contains(
            "deliver", "drop", "duplicate", "forge", "fire", "move", "move-unnoticed", "crash");
    assertThat(texts(before.path("choices"), "title"))
        .contains("[1] to cmd is lost", "[1] to cmd is doubled", "maar1: a timer ends early")
        .contains("a stranger repeats [1] to cmd", "cmd crashes and starts again");
  }

  @Test
  void whatChangedInTheLastStepIsMarked() {
    JsonNode cmd = named(walk("relay", "0.0.1.0").path("nodes"), "name", "cmd");
    JsonNode binding = named(cmd.path("parts"), "title", "Binding of mn1");
    JsonNode serving = named(binding.path("entries"), "name", "S-MAAR");
    assertThat(serving.path("value").asText()).isEqualTo("maar2");
    assertThat(serving.path("change").asText()).isEqualTo("changed");
    assertThat(serving.path("was").asText()).isEqualTo("maar1");
    JsonNode lifetime = named(binding.path("entries"), "name", "lifetime");
    assertThat(lifetime.has("change")).isFalse();
    JsonNode maar3 = named(walk("relay", "0.0.1.0").path("nodes"), "name", "maar3");
    assertThat(maar3.path("parts")).isEmpty();
  }

  @Test
  void stateIsThatOfTheStepAskedFor() {
    JsonNode whole = walk(FINDING, TO_FINDING);
    JsonNode earlier =
        api.answer("/api/walk", Map.of("world", FINDING, "way", TO_FINDING, "at", "3"));
    JsonNode short3 = walk(FINDING, "0.0.1");
    assertThat(earlier.path("nodes")).isEqualTo(short3.path("nodes"));
    assertThat(earlier.path("choices")).isEqualTo(short3.path("choices"));
    assertThat(earlier.path("rows")).isEqualTo(whole.path("rows"));
  }

  @Test
  void brokenPropertyEndsTheWay() {
    JsonNode walk = walk(FINDING, TO_FINDING);
    assertThat(walk.at("/breach/property").asText()).isEqualTo("newest-wins");
    assertThat(walk.at("/breach/step").asInt()).isEqualTo(6);
    assertThat(walk.path("choices")).isEmpty();
    JsonNode property = named(walk.path("properties"), "name", "newest-wins");
    assertThat(property.path("state").asText()).isEqualTo("broken");
    JsonNode before = walk(FINDING, "0.0.1.0.2");
    assertThat(before.at("/choices/2/breaks").asText()).startsWith("newest-wins");
  }

  @Test
  void ladderOfThePageIsThatOfTheCommandLineOnEveryKindOfWorld() {
    Random random = new Random(20);
    for (CheckedWorld world : Worlds.all()) {
      List<Integer> way = new ArrayList<>();
      JsonNode walk = walk(world.name(), "");
      while (way.size() < 12 && !walk.path("choices").isEmpty()) {
        way.add(random.nextInt(walk.path("choices").size()));
        walk = walk(world.name(), dotted(way));
      }
      StringWriter told = new StringWriter();
      PrintWriter out = new PrintWriter(told);
      Ladder.tell(world.bounds(), way, out);
      out.flush();
      List<String> lines = told.toString().lines().skip(1).toList();
      assertThat(walk.path("rows").size()).isLessThanOrEqualTo(lines.size());
      for (int i = 0; i < walk.path("rows").size(); i++) {
        assertThat(lines.get(i)).endsWith("  " + walk.path("rows").get(i).path("text").asText());
      }
      assertThat(told.toString().contains("\n** ")).isEqualTo(walk.has("breach"));
    }
  }

  private static String dotted(List<Integer> way) {
    return String.join(".", way.stream().map(String::valueOf).toList());
  }

  @Test
  void messageHasItsOctetsAndItsOptionsTheirSections() {
    JsonNode message =
        api.answer("/api/message", Map.of("world", "relay", "way", "0.0.1.0", "message", "4"));
    assertThat(message.path("section").asText()).isEqualTo("8885 4.1");
    JsonNode serving = named(message.path("fields"), "name", "Serving MAAR");
    assertThat(serving.path("section").asText()).isEqualTo("8885 4.6");
    int octets = 0;
    for (JsonNode field : message.path("fields")) {
      assertThat(field.path("offset").asInt()).isEqualTo(octets);
      octets += field.path("length").asInt();
    }
    assertThat(message.path("octets").asText()).hasSize(2 * octets);
  }

  @Test
  void everyOptionOfTheCodecHasItsSection() {
    for (OptionType type : OptionType.values()) {
      assertThat(Sections.ofOption(type.code())).as(type.name()).isPresent();
    }
  }

  @Test
  void sameWayInAnotherProfileDiffersWhereTheRuleBites() {
    JsonNode both =
        api.answer(
            "/api/compare",
            Map.of("world", FINDING, "way", TO_FINDING, "other-profile", "HARDENED"));
    assertThat(both.at("/firstDifference/step").asInt()).isEqualTo(6);
    assertThat(both.at("/one/breach/property").asText()).isEqualTo("newest-wins");
    assertThat(both.path("other").has("breach")).isFalse();
  }

  @Test
  void sameWayInTheSameSettingDoesNotDiffer() {
    JsonNode both = api.answer("/api/compare", Map.of("way", "0.0.1.0.1.2", "other-mode", "relay"));
    assertThat(both.has("firstDifference")).isFalse();
    assertThat(both.path("other").path("rows")).isEqualTo(both.path("one").path("rows"));
  }

  @Test
  void stepThatTheOtherCannotTakeIsADifference() {
    JsonNode both =
        api.answer(
            "/api/compare", Map.of("bounds", "drops=1", "way", "0.1", "other-bounds", "drops=0"));
    assertThat(both.at("/one/steps/1/kind").asText()).isEqualTo("drop");
    assertThat(both.at("/firstDifference/otherStep").asInt()).isZero();
    assertThat(both.at("/firstDifference/why").asText()).contains("cannot take");
  }

  @Test
  void seededBugIsInTheClassesThatAnswer() {
    ObjectNode found =
        api.answer("/api/way", Map.of("world", "relay", "mutant", "cmd-takes-late-update"));
    String way = found.path("way").asText();
    assertThat(way).isNotEmpty();
    JsonNode mutated =
        api.answer(
            "/api/walk", Map.of("world", "relay", "way", way, "mutant", "cmd-takes-late-update"));
    assertThat(mutated.at("/breach/property").asText()).isEqualTo("newest-wins");
    assertThat(walk("relay", way).has("breach")).isFalse();
    api.close();
  }

  @Test
  void findingIsKnownByItsNumber() {
    assertThat(Place.of("01", Map.of(), api)).isEqualTo(new Place(FINDING, TO_FINDING, Map.of()));
    assertThat(Place.of("", Map.of("mode", "locator"), api).fragment())
        .isEqualTo("relay?mode=locator");
  }
}
