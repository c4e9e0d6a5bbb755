package org.maarg.security.report;

import java.util.List;
import java.util.Locale;
import org.maarg.protocol.Mode;
import org.maarg.security.model.Parameter;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Unit;
import org.maarg.security.result.ScenarioResult;

/** Names of the scenario files as people read them. */
final class Words {
  private static final int LONGEST_LABEL = 40;

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

  /** WITHOUT as what it is without; other names as they are. */
  static String variant(Scenario scenario, String name) {
    String without = "HARDENED but " + knobs(scenario);
    return name.startsWith(ScenarioResult.WITHOUT)
        ? without + name.substring(ScenarioResult.WITHOUT.length())
        : name;
  }

  /** The knobs that the variant WITHOUT turns. */
  static String knobs(Scenario scenario) {
    List<String> knobs =
        scenario.without().texts().entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue())
            .toList();
    return String.join(", ", knobs);
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
    return Unit.shownFor(parameter.dimension());
  }

  private static String withUnit(String name, Unit unit) {
    return unit.symbol().isEmpty() ? name : name + " (" + unit.symbol() + ")";
  }
}
