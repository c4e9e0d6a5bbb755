package org.maarg.security.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.security.live.LiveTable;
import org.maarg.security.model.Figure;
import org.maarg.security.model.MeasureRef;
import org.maarg.security.model.Parameter;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Topology;
import org.maarg.security.model.Variant;
import org.maarg.security.result.Outcome;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.result.VerdictResult;
import org.maarg.security.run.ScenarioRunner;

/** What the report says of one scenario: threat, setting, figures, numbers, what follows. */
final class ScenarioSection {
  /** Begins an outcome that the scenario does not expect. */
  static final String UNEXPECTED = "UNEXPECTED: ";

  private static final int MOST_POINTS = 3;

  private final ScenarioResult result;
  private final Scenario scenario;
  private final Document document;

  private ScenarioSection(ScenarioResult result, Document document) {
    this.result = result;
    this.scenario = result.scenario();
    this.document = document;
  }

  /** Adds the section. */
  static void add(ScenarioResult result, List<LiveRuns> live, Document document) {
    ScenarioSection section = new ScenarioSection(result, document);
    section.threat();
    section.setting();
    section.figures();
    section.numbers();
    section.verdicts();
    live.stream().filter(it -> it.scenario().equals(result.scenario().id())).forEach(section::live);
    document.heading(3, section.id("follows"), "What follows");
    document.paragraph(section.scenario.follows());
    section.everything();
  }

  private String id(String part) {
    return scenario.id() + "-" + part;
  }

  private void threat() {
    document.heading(2, scenario.id(), scenario.title());
    document.paragraph(scenario.threat());
  }

