package org.maarg.security.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.runtime.config.Spelling;
import org.maarg.runtime.yaml.ConfigSection;
import org.maarg.runtime.yaml.YamlValue;
import org.maarg.security.measure.Measures;

/** Reads the keys {@code measure}, {@code derived}, {@code verdict} and {@code figures}. */
final class MeasureReader {
  private static final String RESIDUAL = "RESIDUAL";
  private static final int LONGEST_WORDS = 60;

  private final ConfigSection file;
  private final Names names;
  private final Map<String, Dimension> measured = new HashMap<>();
  private final List<String> series = new ArrayList<>();
  private final List<Limit> residual = new ArrayList<>();

  MeasureReader(ConfigSection file, Names names) {
    this.file = file;
    this.names = names;
  }

  /** Measurements by name, then formulas of them. */
  List<MeasureRef> measures() {
    List<MeasureRef> measures = new ArrayList<>(file.list("measure", this::measure));
    if (measures.isEmpty()) {
      file.problem("measure", "names no measurement");
    }
    Optional<ConfigSection> derived = file.section("derived");
    if (derived.isPresent()) {
      for (String name : List.copyOf(derived.get().keys())) {
        derived.get().required(name, text -> derived(name, text)).ifPresent(measures::add);
      }
    }
    return measures;
  }

  private MeasureRef measure(String name) {
    Measures.Measure measure =
        Measures.named(name)
            .orElseThrow(
                () -> new IllegalArgumentException(Spelling.noneOf(name, Measures.names())));
    if (measure.isSeries()) {
      series.add(name);
    } else {
      measured.put(name, measure.unit().dimension());
    }
    return new MeasureRef(name, Optional.empty());
  }

  private MeasureRef derived(String name, String text) {
    if (Measures.named(name).isPresent() || names.find(name).isPresent()) {
      throw new IllegalArgumentException("'" + name + "' is a measurement or a parameter already");
    }
    Expression formula = Expression.parse(text, this::dimension);
    Unit.shownFor(formula.dimension());
    measured.put(name, formula.dimension());
    return new MeasureRef(name, Optional.of(formula));
  }

  private Dimension dimension(String name) {
    Dimension dimension = measured.get(name);
    if (dimension != null) {
      return dimension;
    } else if (Measures.named(name).isPresent()) {
      throw new IllegalArgumentException("'" + name + "' is not measured here, or no number");
    }
    return names.dimension(name);
  }

  /**
   * By profile: a list of limits, or {@code holds} for those of HARDENED, or {@code exceeds} for
   * those of HARDENED however it is turned.
   *
   * @param isTuned whether there is a tuned variant, which then has limits too
   */
  Map<String, VerdictRule> verdict(boolean isTuned) {
    Map<String, VerdictRule> rules = new LinkedHashMap<>();
    ConfigSection section = file.requiredSection("verdict");
    List<Limit> hardened = limits(section, "HARDENED");
    rules.put("HARDENED", new VerdictRule(VerdictRule.Expectation.HOLDS, hardened));
    List<Limit> all = new ArrayList<>(hardened);
    if (section.has(RESIDUAL)) {
      residual.addAll(limits(section, RESIDUAL));
      all.addAll(residual);
    }
    if (isTuned) {
      List<Limit> tuned = limits(section, Variant.TUNED);
      rules.put(Variant.TUNED, new VerdictRule(VerdictRule.Expectation.HOLDS, tuned));
      all.addAll(tuned);
    }
    for (String profile : Scenario.PROFILES.subList(0, Scenario.PROFILES.size() - 1)) {
      rule(section, profile, hardened, VerdictRule.distinct(all))
          .ifPresent(rule -> rules.put(profile, rule));
    }
    section.close();
    return rules;
  }

  /** What HARDENED is known not to prevent; known once {@link #verdict} is read. */
  List<Limit> residual() {
    return residual;
  }

  private Optional<VerdictRule> rule(
      ConfigSection section, String profile, List<Limit> hardened, List<Limit> all) {
    if (section.value(profile).orElse(null) instanceof YamlValue.Sequence) {
      return Optional.of(new VerdictRule(VerdictRule.Expectation.HOLDS, limits(section, profile)));
    }
    return section
        .required(profile, MeasureReader::expectation)
        .map(
            expected ->
                new VerdictRule(
                    expected, expected == VerdictRule.Expectation.HOLDS ? hardened : all));
  }

  /** Limits of the verdict that are declared to be beyond breaking. */
  List<SanityCheck> sanity(List<Limit> limits) {
    List<SanityCheck> checks = new ArrayList<>();
    for (ConfigSection section : file.sections("sanity")) {
      Optional<String> limit = section.required("limit", text -> known(text, limits));
      Optional<String> because = section.required("because", String::strip);
      section.close();
      if (limit.isPresent() && because.isPresent()) {
        checks.add(new SanityCheck(limit.get(), because.get()));
      }
    }
    return checks;
  }

  private static String known(String text, List<Limit> limits) {
    if (limits.stream().noneMatch(limit -> limit.text().equals(text))) {
      throw new IllegalArgumentException("'" + text + "' is no limit of the verdict");
    }
    return text;
  }

  private List<Limit> limits(ConfigSection section, String profile) {
    List<Limit> limits = section.list(profile, this::limit);
    if (limits.isEmpty()) {
      section.problem(profile, "names no limit");
    }
    return limits;
  }

  private static VerdictRule.Expectation expectation(String text) {
    return switch (text) {
      case "holds" -> VerdictRule.Expectation.HOLDS;
      case "exceeds" -> VerdictRule.Expectation.EXCEEDS;
      default ->
          throw new IllegalArgumentException(
              "'" + text + "' is neither holds nor exceeds nor a list of limits");
    };
  }

  private Limit limit(String text) {
    for (Limit.Sign sign : Limit.Sign.values()) {
      int at = text.indexOf(sign.text());
      if (at > 0) {
        Expression left = Expression.parse(text.substring(0, at).strip(), this::dimension);
        String rest = text.substring(at + sign.text().length()).strip();
        Expression right = Expression.parse(rest, left.dimension(), this::dimension);
        return new Limit(text, left, sign, right);
      }
    }
    throw new IllegalArgumentException("'" + text + "' has none of <=, >= and =");
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (ConfigSection section : file.sections("figures")) {
      Optional<String> title = section.required("title", text -> text);
      Optional<String> x = section.optional("x", this::swept);
      List<String> y = section.list("y", text -> x.isPresent() ? number(text) : series(text));
      if (!section.has("y")) {
        section.problem("y", "names no measurement");
      }
      String across = section.optional("across", MeasureReader::words).orElse("");
      String up = section.optional("up", MeasureReader::words).orElse("");
      section.close();
      title.ifPresent(text -> figures.add(new Figure(text, x.orElse(""), y, across, up)));
    }
    return figures;
  }

  /** Words that fit beside an axis. */
  private static String words(String text) {
    if (text.isBlank() || text.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException("has more than " + LONGEST_WORDS + " letters, or none");
    }
    return text;
  }

  private String swept(String text) {
    if (!names.find(text).map(Parameter::isSwept).orElse(false)) {
      throw new IllegalArgumentException("'" + text + "' is not swept");
    }
    return text;
  }

  private String number(String text) {
    if (!measured.containsKey(text)) {
      throw new IllegalArgumentException("'" + text + "' is not measured here");
    }
    return text;
  }

  private String series(String text) {
    if (!series.contains(text)) {
      throw new IllegalArgumentException("'" + text + "' is no series that is measured here");
    }
    return text;
  }
}
