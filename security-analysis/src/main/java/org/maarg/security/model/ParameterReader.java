package org.maarg.security.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.runtime.yaml.ConfigSection;
import org.maarg.runtime.yaml.YamlValue;

/** Reads the keys {@code constants}, {@code sweep} and {@code small}. */
final class ParameterReader {
  private static final Set<String> TAKEN =
      Set.of("i", "maars", "mns", "mod", "div", "min", "max", "s", "ms");
  private static final int MOST_VALUES = 200;

  private final Optional<ConfigSection> small;
  private final List<Parameter> parameters = new ArrayList<>();

  private ParameterReader(ConfigSection file) {
    this.small = file.section("small");
  }

  static List<Parameter> read(ConfigSection file) {
    ParameterReader reader = new ParameterReader(file);
    file.section("constants").ifPresent(section -> reader.readAll(section, false));
    file.section("sweep").ifPresent(section -> reader.readAll(section, true));
    reader.small.ifPresent(ConfigSection::close);
    return reader.parameters;
  }

  private void readAll(ConfigSection section, boolean swept) {
    for (String name : List.copyOf(section.keys())) {
      checkName(section, name);
      List<Parameter.Value> values =
          swept
              ? swept(section, name)
              : section.required(name, ParameterReader::value).stream().toList();
      // What has no value stands in as 1, so that its users are not blamed too.
      add(section, name, values.isEmpty() ? List.of(new Parameter.Value("1", 1)) : values);
    }
  }

  private void checkName(ConfigSection section, String name) {
    boolean known = parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    if (known || TAKEN.contains(name) || !name.matches("[a-zA-Z][a-zA-Z0-9]*")) {
      section.problem(name, "the name is taken, or not made of letters and digits");
    }
  }

  private void add(ConfigSection section, String name, List<Parameter.Value> values) {
    Dimension dimension = dimensionOf(section, name, values);
    List<Parameter.Value> fewer =
        small.isPresent() && small.get().has(name) ? swept(small.get(), name) : values;
    if (!fewer.isEmpty() && !dimensionOf(small.orElse(section), name, fewer).equals(dimension)) {
      small.orElseThrow().problem(name, "is not " + dimension + " as elsewhere");
    }
    parameters.add(new Parameter(name, dimension, values, fewer));
  }

  /** A single value, a list, or a range with {@code from}, {@code to} and {@code step}. */
  private static List<Parameter.Value> swept(ConfigSection section, String name) {
    Optional<YamlValue> value = section.value(name);
    if (value.isPresent() && value.get() instanceof YamlValue.Mapping) {
      return range(section.requiredSection(name), section, name);
    } else if (value.isPresent() && value.get() instanceof YamlValue.Scalar) {
      return section.required(name, ParameterReader::value).stream().toList();
    }
    List<Parameter.Value> values = section.list(name, ParameterReader::value);
    if (values.isEmpty()) {
      section.problem(name, "an impossible sweep: there is no value");
    } else if (values.stream().map(Parameter.Value::text).distinct().count() < values.size()) {
      section.problem(name, "an impossible sweep: a value stands there twice");
    }
    return values;
  }

  private static List<Parameter.Value> range(
      ConfigSection range, ConfigSection section, String name) {
    Optional<Parameter.Value> from = range.required("from", ParameterReader::number);
    Optional<Parameter.Value> to = range.required("to", ParameterReader::number);
    Optional<Parameter.Value> step = range.required("step", ParameterReader::number);
    range.close();
    if (from.isEmpty() || to.isEmpty() || step.isEmpty()) {
      return List.of();
    }
    double count = Math.floor((to.get().number() - from.get().number()) / step.get().number()) + 1;
    if (!(count >= 1 && count <= MOST_VALUES) || step.get().number() <= 0) {
      section.problem(
          name,
          "an impossible sweep: from "
              + from.get().text()
              + " by "
              + step.get().text()
              + " one does not come to "
              + to.get().text()
              + " in 1.."
              + MOST_VALUES
              + " values");
      return List.of();
    }
    return values(from.get().number(), step.get(), (int) count);
  }

  private static List<Parameter.Value> values(double from, Parameter.Value step, int count) {
    String unit = step.text().replaceFirst("^[0-9.]+", "");
    double factor = step.number() / Double.parseDouble(step.text().replaceFirst("[^0-9.].*$", ""));
    List<Parameter.Value> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double number = from + i * step.number();
      values.add(new Parameter.Value(Texts.number(number / factor) + unit, number));
    }
    return values;
  }

  private static Parameter.Value value(String text) {
    if (text.matches("[A-Za-z][A-Za-z_0-9]*")) {
      return new Parameter.Value(text, Double.NaN);
    }
    return number(text);
  }

  private static Parameter.Value number(String text) {
    Expression number = Expression.parse(text, ParameterReader::noNames);
    return new Parameter.Value(text, number.value(java.util.Map.of()));
  }

  private static Dimension noNames(String name) {
    throw new IllegalArgumentException("'" + name + "' is not a number");
  }

  private static Dimension dimensionOf(
      ConfigSection section, String name, List<Parameter.Value> values) {
    Dimension first = dimension(values.get(0));
    for (Parameter.Value value : values) {
      if (!dimension(value).equals(first) || value.isWord() != values.get(0).isWord()) {
        section.problem(name, "'" + value.text() + "' is not of the kind of the values before it");
      }
    }
    return first;
  }

  private static Dimension dimension(Parameter.Value value) {
    return value.isWord()
        ? Dimension.NUMBER
        : Expression.parse(value.text(), ParameterReader::noNames).dimension();
  }
}