  private void setting() {
    document.heading(3, id("setting"), "Setting");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("scenario", file()));
    rows.add(List.of("adversary", scenario.adversary().text()));
    rows.add(List.of("review", String.join(", ", scenario.review())));
    rows.add(List.of("requirements", String.join(", ", scenario.requirements())));
    rows.add(List.of("domain", domain()));
    rows.add(
        List.of("modes", String.join(", ", scenario.modes().stream().map(Words::mode).toList())));
    scenario.parameters().forEach(it -> rows.add(List.of("`" + it.name() + "`", values(it))));
    knobs("knobs in every profile", scenario.knobs().texts()).ifPresent(rows::add);
    for (String profile : Scenario.PROFILES) {
      String turned = Words.turned(scenario, profile);
      if (!turned.isEmpty()) {
        rows.add(List.of("knobs in " + profile, turned));
      }
    }
    String tuned = Words.turned(scenario, Variant.TUNED);
    if (!tuned.isEmpty()) {
      rows.add(List.of("knobs tuned to this domain", tuned));
    }
    knobs("countermeasure switched off", scenario.without().texts()).ifPresent(rows::add);
    scenario.weaker().forEach(it -> knobs("also switched off", it.texts()).ifPresent(rows::add));
    rows.add(List.of("seed", Long.toString(result.seed())));
    document.table(List.of("what", "value"), rows);
  }

  private String file() {
    return "[" + scenario.id() + ".yaml](../scenarios/" + scenario.id() + ".yaml)";
  }

  private String domain() {
    Topology topology = scenario.topology();
    List<String> parts = new ArrayList<>();
    parts.add("1 CMD; MAARs: " + topology.maars() + "; mobile nodes: " + topology.mns());
    parts.add("link delay " + topology.delay());
    parts.add("jitter up to " + topology.jitter());
    parts.add("lifetime " + topology.lifetime());
    topology.pool().ifPresent(it -> parts.add("pool of " + it + " prefixes per MAAR"));
    topology.authorized().ifPresent(it -> parts.add(it + " authorised mobile nodes"));
    topology
        .clocks()
        .forEach(it -> parts.add("clock of " + Words.node(it.node()) + " ahead by " + it.ahead()));
    return String.join("; ", parts);
  }

  private String values(Parameter parameter) {
    List<String> texts =
        parameter.values(result.small()).stream().map(Parameter.Value::text).toList();
    return String.join(", ", texts);
  }

  private static Optional<List<String>> knobs(String what, Map<String, String> knobs) {
    List<String> texts =
        knobs.entrySet().stream()
            .map(it -> "`" + it.getKey() + ": " + it.getValue() + "`")
            .toList();
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(List.of(what, String.join(", ", texts)));
  }

  private void figures() {
    Plots.of(result).forEach(document::drawing);
  }

  /** What figures and limits speak of, at the first, a middle and the last point. */
  private void numbers() {
    document.heading(3, id("numbers"), "Numbers");
    List<String> variants = result.runs().stream().map(RunResult::variant).distinct().toList();
    List<String> head = new ArrayList<>(List.of("reading", "at"));
    variants.forEach(it -> head.add(Words.variant(scenario, it)));
    List<List<String>> rows = new ArrayList<>();
    for (String reading : headlines()) {
      Map<List<String>, Set<String>> places = byValues(reading, variants);
      places.forEach(
          (values, at) ->
              rows.add(
                  row(
                      reading,
                      places.size() == 1 ? "all of them" : String.join("; ", at),
                      values)));
    }
    document.numbers(head, rows);
  }

  private static List<String> row(String reading, String at, List<String> values) {
    List<String> row = new ArrayList<>(List.of(Words.of(reading), at));
    row.addAll(values);
    return row;
  }

  /** Places that yield the same values share a row. */
  private Map<List<String>, Set<String>> byValues(String reading, List<String> variants) {
    Map<List<String>, Set<String>> rows = new LinkedHashMap<>();
    for (String place : places()) {
      List<String> values = new ArrayList<>();
      for (String variant : variants) {
        values.add(
            result.runs(variant).stream()
                .filter(run -> place(run).equals(place))
                .findFirst()
                .flatMap(run -> Optional.ofNullable(run.readings().get(reading)))
                .map(Words::shown)
                .orElse(""));
      }
      rows.computeIfAbsent(values, it -> new LinkedHashSet<>()).add(place);
    }
    return rows;
  }

  private List<String> headlines() {
    Set<String> names = new LinkedHashSet<>();
    for (Figure figure : scenario.figures()) {
      if (!figure.x().isEmpty()) {
        names.addAll(figure.y());
      }
    }
    scenario.limits().stream()
        .flatMap(it -> it.left().names().stream())
        .sorted()
        .forEach(names::add);
    names.retainAll(scenario.measures().stream().map(MeasureRef::name).toList());
    return List.copyOf(names);
  }

  private List<String> places() {
    List<RunResult> first = result.runs(result.runs().get(0).variant());
    Map<String, List<String>> byMode = new LinkedHashMap<>();
    first.forEach(
        run -> byMode.computeIfAbsent(run.mode().name(), it -> new ArrayList<>()).add(place(run)));
    return byMode.values().stream().flatMap(it -> some(it).stream()).toList();
  }

  private static List<String> some(List<String> all) {
    return all.size() <= MOST_POINTS
        ? all
        : List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1));
  }

  private String place(RunResult run) {
    List<String> parts = new ArrayList<>();
    if (scenario.modes().size() > 1) {
      parts.add(Words.mode(run.mode()));
    }
    for (Parameter parameter : scenario.parameters()) {
      Parameter.Value value = run.point().values().get(parameter.name());
      if (parameter.isSwept() && value != null) {
        parts.add(parameter.name() + "=" + value.text());
      }
    }
    return String.join(" ", parts);
  }

  private void verdicts() {
    document.heading(3, id("verdict"), "Verdict");
    List<List<String>> rows = new ArrayList<>();
    for (VerdictResult verdict : result.verdicts()) {
      for (VerdictResult.LimitResult limit : verdict.limits()) {
        rows.add(
            List.of(
                Words.variant(scenario, verdict.variant()),
                "`" + limit.limit() + "`",
                limit.broken() + " of " + limit.runs() + " runs",
                limit.first().orElse(""),
                outcome(verdict.asExpected(), outcome(verdict, limit))));
      }
    }
    document.table(List.of("profile", "limit", "broken in", "first", "outcome"), rows);
    unbroken();
  }

  /** A limit that held under every variant shows nothing by itself. */
  private void unbroken() {
    for (String limit : ScenarioRunner.neverBroken(result)) {
      scenario
          .reason(limit)
          .ifPresent(because -> document.paragraph("Nothing breaks `" + limit + "`. " + because));
    }
  }

  private static Outcome outcome(VerdictResult verdict, VerdictResult.LimitResult limit) {
    return limit.holds() ? Outcome.HOLDS : verdict.outcome();
  }

  /** The outcome, and whether the scenario expects it. */
  static String outcome(boolean asExpected, Outcome outcome) {
    return (asExpected ? "" : UNEXPECTED) + outcome.text();
  }

  private void live(LiveRuns runs) {
    document.heading(3, id("live"), "On sockets");
    document.paragraph(
        "A fan-out of the same size on loopback sockets, between nodes with clocks, timers and a"
            + " network stack, and simulated: each cell is the simulation, then the sockets. It is"
            + " not the setting above: all mobile nodes move at the same moment, over links without"
            + " delay and jitter, so that peaks differ from those above.");
    document.paragraph("What \"agrees\" means, `BurstTolerance`: " + LiveTable.TOLERANCE);
    document.paragraph(
        "The shape is therefore held from above: a peak within 1 ms or 10 ms is at most the"
            + " simulated one and the updates of one pacing interval. From below such a peak is"
            + " hardly held at all, for the window in which it is looked for is longer by more than"
            + " itself; a live number that is smaller than the simulated one says that the machine"
            + " took its time, and nothing of the protocol.");
    document.numbers(runs.head(), runs.rows());
    document.paragraph(
        runs.differences().isEmpty()
            ? "Simulation and sockets agree."
            : "They do NOT agree: " + String.join("; ", runs.differences()) + ".");
  }

  private void everything() {
    List<String> names =
        scenario.measures().stream()
            .map(MeasureRef::name)
            .filter(it -> result.runs().get(0).readings().containsKey(it))
            .toList();
    List<String> head = new ArrayList<>(List.of("run", "profile"));
    names.forEach(it -> head.add(Words.of(it)));
    List<List<String>> rows = new ArrayList<>();
    for (RunResult run : result.runs()) {
      List<String> row =
          new ArrayList<>(List.of(place(run), Words.variant(scenario, run.variant())));
      for (String name : names) {
        row.add(Optional.ofNullable(run.readings().get(name)).map(Words::shown).orElse(""));
      }
      rows.add(row);
    }
    document.folded("All " + rows.size() + " runs", head, rows);
  }
}
