package org.maarg.security.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.security.measure.Measurement;
import org.maarg.security.measure.Measures;
import org.maarg.security.measure.Measures.Measure;
import org.maarg.security.measure.Window;
import org.maarg.security.model.Expression;
import org.maarg.security.model.MeasureRef;
import org.maarg.security.model.Point;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Step;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Reading;
import org.maarg.security.result.Reading.Kind;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.Series;
import org.maarg.security.script.Scope;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainState;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;

/** One run of a scenario: one profile, mode and point. */
final class SingleRun {
  /** A measurement under way. */
  private record Taken(Measure measure, Measurement measurement) {}

  private final Scenario scenario;
  private final Point point;
  private final Scope scope;
  private final SimulatedStage stage;
  private final Window window;
  private final List<Taken> taken = new ArrayList<>();
  private final long sampleMillis;
  private long nextSample;
  private long stepBegan;

  SingleRun(Scenario scenario, Profile profile, Mode mode, Point point, long seed) {
    this.scenario = scenario;
    this.point = point;
    this.scope = Scope.of(point.numbers(), seed);
    Domain domain = domain(profile, mode, seed);
    this.window = new Window(domain.plan());
    this.stage = new SimulatedStage(domain, window, scope.count(scenario.topology().mns()));
    this.sampleMillis = scenario.sample().map(scope::millis).orElse(0L);
    for (MeasureRef ref : scenario.measures()) {
      Measures.named(ref.name()).ifPresent(this::take);
    }
  }

  private Domain domain(Profile profile, Mode mode, long seed) {
    try {
      return Domains.build(scenario.topology(), mode, profile, scope, seed);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(scenario.file() + ": topology", e);
    }
  }

  private void take(Measure measure) {
    Measurement measurement = measure.factory().apply(window);
    taken.add(new Taken(measure, measurement));
    stage.observe(measurement::see);
  }

  /** Tells of everything that there is to see in the run. */
  void observe(Consumer<TraceEvent> observer) {
    stage.observe(observer);
  }

  /** What the nodes are called. */
  Names names() {
    return stage.names();
  }

  RunResult run(String variant, Mode mode) {
    if (scenario.script().stream().noneMatch(Step::startsMeasuring)) {
      stage.watch();
    }
    for (Step step : scenario.script()) {
      try {
        passTime(step);
        begin(step);
      } catch (IllegalArgumentException e) {
        throw new ScenarioException(step.place(), e);
      }
    }
    stage.watch();
    sampleIfDue(true);
    Map<String, Reading> readings = readings();
    Map<String, Series> series = new LinkedHashMap<>();
    for (Taken one : taken) {
      if (one.measure.isSeries()) {
        one.measurement.series().ifPresent(it -> series.put(one.measure.name(), it));
      }
    }
    return new RunResult(variant, mode, point, readings, series, stage.events());
  }

  private void passTime(Step step) {
    long millis = scope.millis(step.time());
    switch (step.when()) {
      case AT -> passUntil(millis);
      case AFTER -> passUntil(stepBegan + millis);
      case QUIET -> {
        passUntilQuiet(stage.nowMillis() + millis);
        if (!stage.isQuiet() && !step.restless()) {
          throw new IllegalArgumentException(
              "quiet: there is still something under way after " + millis + " ms");
        }
      }
    }
    stepBegan = stage.nowMillis();
  }

  private void passUntil(long until) {
    if (until < stage.nowMillis()) {
      throw new IllegalArgumentException(
          "it is " + stage.nowMillis() + " ms already, later than " + until + " ms");
    }
    while (isSampling() && nextSample <= until) {
      stage.runUntil(nextSample);
      sampleIfDue(false);
    }
    stage.runUntil(until);
  }

  private void passUntilQuiet(long limit) {
    while (isSampling() && nextSample <= limit) {
      if (stage.runUntilQuiet(nextSample - stage.nowMillis())) {
        return;
      }
      sampleIfDue(false);
    }
    stage.runUntilQuiet(limit - stage.nowMillis());
  }

  private boolean isSampling() {
    return window.isOpen() && sampleMillis > 0;
  }

  private void sampleIfDue(boolean last) {
    if (isSampling() && (last || stage.nowMillis() >= nextSample)) {
      DomainState state = stage.state();
      taken.forEach(one -> one.measurement.sample(stage.nowMillis(), state));
      nextSample = stage.nowMillis() + sampleMillis;
    }
  }

  private void begin(Step step) {
    if (step.event().isEmpty()) {
      return;
    }
    int times = scope.count(step.times());
    long every = scope.millis(step.every());
    for (int i = 1; i <= times; i++) {
      Scope here = scope.with("i", i);
      long after =
          step.within().isPresent()
              ? scope.below(scope.millis(step.within().get()))
              : (i - 1) * every;
      if (after == 0) {
        step.event().get().happen(stage, here);
      } else {
        stage.at(stage.nowMillis() + after, () -> happen(step, here));
      }
    }
    if (window.isOpen() && nextSample == 0) {
      sampleIfDue(false);
    }
  }

  private void happen(Step step, Scope here) {
    try {
      step.event().orElseThrow().happen(stage, here);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(step.place(), e);
    }
  }

  /** What is exact comes first: the rest may disturb the nodes. */
  private Map<String, Reading> readings() {
    Map<String, Reading> byName = new HashMap<>();
    for (Kind kind : Kind.values()) {
      for (Taken one : taken) {
        if (one.measure.kind() == kind && !one.measure.isSeries()) {
          double value = one.measurement.value(stage);
          byName.put(one.measure.name(), new Reading(value, one.measure.unit(), kind));
        }
      }
    }
    Map<String, Reading> ordered = new LinkedHashMap<>();
    Map<String, Double> values = point.numbers();
    for (MeasureRef ref : scenario.measures()) {
      Reading reading =
          ref.formula().map(it -> derived(it, values, ordered)).orElse(byName.get(ref.name()));
      if (reading != null) {
        ordered.put(ref.name(), reading);
        values.put(ref.name(), reading.unit().toBase(reading.value()));
      }
    }
    return ordered;
  }

  private static Reading derived(
      Expression formula, Map<String, Double> values, Map<String, Reading> others) {
    Unit unit = Unit.shownFor(formula.dimension());
    boolean measured =
        formula.names().stream()
            .anyMatch(it -> others.containsKey(it) && others.get(it).kind() == Kind.MEASURED);
    return new Reading(
        unit.ofBase(formula.value(values)), unit, measured ? Kind.MEASURED : Kind.EXACT);
  }
}
