package org.maarg.security.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.maarg.security.model.Figure;
import org.maarg.security.model.Parameter;
import org.maarg.security.model.Unit;
import org.maarg.security.model.Variant;
import org.maarg.security.result.Reading;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.result.Series;

/** Turns the figures that a scenario asks for into diagrams of its results. */
final class Plots {
  private static final double WIDE = 50;
  private static final double HIGH = 20;
  private static final int MOST_SETTINGS = 4;

  private final ScenarioResult result;

  private Plots(ScenarioResult result) {
    // Further ways to switch something off are for the limits; curves for all would hide each
    // other.
    this.result =
        new ScenarioResult(
            result.scenario(),
            result.seed(),
            result.small(),
            result.runs().stream().filter(run -> isDrawn(run.variant())).toList(),
            result.verdicts());
  }

  private static boolean isDrawn(String variant) {
    return !variant.startsWith(Variant.WITHOUT) || variant.equals(Variant.WITHOUT);
  }

  /** The diagrams of a scenario, in the order of its file. */
  static List<Diagram> of(ScenarioResult result) {
    Plots plots = new Plots(result);
    List<Diagram> all = new ArrayList<>();
    for (Figure figure : result.scenario().figures()) {
      List<Diagram> some = figure.x().isEmpty() ? plots.overTime(figure) : plots.sweptAll(figure);
      for (Diagram diagram : some) {
        all.add(diagram.withId(result.scenario().id() + "-" + (all.size() + 1)));
      }
    }
    return all;
  }

  /** Readings have a diagram each. */
  private List<Diagram> sweptAll(Figure figure) {
    List<Diagram> diagrams = new ArrayList<>();
    for (String reading : figure.y()) {
      String title = figure.title() + (figure.y().size() == 1 ? "" : ": " + Words.of(reading));
      diagrams.addAll(swept(figure.of(reading, title)));
    }
    return diagrams;
  }

  /** One diagram for each setting of what is not on the axis; settings that look alike share it. */
  private List<Diagram> swept(Figure figure) {
    Map<Diagram, List<String>> settings = new LinkedHashMap<>();
    for (String setting : settings(figure.x())) {
      Diagram diagram = swept(figure, run -> setting(run, figure.x()).equals(setting));
      settings.computeIfAbsent(diagram, it -> new ArrayList<>()).add(setting);
    }
    List<Diagram> diagrams = new ArrayList<>();
    for (Map.Entry<Diagram, List<String>> one : settings.entrySet()) {
      boolean only = settings.size() == 1;
      String suffix = only ? "" : ", " + settings(one.getValue());
      if (diagrams.size() < MOST_SETTINGS) {
        diagrams.add(one.getKey().withTitle(figure.title() + suffix));
      }
    }
    return diagrams;
  }

  private static String settings(List<String> alike) {
    int more = alike.size() - MOST_SETTINGS;
    return more <= 0
        ? String.join(" or ", alike)
        : String.join(" or ", alike.subList(0, MOST_SETTINGS)) + " or " + more + " others";
  }

  private List<String> settings(String x) {
    return result.runs().stream().map(run -> setting(run, x)).distinct().toList();
  }

  /** Mode and point without the parameter on the axis, as far as there is more than one. */
  private String setting(RunResult run, String x) {
    List<String> parts = new ArrayList<>();
    if (result.scenario().modes().size() > 1) {
      parts.add(Words.mode(run.mode()));
    }
    for (Parameter parameter : result.scenario().parameters()) {
      if (!parameter.name().equals(x) && parameter.isSwept()) {
        String value = value(run, parameter.name()).text();
        parts.add(Words.of(parameter.name()) + " " + value);
      }
    }
    return String.join(", ", parts);
  }

  private Diagram swept(Figure figure, Predicate<RunResult> which) {
    List<RunResult> runs = result.runs().stream().filter(which).toList();
    Parameter parameter = parameter(figure.x());
    List<String> categories = categories(parameter, runs);
    List<Diagram.Series> series = new ArrayList<>();
    for (String variant : variants(runs)) {
      series.add(series(figure, variant, runs, categories));
    }
    Diagram.Axis x =
        new Diagram.Axis(
            Words.axis(parameter, figure.across()), isWide(figure.x(), runs, categories));
    Diagram.Axis y = new Diagram.Axis(yLabel(figure, runs), isHigh(series));
    Diagram.Kind kind = categories.isEmpty() ? Diagram.Kind.LINES : Diagram.Kind.BARS;
    boolean bars = kind == Diagram.Kind.BARS;
    return new Diagram("x", kind, figure.title(), x, bars ? y.linear() : y, categories, series);
  }

