package org.maarg.security.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.maarg.protocol.Mode;
import org.maarg.security.model.Knobs;
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

  /** A variant as people call it. */
  static String variant(Scenario scenario, String name) {
    return scenario.label(name);
  }

  /** Knobs before what comes out with them. */
  static String knobs(Knobs knobs) {
    List<String> texts =
        knobs.texts().entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
    return texts.isEmpty() ? "" : String.join(", ", texts) + ": ";
  }

  /** A reading with its unit; what is not exact has a tilde and two digits that count. */
  static String shown(Reading reading) {
    if (reading.kind() == Reading.Kind.EXACT || !Double.isFinite(reading.value())) {
      return reading.toString();
    }
    double rounded = new BigDecimal(reading.value()).round(TWO_DIGITS).doubleValue();
    return "~" + new Reading(rounded, reading.unit(), reading.kind());
  }

  /** Label of an axis with a parameter. */
  static String axis(Parameter parameter) {
    return withUnit(of(parameter.name()), unit(parameter));
  }

  /** Label of an axis with readings. */
  static String axis(List<String> readings, Unit unit) {
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
