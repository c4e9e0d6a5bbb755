package org.maarg.security.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.protocol.Profile;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.ConfigProblems;
import org.maarg.runtime.yaml.ConfigProfile;
import org.maarg.runtime.yaml.ConfigSection;
import org.maarg.runtime.yaml.YamlValue;

/**
 * Knobs of a profile that a scenario turns, by the names that node configurations use. The name of
 * a parameter stands for its value.
 */
public final class Knobs {
  /** Nothing is turned. */
  public static final Knobs NONE =
      new Knobs(new YamlValue.Mapping(Map.of(), new YamlValue.Position(1, 1)), "");

  private final YamlValue.Mapping section;
  private final String path;

  private Knobs(YamlValue.Mapping section, String path) {
    this.section = section;
    this.path = path;
  }

  /** The knobs under a key; what is wrong with them shows in {@link #check}. */
  static Knobs of(String path, Optional<YamlValue> value, ConfigProblems problems) {
    if (value.isEmpty()) {
      return NONE;
    } else if (value.get() instanceof YamlValue.Mapping mapping) {
      return new Knobs(mapping, path);
    }
    problems.add(value.get().at(), path, "must be a mapping, not " + value.get().kind());
    return NONE;
  }

  /** As {@link #of}, a list of them. */
  static List<Knobs> listOf(String path, Optional<YamlValue> value, ConfigProblems problems) {
    List<Knobs> all = new ArrayList<>();
    if (value.isPresent() && value.get() instanceof YamlValue.Sequence sequence) {
      for (YamlValue item : sequence.items()) {
        all.add(of(path + "[" + all.size() + "]", Optional.of(item), problems));
      }
    } else {
      value.ifPresent(
          it -> problems.add(it.at(), path, "must be a list of knobs, not " + it.kind()));
    }
    return all;
  }

  /** True if nothing is turned. */
  public boolean isEmpty() {
    return section.entries().isEmpty();
  }

  /** The knobs with their values as written. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    section.entries().forEach((knob, entry) -> texts.put(knob, text(entry.value())));
    return texts;
  }

  private static String text(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar ? scalar.text() : value.kind();
  }

  /** The profile with these knobs turned, at a point. */
  public Profile applyTo(Profile profile, Point point) {
    ConfigProblems problems = new ConfigProblems("knobs");
    Profile turned = turn(profile, point, problems);
    try {
      problems.throwIfAny();
    } catch (ConfigException e) {
      throw new IllegalStateException("the scenario has not been checked", e);
    }
    return turned;
  }

  /** Notes what is wrong at a point. */
  void check(Point point, ConfigProblems problems) {
    turn(Profile.HARDENED, point, problems);
  }

  private Profile turn(Profile profile, Point point, ConfigProblems problems) {
    return isEmpty()
        ? profile
        : ConfigProfile.turn(ConfigSection.of(path, at(point), problems), profile);
  }

  private YamlValue at(Point point) {
    Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (knob, entry) ->
                entries.put(knob, new YamlValue.Entry(entry.keyAt(), at(entry.value(), point))));
    return new YamlValue.Mapping(entries, section.at());
  }

  private static YamlValue at(YamlValue value, Point point) {
    if (value instanceof YamlValue.Scalar scalar && point.values().containsKey(scalar.text())) {
      Parameter.Value parameter = point.values().get(scalar.text());
      return new YamlValue.Scalar(plain(parameter), scalar.at());
    }
    return value;
  }

  /** Knobs have their units in their names: milliseconds, and rates per second. */
  private static String plain(Parameter.Value value) {
    if (value.isWord()) {
      return value.text();
    }
    String text = value.text();
    double number = text.endsWith("/s") ? Unit.PER_SECOND.ofBase(value.number()) : value.number();
    return Long.toString(Math.round(number));
  }

  /** Parameters whose values the knobs take. */
  Set<String> namesIn(Set<String> parameters) {
    Set<String> names = new LinkedHashSet<>(texts().values());
    names.retainAll(parameters);
    return names;
  }
}