  private Diagram.Series series(
      Figure figure, String variant, List<RunResult> runs, List<String> categories) {
    List<Diagram.Point> points = new ArrayList<>();
    for (RunResult run : runs) {
      Reading value = run.readings().get(figure.y().get(0));
      if (run.variant().equals(variant) && value != null && Double.isFinite(value.value())) {
        Parameter.Value at = value(run, figure.x());
        double x =
            categories.isEmpty()
                ? Words.shown(parameter(figure.x()), at)
                : categories.indexOf(at.text());
        points.add(new Diagram.Point(x, value.value()));
      }
    }
    return new Diagram.Series(Words.variant(result.scenario(), variant), points);
  }

  /** Words have no place on an axis of numbers, nor have one or two values. */
  private static List<String> categories(Parameter parameter, List<RunResult> runs) {
    List<Parameter.Value> values =
        runs.stream().map(run -> value(run, parameter.name())).distinct().toList();
    boolean numbers = values.size() > 2 && values.stream().noneMatch(Parameter.Value::isWord);
    return numbers ? List.of() : values.stream().map(Parameter.Value::text).distinct().toList();
  }

  private static List<String> variants(List<RunResult> runs) {
    return runs.stream().map(RunResult::variant).distinct().toList();
  }

  private String yLabel(Figure figure, List<RunResult> runs) {
    Optional<Unit> unit =
        runs.stream()
            .flatMap(run -> Optional.ofNullable(run.readings().get(figure.y().get(0))).stream())
            .map(Reading::unit)
            .findFirst();
    return Words.axis(figure, figure.y(), unit.orElse(Unit.ONE));
  }

  private boolean isWide(String x, List<RunResult> runs, List<String> categories) {
    return categories.isEmpty()
        && spread(runs.stream().map(run -> Words.shown(parameter(x), value(run, x))).toList())
            >= WIDE;
  }

  private static boolean isHigh(List<Diagram.Series> series) {
    return spread(
            series.stream()
                .flatMap(it -> it.points().stream())
                .map(Diagram.Point::y)
                .filter(it -> it > 0)
                .toList())
        >= HIGH;
  }

  /** The greatest number over the least; 0 if one of them has no logarithm. */
  private static double spread(List<Double> numbers) {
    double least = numbers.stream().mapToDouble(it -> it).min().orElse(0);
    double most = numbers.stream().mapToDouble(it -> it).max().orElse(0);
    return least > 0 ? most / least : 0;
  }

  private static Parameter.Value value(RunResult run, String name) {
    return Objects.requireNonNull(run.point().values().get(name));
  }

  private Parameter parameter(String name) {
    return result.scenario().parameters().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no parameter"));
  }

  /** One diagram for each series, at the last point of the first mode: the hardest one. */
  private List<Diagram> overTime(Figure figure) {
    RunResult last = result.runs().get(result.runs().size() - 1);
    List<RunResult> runs =
        result.runs().stream()
            .filter(run -> run.mode() == result.runs().get(0).mode())
            .filter(run -> run.point().toString().equals(last.point().toString()))
            .toList();
    List<Diagram> diagrams = new ArrayList<>();
    for (String name : figure.y()) {
      Diagram whole = overTime(figure, name, runs);
      diagrams.add(Lapse.of(whole));
      Closeup.of(whole).ifPresent(diagrams::add);
    }
    return diagrams;
  }

  private Diagram overTime(Figure figure, String name, List<RunResult> runs) {
    List<Diagram.Series> all = new ArrayList<>();
    Unit unit = Unit.ONE;
    boolean seconds = isLong(name, runs);
    for (RunResult run : runs) {
      Series series = run.series().get(name);
      if (series != null) {
        unit = series.yUnit();
        List<Diagram.Point> points =
            series.points().stream()
                .map(it -> new Diagram.Point(seconds ? it.x() / 1_000 : it.x(), it.y()))
                .toList();
        all.add(new Diagram.Series(Words.variant(result.scenario(), run.variant()), points));
      }
    }
    String point = runs.isEmpty() ? "" : setting(runs.get(0), "");
    String title = figure.title() + (point.isEmpty() ? "" : ", " + point);
    Diagram.Axis x = new Diagram.Axis(seconds ? "time (s)" : "time (ms)", false);
    Diagram.Axis y = new Diagram.Axis(Words.axis(figure, List.of(name), unit), false);
    return new Diagram("x", Diagram.Kind.STEPS, title, x, y, List.of(), all);
  }

  private static boolean isLong(String name, List<RunResult> runs) {
    return runs.stream()
        .flatMap(run -> Optional.ofNullable(run.series().get(name)).stream())
        .flatMap(it -> it.points().stream())
        .anyMatch(it -> it.x() >= 10_000);
  }
}
