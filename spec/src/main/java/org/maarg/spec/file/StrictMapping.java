package org.maarg.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping that may hold certain keys only. What is wrong with it goes to a list, so that one run
 * tells every mistake of a file.
 */
public final class StrictMapping {
  private final String file;
  private final YamlNode.Mapping mapping;
  private final String label;
  private final List<Problem> problems;

  private StrictMapping(
      String file, YamlNode.Mapping mapping, String label, List<Problem> problems) {
    this.file = file;
    this.mapping = mapping;
    this.label = label;
    this.problems = problems;
  }

  /** The node as a mapping; empty, with a problem, if it is none. */
  public static Optional<StrictMapping> of(String file, YamlNode node, List<Problem> problems) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new StrictMapping(file, mapping, label(mapping), problems));
    }
    problems.add(new Problem(file, node.line(), "keys and values are expected here"));
    return Optional.empty();
  }

  private static String label(YamlNode.Mapping mapping) {
    return mapping.values().get("id") instanceof YamlNode.Scalar id ? id.text() + ": " : "";
  }

  /** Holds the keys against these. */
  public void expect(Set<String> required, Set<String> optional) {
    for (String key : mapping.values().keySet()) {
      if (!required.contains(key) && !optional.contains(key)) {
        report(key, "unknown key '" + key + "'");
      }
    }
    for (String key : required) {
      if (!mapping.values().containsKey(key)) {
        report(key, "key '" + key + "' is missing");
      }
    }
  }

  /** The text under this key; empty if the key is absent or, with a problem, not a text. */
  public Optional<String> text(String key) {
    YamlNode node = mapping.values().get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar.text());
    }
    report(key, "'" + key + "' is not a text");
    return Optional.empty();
  }

  /** The texts of the list under this key, at least one and each once. */
  public List<YamlNode.Scalar> texts(String key) {
    List<YamlNode.Scalar> texts = new ArrayList<>();
    for (YamlNode item : items(key)) {
      if (!(item instanceof YamlNode.Scalar scalar) || scalar.text().isBlank()) {
        problems.add(new Problem(file, item.line(), label + "'" + key + "' holds no text here"));
      } else if (texts.stream().anyMatch(it -> it.text().equals(scalar.text()))) {
        problems.add(
            new Problem(file, item.line(), label + "'" + scalar.text() + "' stands twice"));
      } else {
        texts.add(scalar);
      }
    }
    return texts;
  }

  /** The items of the list under this key; with a problem if it is no list or an empty one. */
  public List<YamlNode> items(String key) {
    YamlNode node = mapping.values().get(key);
    if (node instanceof YamlNode.Sequence sequence && !sequence.items().isEmpty()) {
      return sequence.items();
    }
    if (node != null) {
      report(key, "'" + key + "' is not a list of at least one");
    }
    return List.of();
  }

  /** The lists of texts of the mapping under this key; empty if the key is absent. */
  public Map<String, List<YamlNode.Scalar>> lists(String key) {
    Map<String, List<YamlNode.Scalar>> lists = new LinkedHashMap<>();
    YamlNode node = mapping.values().get(key);
    if (node instanceof YamlNode.Mapping inner) {
      StrictMapping strict = new StrictMapping(file, inner, label, problems);
      inner.values().keySet().forEach(it -> lists.put(it, strict.texts(it)));
    } else if (node != null) {
      report(key, "keys and values are expected under '" + key + "'");
    }
    return lists;
  }

  /** Line of the value under this key, or of the mapping. */
  public int line(String key) {
    YamlNode node = mapping.values().get(key);
    return node == null ? mapping.line() : node.line();
  }

  /** Adds a problem with the value under this key. */
  public void report(String key, String what) {
    problems.add(new Problem(file, line(key), label + what));
  }
}
