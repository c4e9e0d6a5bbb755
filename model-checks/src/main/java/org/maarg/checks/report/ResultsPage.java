package org.maarg.checks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Result;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.world.Witness;

/**
 * The page {@code model-checks/RESULTS.md}. It holds nothing that differs from one machine or day
 * to the next: no times, no rates.
 */
public final class ResultsPage {
  private final Map<CheckedWorld, Result> results;
  private final List<Hunt.Outcome> mutants;
  private final List<RecordedRun> runs;
  private final StringBuilder page = new StringBuilder();

  /**
   * A page about these outcomes.
   *
   * @param results of all worlds, in the order of the page
   */
  ResultsPage(
      Map<CheckedWorld, Result> results, List<Hunt.Outcome> mutants, List<RecordedRun> runs) {
    this.results = results;
    this.mutants = mutants;
    this.runs = runs;
  }

  String text() {
    heading();
    claims();
    properties();
    worlds();
    loops();
    findings();
    seededBugs();
    pathFinder();
    return page.toString();
  }

  private List<CheckedWorld> holding() {
    return results.keySet().stream().filter(it -> it.finding().isEmpty()).toList();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void heading() {
    long states = holding().stream().mapToLong(it -> result(it).unique()).sum();
    long transitions = holding().stream().mapToLong(it -> result(it).total() - 1).sum();
    long killed = mutants.stream().filter(Hunt.Outcome::isKilled).count();
    long idle = results.values().stream().mapToLong(Result::idle).sum();
    line("# Results of the model checks");
    line("");
    line("Written by `./maarg check --results`; a test compares it with a fresh run.");
    line("");
    line(
        "- %d worlds in which every property holds, %d that show a finding"
            .formatted(holding().size(), results.size() - holding().size()));
    line(
        "- %,d unique states and %,d transitions in the former, every search complete"
            .formatted(states, transitions));
    line("- %d of %d mutants killed by the property they aim at".formatted(killed, mutants.size()));
    line(
        "- %,d idle transitions: each step uses up a message, a timer or a budget".formatted(idle));
    line(
        "- once nothing comes from outside, at most %d steps to rest, on any way in any of the worlds"
            .formatted(
                holding().stream().mapToInt(it -> result(it).longestAlone()).max().orElse(0)));
    line(
        "- %d recorded runs of Java PathFinder, %d of today's sources"
            .formatted(runs.size(), runs.stream().filter(RecordedRun::today).count()));
    line("");
  }

  private Result result(CheckedWorld world) {
    Result result = results.get(world);
    if (result == null) {
      throw new IllegalArgumentException(world.name() + " was not explored");
    }
    return result;
  }

  private void claims() {
    line("## What is claimed");
    line("");
    line(
        "A claim stands on properties that always hold, witnesses that must be seen sometimes (in so many"
            + " of the worlds), and seeded bugs that prove that it can fail.");
    line("");
    line("| | claim | always | sometimes | seeded bugs |");
    line("| --- | --- | --- | --- | --- |");
    for (Claim claim : Claim.all()) {
      line(
          "| %d | %s | %s | %s | %s |"
              .formatted(
                  claim.number(),
                  claim.title(),
                  String.join(", ", claim.properties()),
                  claim.witnesses().stream().map(this::seen).collect(Collectors.joining(", ")),
                  claim.mutants().stream().map(it -> it.id()).collect(Collectors.joining(", "))));
    }
    line("");
  }

  private String seen(Witness witness) {
    long worlds = holding().stream().filter(it -> result(it).witnesses().contains(witness)).count();
    return witness + " (" + worlds + ")";
  }

  private void properties() {
    line("## Properties");
    line("");
    line(
        "Every property is checked in every world; the last column counts those in which it could break.");
    line("");
    line("| property | says | broken in findings | held in worlds | concerned |");
    line("| --- | --- | --- | --- | --- |");
    for (Property property : Property.all()) {
      long broken =
          results.keySet().stream()
              .filter(it -> it.finding().filter(property.name()::equals).isPresent())
              .count();
      long concerned = holding().stream().filter(it -> concerns(property, it)).count();
      line(
          "| %s | %s | %d | %d | %d |"
              .formatted(property.name(), property.says(), broken, holding().size(), concerned));
    }
    line("");
  }

  private static boolean concerns(Property property, CheckedWorld world) {
    return property.concerns().test(world.bounds());
  }

  private void worlds() {
    line("## Worlds");
    line("");
    int claims = Claim.all().size();
    line(
        ("Columns 1 to %d are the claims: x where a property of the claim could break, and holds. JPF: states and"
                + " transitions on Java PathFinder agree with the explorer's, on today's sources (today), on older ones"
                + " (older), or do not (no). Alone: the most steps that the domain takes by itself before it is at rest.")
            .formatted(claims));
    line("");
    String numbers =
        Claim.all().stream().map(it -> it.number() + " | ").collect(Collectors.joining());
    line("| world | mode | states | transitions | depth | alone | %sJPF |".formatted(numbers));
    line("| --- | --- | --: | --: | --: | --: |%s --- |".formatted(" --- |".repeat(claims)));
    for (CheckedWorld world : holding()) {
      Result result = result(world);
      List<String> marks = new ArrayList<>();
      for (Claim claim : Claim.all()) {
        marks.add(claim.isShownIn(world.bounds()) ? "x" : "");
      }
      line(
          "| %s | %s | %,d | %,d | %d | %d | %s | %s |"
              .formatted(
                  world.name(),
                  world.bounds().mode().name().toLowerCase(Locale.ROOT),
                  result.unique(),
                  result.total() - 1,
                  result.depth(),
                  result.longestAlone(),
                  String.join(" | ", marks),
                  recorded(world)));
    }
    line("");
  }

  private String recorded(CheckedWorld world) {
    for (RecordedRun run : runs) {
      if (run.isOfWorld(world.name())) {
        return !run.agrees().equals("true") ? "no" : run.today() ? "today" : "older";
      }
    }
    return "";
  }

  private void loops() {
    line("## Transient loops");
    line("");
    line(
        "States in which an anchor tunnels a prefix to a MAAR that does not know the prefix, and so would route"
            + " packets back. At rest there are none: prefixes-reachable. A MAAR that filters what comes out of its"
            + " tunnels loses these packets instead.");
    line("");
    line("| world | states with one | of | shortest way |");
    line("| --- | --: | --: | --- |");
    for (CheckedWorld world : holding()) {
      Result result = result(world);
      line(
          "| %s | %,d | %,d | %s |"
              .formatted(
                  world.name(),
                  result.loops(),
                  result.unique(),
                  result.loops() == 0
                      ? ""
                      : "`--replay " + Ids.of(world.name(), result.loopPath()) + "`"));
    }
    line("");
  }

  private void findings() {
    line("## Findings");
    line("");
    line("The pages are in [spec/findings](../spec/findings/README.md).");
    line("");
    line("| world | property that breaks | steps | shortest way |");
    line("| --- | --- | --: | --- |");
    for (CheckedWorld world : results.keySet()) {
      result(world)
          .violation()
          .ifPresent(
              it ->
                  line(
                      "| %s | %s | %d | `--replay %s` |"
                          .formatted(
                              world.name(),
                              it.property(),
                              it.path().size(),
                              Ids.of(world.name(), it.path()))));
    }
    line("");
  }

  private void seededBugs() {
    line("## Mutants");
    line("");
    line("| mutant | in | world | killed by | steps |");
    line("| --- | --- | --- | --- | --: |");
    for (Hunt.Outcome outcome : mutants) {
      line(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  outcome.mutant().id(),
                  outcome.mutant().file(),
                  outcome.mutant().world(),
                  outcome.isKilled() ? outcome.property() : "SURVIVES",
                  outcome.path().isEmpty() ? "" : outcome.path().split("\\.").length));
    }
    line("");
  }

  private void pathFinder() {
    line("## Java PathFinder");
    line("");
    line(
        "Recorded in [evidence](evidence/README.md). Ratio: the explorer's transitions a second in PathFinder's, on"
            + " the same world in one run, the start of both left out; a test fails if it is below 40 on a"
            + " world of 2,000 states or more.");
    line("");
    line("| kind | of | result | counts | agrees | ratio | sources |");
    line("| --- | --- | --- | --- | --- | --: | --- |");
    for (RecordedRun run : runs) {
      line(
          "| %s | %s | %s | %s | %s | %s | %s |"
              .formatted(
                  run.kind(),
                  run.name(),
                  run.result().replace("|", "\\|"),
                  run.counts(),
                  run.agrees(),
                  run.ratio(),
                  run.today() ? "today's" : "older"));
    }
  }
}
