package org.maarg.security.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.maarg.protocol.Mode;
import org.maarg.security.model.Figure;
import org.maarg.security.model.NodeRef;
import org.maarg.security.model.Parameter;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Reading;

/** Names of the scenario files as people read them. */
final class Words {
  private static final int LONGEST_LABEL = 40;
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

  private Words() {}

  /** {@code servedP99} as "served p99"; a name of one letter stays. */
  static String of(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  /** As in scenario files. */
  static String mode(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /** A node as scripts call it. */
  static String node(NodeRef node) {
    return node.maar().map(it -> "MAAR " + it).orElse("CMD");
  }

  /**
   * The knobs that a scenario turns for a variant, each with what is shipped; empty if the profile
   * runs as it is.
   */
  static String turned(Scenario scenario, String variant) {
    List<String> turned =
        SettingValues.own(scenario, variant).entrySet().stream()
            .map(it -> turned(scenario, variant, it.getKey(), it.getValue()))
            .toList();
    return String.join(", ", turned);
  }

  private static String turned(Scenario scenario, String variant, String knob, String value) {
    String shipped =
        ProfileKnobs.value(scenario.variant(variant).profile(), knob)
            .map(it -> " (shipped: " + it + ")")
            .orElse("");
    return knob + "=" + value + shipped;
  }

  /** A variant as people call it. */
  static String variant(Scenario scenario, String name) {
    return scenario.label(name);
  }

  /** A reading with its unit; what is not exact has a tilde and two digits that count. */
  static String shown(Reading reading) {
    if (reading.kind() == Reading.Kind.EXACT || !Double.isFinite(reading.value())) {
      return reading.toString();
    }
    double rounded = new BigDecimal(reading.value()).round(TWO_DIGITS).doubleValue();
    return "~" + new Reading(rounded, reading.unit(), reading.kind());
  }

  /**
   * Label of an axis with a parameter.
   *
   * @param words what it is; empty for the parameter's name
   */
  static String axis(Parameter parameter, String words) {
    return withUnit(words.isEmpty() ? of(parameter.name()) : words, unit(parameter));
  }

  /** Label of a figure's axis with readings. */
  static String axis(Figure figure, List<String> readings, Unit unit) {
    if (!figure.up().isEmpty()) {
      return withUnit(figure.up(), unit);
    }
    String all = String.join(", ", readings.stream().map(Words::of).toList());
    return withUnit(all.length() > LONGEST_LABEL ? "see legend" : all, unit);
  }

  /** A parameter's value in the unit of its axis. */
  static double shown(Parameter parameter, Parameter.Value value) {
    return value.isWord() ? value.number() : unit(parameter).ofBase(value.number());
  }

  private static Unit unit(Parameter parameter) {
    boolean percent = parameter.values().stream().allMatch(it -> it.text().endsWith("%"));
    return percent ? Unit.PERCENT : Unit.shownFor(parameter.dimension());
  }

  private static String withUnit(String name, Unit unit) {
    return unit.symbol().isEmpty() ? name : name + " (" + unit.symbol() + ")";
  }
}
