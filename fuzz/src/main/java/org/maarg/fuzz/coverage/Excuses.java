package org.maarg.fuzz.coverage;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The branches that fuzzing does not take, each with a reason, held against a measurement. */
public final class Excuses {
  private static final double WIRE_AT_LEAST = 1.0;
  private static final double PROTOCOL_AT_LEAST = 0.95;

  private Excuses() {}

  /**
   * A method whose branches are not all taken.
   *
   * @param at class and method
   * @param missed number of its branches that are not taken
   * @param reachable whether an input of a target could take them at all
   * @param why the reason
   */
  public record Excuse(String at, int missed, boolean reachable, String why) {}

  /** All of them by package, as {@code untaken.yaml} has them. */
  public static Map<String, List<Excuse>> all() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (InputStream in = Excuses.class.getResourceAsStream("untaken.yaml")) {
      return yaml.readValue(
          Objects.requireNonNull(in), new TypeReference<Map<String, List<Excuse>>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What is wrong with a measurement, one line for each; nothing if all is well. */
  public static List<String> problems(Measurement.Result result) {
    List<String> problems = new ArrayList<>();
    Map<String, List<Excuse>> all = all();
    for (Measurement.PackageCoverage coverage : result.packages()) {
      List<Excuse> excuses = all.getOrDefault(coverage.name(), List.of());
      compare(coverage, excuses, problems);
      double taken = share(coverage, excuses);
      double least = isWire(coverage) ? WIRE_AT_LEAST : PROTOCOL_AT_LEAST;
      if (taken < least) {
        problems.add(
            "%s: %.1f %% of the branches are taken, at least %.0f %% must be"
                .formatted(coverage.name(), 100 * taken, 100 * least));
      }
    }
    return problems;
  }

  private static boolean isWire(Measurement.PackageCoverage coverage) {
    return coverage.name().startsWith("org.maarg.wire");
  }

  /** Of wire those that can be reached count, of protocol all. */
  private static double share(Measurement.PackageCoverage coverage, List<Excuse> excuses) {
    int unreachable = excuses.stream().filter(it -> !it.reachable()).mapToInt(Excuse::missed).sum();
    int counted = coverage.branches() - (isWire(coverage) ? unreachable : 0);
    return coverage.taken() / (double) counted;
  }

  private static void compare(
      Measurement.PackageCoverage coverage, List<Excuse> excuses, List<String> problems) {
    Map<String, Integer> listed = new TreeMap<>();
    excuses.forEach(excuse -> listed.merge(excuse.at(), excuse.missed(), Integer::sum));
    for (Gap gap : coverage.gaps()) {
      Integer missed = listed.remove(gap.place());
      if (missed == null) {
        problems.add(
            gap.place() + ": " + gap.missed() + " branches not taken, not listed: " + gap.lines());
      } else if (missed != gap.missed()) {
        problems.add(
            "%s: %d branches not taken, %d listed: %s"
                .formatted(gap.place(), gap.missed(), missed, gap.lines()));
      }
    }
    listed.forEach((at, missed) -> problems.add(at + ": listed, but every branch is taken"));
  }
}
