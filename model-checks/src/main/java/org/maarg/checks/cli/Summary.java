package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.checks.report.Property;
import org.maarg.checks.world.Witness;

/** What came out for each property and witness over all worlds of a run. */
final class Summary {
  private static final String UNSURE = "unsure";
  private static final String NOT_CONCERNED = "not concerned";

  private final List<CheckRun.Outcome> outcomes;

  Summary(List<CheckRun.Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  void print(PrintWriter out) {
    out.println("Always, in every state:");
    for (Property property : Property.all()) {
      List<String> broken = brokenIn(property);
      out.printf("  %-13s %-19s %s%n", verdict(property), property.name(), property.says());
      if (!broken.isEmpty()) {
        out.println("                broken in " + String.join(", ", broken));
      }
    }
    if (outcomes.stream().anyMatch(it -> it.world().finding().isPresent())) {
      out.println("  What breaks in a world named finding-... is expected to break there.");
    }
    if (Property.all().stream().anyMatch(it -> verdict(it).equals(UNSURE))) {
      out.println(
          "  unsure: the explorer says that it held; Java PathFinder does not say the same.");
    }
    if (Property.all().stream().anyMatch(it -> verdict(it).equals(NOT_CONCERNED))) {
      out.println(
          "  not concerned: no search here came to its end in a world that could break it.");
    }
    out.println("Sometimes, in how many of the worlds:");
    out.println("  " + String.join(", ", witnesses()));
  }

  private String verdict(Property property) {
    if (!brokenIn(property).isEmpty()) {
      return "broken";
    } else if (concerned(property) == 0) {
      return NOT_CONCERNED;
    }
    return isDoubted(property) ? UNSURE : "held";
  }

  /** True if Java PathFinder was asked about a world that could break it, and does not agree. */
  private boolean isDoubted(Property property) {
    return outcomes.stream()
        .filter(it -> property.concerns().test(it.bounds()))
        .anyMatch(it -> it.jpf().filter(run -> !run.agreesWith(it.result())).isPresent());
  }

  private List<String> brokenIn(Property property) {
    List<String> worlds = new ArrayList<>();
    for (CheckRun.Outcome outcome : outcomes) {
      if (outcome.result().violation().filter(it -> isOf(property, it.property())).isPresent()) {
        worlds.add(outcome.world().name());
      }
    }
    return worlds;
  }

  private static boolean isOf(Property property, String name) {
    return property.name().equals(name);
  }

  private long concerned(Property property) {
    return outcomes.stream()
        .filter(it -> it.result().complete() && property.concerns().test(it.bounds()))
        .count();
  }

  private List<String> witnesses() {
    List<String> seen = new ArrayList<>();
    for (Witness witness : Witness.values()) {
      long worlds = seenIn(witness);
      boolean asked = outcomes.stream().anyMatch(it -> it.world().witnesses().contains(witness));
      if (worlds > 0) {
        seen.add(witness + " " + worlds);
      } else if (asked) {
        seen.add(witness + " MISSING");
      }
    }
    return seen;
  }

  private long seenIn(Witness witness) {
    return outcomes.stream().filter(it -> it.result().witnesses().contains(witness)).count();
  }

  /** The same for a program to read. */
  Map<String, Object> fields() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Property property : Property.all()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("verdict", verdict(property));
      fields.put("held", verdict(property).equals("held"));
      fields.put("concernedWorlds", concerned(property));
      fields.put("brokenIn", brokenIn(property));
      properties.put(property.name(), fields);
    }
    Map<String, Object> witnesses = new LinkedHashMap<>();
    for (Witness witness : Witness.values()) {
      witnesses.put(witness.name(), seenIn(witness));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("properties", properties);
    all.put("witnesses", witnesses);
    return all;
  }
}
