package org.maarg.runtime.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.maarg.runtime.config.Spelling;

/**
 * A mapping of the configuration while it is read: gives the values of its keys, notes what is
 * wrong with them, and at the end which keys nobody asked for. What is wrong is empty here, so that
 * the rest of the file is read all the same.
 */
public final class ConfigSection {
  private final String path;
  private final YamlValue.Position at;
  private final Map<String, YamlValue.Entry> entries;
  private final ConfigProblems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private ConfigSection(
      String path,
      YamlValue.Position at,
      Map<String, YamlValue.Entry> entries,
      ConfigProblems problems) {
    this.path = path;
    this.at = at;
    this.entries = entries;
    this.problems = problems;
  }

  /**
   * The section that a value is.
   *
   * @param path of keys to the value, empty for the whole file
   * @param problems told if the value is no mapping; the section is empty then
   */
  public static ConfigSection of(String path, YamlValue value, ConfigProblems problems) {
    if (value instanceof YamlValue.Mapping mapping) {
      return new ConfigSection(path, mapping.at(), mapping.entries(), problems);
    }
    problems.add(
        value.at(), path.isEmpty() ? "(file)" : path, "must be a mapping, not " + value.kind());
    return new ConfigSection(path, value.at(), Map.of(), problems);
  }

  /** A key's value; its absence is a problem. */
  public <T> Optional<T> required(String key, Function<String, T> parser) {
    YamlValue.Entry entry = entry(key);
    if (entry == null) {
      missing(key);
      return Optional.empty();
    }
    return parse(path(key), entry.value(), parser);
  }

  /** A key's value, or another if the key is absent. */
  public <T> Optional<T> optional(String key, Function<String, T> parser, T otherwise) {
    YamlValue.Entry entry = entry(key);
    return entry == null ? Optional.of(otherwise) : parse(path(key), entry.value(), parser);
  }

  /** A key's value, if the key is there. */
  public <T> Optional<T> optional(String key, Function<String, T> parser) {
    YamlValue.Entry entry = entry(key);
    return entry == null ? Optional.empty() : parse(path(key), entry.value(), parser);
  }

  /** The section under a key, if the key is there. */
  public Optional<ConfigSection> section(String key) {
    YamlValue.Entry entry = entry(key);
    return entry == null ? Optional.empty() : Optional.of(of(path(key), entry.value(), problems));
  }

  /** The section under a key; its absence is a problem, and gives an empty one. */
  public ConfigSection requiredSection(String key) {
    Optional<ConfigSection> section = section(key);
    if (section.isEmpty()) {
      missing(key);
    }
    return section.orElseGet(() -> new ConfigSection(path(key), at, Map.of(), problems));
  }

  /** The sections of the list under a key; an absent key is an empty list. */
  public List<ConfigSection> sections(String key) {
    List<ConfigSection> sections = new ArrayList<>();
    List<YamlValue> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      sections.add(of(path(key) + "[" + i + "]", items.get(i), problems));
    }
    return sections;
  }

  /** The values of the list under a key; an absent key is an empty list. */
  public <T> List<T> list(String key, Function<String, T> parser) {
    List<T> values = new ArrayList<>();
    List<YamlValue> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      parse(path(key) + "[" + i + "]", items.get(i), parser).ifPresent(values::add);
    }
    return values;
  }

  private List<YamlValue> items(String key) {
    YamlValue.Entry entry = entry(key);
    if (entry == null) {
      return List.of();
    }
    if (entry.value() instanceof YamlValue.Sequence sequence) {
      return sequence.items();
    }
    problems.add(entry.value().at(), path(key), "must be a list, not " + entry.value().kind());
    return List.of();
  }

  /** A key's value as it stands in the file, if the key is there. */
  public Optional<YamlValue> value(String key) {
    return Optional.ofNullable(entry(key)).map(YamlValue.Entry::value);
  }

  /** True if the key is there. */
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Keys that are there, in the order of the file. */
  public Set<String> keys() {
    return entries.keySet();
  }

  /** Notes a problem with the value of a key, or with the section if the key is absent. */
  public void problem(String key, String what) {
    YamlValue.Entry entry = entries.get(key);
    problems.add(entry == null ? at : entry.value().at(), path(key), what);
  }

  /** Notes every key that was never asked for. */
  public void close() {
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            problems.add(
                entry.keyAt(),
                path(key),
                "unknown key"
                    + Spelling.suggestion(key, absent())
                    + "; known here: "
                    + String.join(", ", known));
          }
        });
  }

  /** Known keys that are not there: a key that is there already was not meant once more. */
  private List<String> absent() {
    return known.stream().filter(it -> !entries.containsKey(it)).toList();
  }

  /** Perhaps it is there and misspelt: among the keys that nobody has asked for so far. */
  private void missing(String key) {
    List<String> unknown = entries.keySet().stream().filter(it -> !known.contains(it)).toList();
    String misspelt =
        Spelling.nearest(key, unknown)
            .map(it -> "; '" + it + "' may be meant, which is no key")
            .orElse("");
    problems.add(at, path(key), "is missing" + misspelt);
  }

  private YamlValue.@org.jspecify.annotations.Nullable Entry entry(String key) {
    known.add(key);
    return entries.get(key);
  }

  private <T> Optional<T> parse(String key, YamlValue value, Function<String, T> parser) {
    if (!(value instanceof YamlValue.Scalar scalar)) {
      problems.add(value.at(), key, "must be a single value, not " + value.kind());
    } else if (scalar.text().isEmpty()) {
      problems.add(scalar.at(), key, "has no value");
    } else {
      try {
        return Optional.of(parser.apply(scalar.text()));
      } catch (IllegalArgumentException e) {
        problems.add(scalar.at(), key, String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
