package org.maarg.security.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names that formulas of one file may use, and whether they do. */
final class Names {
  private final List<Parameter> parameters;
  private final Set<String> used = new HashSet<>();

  Names(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  List<Parameter> parameters() {
    return parameters;
  }

  Set<String> parameterNames() {
    Set<String> names = new HashSet<>();
    parameters.forEach(parameter -> names.add(parameter.name()));
    return names;
  }

  Optional<Parameter> find(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** The dimension of a parameter, which is used by that. */
  Dimension dimension(String name) {
    Parameter parameter =
        find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + name + "' is not known; known here: " + known()));
    if (parameter.isWord()) {
      throw new IllegalArgumentException("'" + name + "' is a word, not a number");
    }
    used.add(name);
    return parameter.dimension();
  }

  private String known() {
    List<String> known = parameters.stream().map(Parameter::name).toList();
    return known.isEmpty() ? "nothing" : String.join(", ", known);
  }

  void use(Collection<String> names) {
    used.addAll(names);
  }

  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (!used.contains(parameter.name())) {
        unused.add(parameter.name());
      }
    }
    return unused;
  }

  /** The key of the file under which a parameter stands. */
  String sectionOf(String name) {
    return find(name).map(Parameter::isSwept).orElse(false) ? "sweep" : "constants";
  }
}
