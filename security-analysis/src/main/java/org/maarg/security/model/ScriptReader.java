package org.maarg.security.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.runtime.config.Spelling;
import org.maarg.runtime.yaml.ConfigSection;
import org.maarg.runtime.yaml.YamlValue;
import org.maarg.security.script.EventSection;
import org.maarg.security.script.ScriptEvent;
import org.maarg.security.script.Vocabulary;

/** Reads the key {@code script}. */
final class ScriptReader {
  private static final Expression ONE = Expression.parse("1", name -> Dimension.NUMBER);
  private static final Expression NO_TIME = Expression.parse("0 ms", name -> Dimension.TIME);

  private final String name;
  private final ConfigSection file;
  private final Names names;
  private final List<ConfigSection> sections = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  ScriptReader(String name, ConfigSection file, Names names) {
    this.name = name;
    this.file = file;
    this.names = names;
  }

  List<Step> steps() {
    sections.addAll(file.sections("script"));
    List<Integer> lines = lines();
    for (int i = 0; i < sections.size(); i++) {
      steps.add(step(sections.get(i), name + ":" + lines.get(i) + ": script[" + i + "]"));
    }
    if (steps.isEmpty()) {
      file.problem("script", "nothing happens");
    }
    return List.copyOf(steps);
  }

  /** Notes times and numbers that are out of their range at a point of either scale. */
  void check(PointCheck points) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      ConfigSection section = sections.get(i);
      points.check(section, key(step.when()), at -> notBefore(at.millis(step.time())));
      if (section.has("times")) {
        points.check(section, "times", at -> at.count(step.times()));
        points.check(section, "every", at -> notBefore(at.millis(step.every())));
        step.within()
            .ifPresent(it -> points.check(section, "within", at -> notBefore(at.millis(it))));
      }
    }
  }

  private static void notBefore(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException(millis + " ms is in the past");
    }
  }

  private List<Integer> lines() {
    return file.value("script").orElse(null) instanceof YamlValue.Sequence sequence
        ? sequence.items().stream().map(item -> item.at().line()).toList()
        : List.of();
  }

  private Step step(ConfigSection section, String place) {
    EventSection times = new EventSection(section, names::dimension);
    Step.When when = when(section);
    Expression time = times.optionalTime(key(when)).orElse(NO_TIME);
    Expression repeats = times.number("times", "1");
    Optional<Expression> every = times.optionalTime("every");
    Optional<Expression> within = times.optionalTime("within");
    if (section.has("every") && section.has("within")) {
      section.problem("within", "either every or within");
    } else if (section.has("times") && !section.has("every") && !section.has("within")) {
      section.problem("times", "needs every or within");
    }
    boolean restless = times.truth("restless", false);
    if (restless && when != Step.When.QUIET) {
      section.problem("restless", "goes with quiet");
    }
    Optional<ScriptEvent> event = event(section);
    section.close();
    return new Step(
        place,
        when,
        time,
        restless,
        section.value("do").orElse(null) instanceof YamlValue.Scalar word
            && word.text().equals(Vocabulary.START_MEASURING),
        event,
        section.has("times") ? repeats : ONE,
        every.orElse(NO_TIME),
        within);
  }

  private static Step.When when(ConfigSection section) {
    List<Step.When> given = new ArrayList<>();
    for (Step.When when : Step.When.values()) {
      if (section.has(key(when))) {
        given.add(when);
      }
    }
    if (given.size() != 1) {
      section.problem("at", "a step has one of at, after and quiet");
    }
    return given.isEmpty() ? Step.When.AT : given.get(0);
  }

  private static String key(Step.When when) {
    return switch (when) {
      case AT -> "at";
      case AFTER -> "after";
      case QUIET -> "quiet";
    };
  }

  private Optional<ScriptEvent> event(ConfigSection section) {
    Optional<String> word = section.optional("do", text -> text);
    EventSection keys = new EventSection(section, this::dimension);
    Optional<ScriptEvent> event = word.flatMap(w -> Vocabulary.read(w, keys));
    if (word.isPresent() && event.isEmpty()) {
      section.problem("do", Spelling.noneOf(word.get(), Vocabulary.words()));
    }
    return event;
  }

  /** Events may use the number of the repetition as well. */
  private Dimension dimension(String used) {
    return used.equals("i") ? Dimension.NUMBER : names.dimension(used);
  }
}
