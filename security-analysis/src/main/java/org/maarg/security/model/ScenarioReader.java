package org.maarg.security.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Mode;
import org.maarg.runtime.config.Spelling;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.ConfigProblems;
import org.maarg.runtime.yaml.ConfigSection;
import org.maarg.runtime.yaml.YamlReader;
import org.maarg.runtime.yaml.YamlValue;
import org.maarg.spec.requirement.Requirements;

/**
 * Reads a scenario file. Strictly: an unknown or missing key, a wrong unit, an impossible sweep, a
 * name that nobody gave are all errors, each with line and key, and all of a file are told at once.
 */
public final class ScenarioReader {
  private static final int MAX_OCTETS = 1 << 18;
  private static final int MOST_POINTS = 400;
  private static final List<String> REVIEW_POINTS = List.of("T1", "T2", "G1", "G2", "G3", "G4");

  private final String name;
  private final ConfigProblems problems;
  private final ConfigSection file;
  private final Names names;

  private ScenarioReader(String name, ConfigProblems problems, ConfigSection file) {
    this.name = name;
    this.problems = problems;
    this.file = file;
    this.names = new Names(ParameterReader.read(file));
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException if it cannot be read or used; the message has a line for each problem
   */
  public static Scenario read(Path path) throws ConfigException {
    return parse(YamlReader.textOf(path, MAX_OCTETS), path.toString());
  }

  /**
   * Reads a text.
   *
   * @param name of the file it is from, for messages
   * @throws ConfigException as {@link #read}
   */
  public static Scenario parse(String text, String name) throws ConfigException {
    ConfigProblems problems = new ConfigProblems(name);
    ConfigSection file = ConfigSection.of("", YamlReader.read(text, name, problems), problems);
    return new ScenarioReader(name, problems, file).scenario();
  }

  private Scenario scenario() throws ConfigException {
    Optional<String> id = file.required("id", ScenarioReader::id);
    Optional<String> title = file.required("title", text -> text);
    Optional<String> threat = file.required("threat", String::strip);
    Optional<String> follows = file.required("follows", String::strip);
    Optional<Adversary> adversary = file.required("adversary", ScenarioReader::adversary);
    List<String> review = file.list("review", ScenarioReader::reviewPoint);
    List<String> requirements = file.list("requirements", ScenarioReader::requirement);
    Optional<Boolean> live = file.required("live", ScenarioReader::truth);
    TopologyReader topologyReader = new TopologyReader(file.requiredSection("topology"), names);
    Topology topology = topologyReader.topology();
    List<Mode> modes = modes();
    Knobs knobs = Knobs.of("knobs", file.value("knobs"), problems);
    Map<String, Knobs> profiles = profiles();
    ScriptReader script = new ScriptReader(name, file, names);
    List<Step> steps = script.steps();
    Optional<Expression> sample =
        file.optional("sample", text -> Expression.parse(text, Dimension.TIME, names::dimension));
    MeasureReader measureReader = new MeasureReader(file, names);
    List<MeasureRef> measures = measureReader.measures();
    Knobs tuned = Knobs.of("tuned", file.value("tuned"), problems);
    Map<String, VerdictRule> verdict = measureReader.verdict(!tuned.isEmpty());
    Knobs without = Knobs.of("without", file.value("without"), problems);
    List<Knobs> weaker = Knobs.listOf("weaker", file.value("weaker"), problems);
    List<Figure> figures = measureReader.figures();
    List<SanityCheck> sanity = measureReader.sanity(allLimits(verdict, measureReader.residual()));
    file.close();
    List<Knobs> turned = new ArrayList<>(profiles.values());
    turned.addAll(weaker);
    turned.addAll(List.of(knobs, tuned, without));
    if (without.isEmpty()) {
      file.problem("without", "names no knob: every scenario has a countermeasure to switch off");
    }
    List<Point> points = checkPoints(turned);
    problems.throwIfAny();
    // Formulas can be tried only if they could be read.
    PointCheck check = new PointCheck(points);
    topologyReader.check(topology, check);
    script.check(check);
    sample.ifPresent(it -> check.check(file, "sample", at -> requireMillisecond(at.millis(it))));
    problems.throwIfAny();
    return new Scenario(
        name,
        id.orElseThrow(),
        title.orElseThrow(),
        threat.orElseThrow(),
        follows.orElseThrow(),
        adversary.orElseThrow(),
        review,
        requirements,
        live.orElseThrow(),
        topology,
        modes,
        knobs,
        profiles,
        names.parameters(),
        sample,
        steps,
        measures,
        tuned,
        verdict,
        measureReader.residual(),
        without,
        weaker,
        sanity,
        figures);
  }

  private static List<Limit> allLimits(Map<String, VerdictRule> verdict, List<Limit> residual) {
    List<Limit> limits = new ArrayList<>(residual);
    verdict.values().forEach(rule -> limits.addAll(rule.limits()));
    return limits;
  }

  private static void requireMillisecond(long millis) {
    if (millis < 1) {
      throw new IllegalArgumentException(millis + " ms is less than 1 ms");
    }
  }

  /**
   * Knobs are tried at every point; parameters that nothing asks for are slips of the pen.
   *
   * @return the points of both scales
   */
  private List<Point> checkPoints(List<Knobs> all) {
    List<Point> points = new ArrayList<>(Point.all(names.parameters(), false));
    if (points.size() > MOST_POINTS) {
      file.problem("sweep", points.size() + " points are more than " + MOST_POINTS);
      return List.of();
    }
    points.addAll(Point.all(names.parameters(), true));
    for (Knobs turned : all) {
      names.use(turned.namesIn(names.parameterNames()));
      points.forEach(point -> turned.check(point, problems));
    }
    for (String unused : names.unused()) {
      file.problem(names.sectionOf(unused), "'" + unused + "' is not used anywhere");
    }
    return points;
  }

  private List<Mode> modes() {
    List<Mode> modes = file.list("modes", ScenarioReader::mode);
    boolean none =
        !(file.value("modes").orElse(null) instanceof YamlValue.Sequence list)
            || list.items().isEmpty();
    if (none) {
      file.problem("modes", "names no mode");
    }
    return modes;
  }

  private Map<String, Knobs> profiles() {
    Map<String, Knobs> profiles = new LinkedHashMap<>();
    Optional<ConfigSection> section = file.section("profiles");
    for (String profile : Scenario.PROFILES) {
      Knobs knobs =
          section
              .map(s -> Knobs.of("profiles." + profile, s.value(profile), problems))
              .orElse(Knobs.NONE);
      profiles.put(profile, knobs);
    }
    section.ifPresent(ConfigSection::close);
    return profiles;
  }

  private static String id(String text) {
    if (!text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not made of small letters, digits and single hyphens");
    }
    return text;
  }

  private static Adversary adversary(String text) {
    for (Adversary adversary : Adversary.values()) {
      if (adversary.text().equals(text)) {
        return adversary;
      }
    }
    List<String> known = java.util.Arrays.stream(Adversary.values()).map(Adversary::text).toList();
    throw new IllegalArgumentException(Spelling.noneOf(text, known));
  }

  private static String reviewPoint(String text) {
    if (!REVIEW_POINTS.contains(text)) {
      throw new IllegalArgumentException(Spelling.noneOf(text, REVIEW_POINTS));
    }
    return text;
  }

  private static String requirement(String text) {
    if (Known.REQUIREMENTS.find(text).isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' is no requirement of spec/requirements");
    }
    return text;
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }
    return text.equals("true");
  }

  private static Mode mode(String text) {
    for (Mode mode : Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(Spelling.noneOf(text, List.of("relay", "locator", "proxy")));
  }

  /** Read once, when the first scenario is. */
  private static final class Known {
    private static final Requirements REQUIREMENTS = Requirements.packaged();
  }
}
