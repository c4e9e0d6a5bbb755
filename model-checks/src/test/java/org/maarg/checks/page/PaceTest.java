package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;

/**
 * How long a step takes. The figures are printed; what is asserted is only that no step takes so
 * long that something must be wrong, on however busy a machine.
 */
class PaceTest {
  private static final long FAR_TOO_LONG = 20_000;
  private static final PageApi API = new PageApi(TwoMoves.runs());

  @AfterAll
  static void stop() {
    API.close();
  }

  @Test
  void stepOfTheLargestWorld() {
    CheckedWorld largest =
        Worlds.all().stream().max(Comparator.comparingInt(CheckedWorld::unique)).orElseThrow();
    goThrough(largest.name(), "", 1_000);
  }

  @Test
  void stepOfALadderOfFiveHundredRows() {
    goThrough("relay", "longTimers=99", 308);
  }

  /** Takes the first choice again and again, as a reader with the page does, to the end. */
  private static void goThrough(String world, String bounds, int steps) {
    List<Long> micros = new ArrayList<>();
    StringBuilder way = new StringBuilder();
    JsonNode walk = ask(world, bounds, "");
    while (micros.size() < steps && !walk.path("choices").isEmpty()) {
      way.append(way.length() == 0 ? "0" : ".0");
      long began = System.nanoTime();
      walk = ask(world, bounds, way.toString());
      micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
    }
    tell(world, walk.path("rows").size(), micros);
    assertThat(micros).isNotEmpty().allMatch(it -> it < FAR_TOO_LONG * 1_000);
  }

  private static JsonNode ask(String world, String bounds, String way) {
    return API.answer("/api/walk", Map.of("world", world, "bounds", bounds, "way", way));
  }

  private static void tell(String world, int rows, List<Long> micros) {
    List<Long> sorted = micros.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%s, %d steps, %d rows: a step is answered in %.1f ms (median), %.1f ms (last), %.1f ms"
            + " (longest)%n",
        world,
        sorted.size(),
        rows,
        sorted.get(sorted.size() / 2) / 1_000.0,
        micros.get(micros.size() - 1) / 1_000.0,
        sorted.get(sorted.size() - 1) / 1_000.0);
  }
}
