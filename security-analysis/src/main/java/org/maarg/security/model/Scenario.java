package org.maarg.security.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * An attack or overload as a file tells it: who is there, what happens, what is measured and what
 * must come out.
 *
 * @param file its name
 * @param id unique in the catalogue
 * @param threat what is feared, in words
 * @param follows what the numbers say, in words
 * @param review points of the review that it belongs to: T1, T2, G1 to G4
 * @param requirements IDs of what it shows to be obeyed
 * @param live whether it can run on sockets as well
 * @param knobs turned under every profile
 * @param profileKnobs turned under one profile, by its name, after {@code knobs}; its keys are the
 *     profiles that the scenario runs under
 * @param sample how often states are looked at between the start of measuring and the end
 * @param verdict by the name of the profile
 * @param without the countermeasure, switched off: HARDENED with these knobs must not hold
 */
public record Scenario(
    String file,
    String id,
    String title,
    String threat,
    String follows,
    Adversary adversary,
    List<String> review,
    List<String> requirements,
    boolean live,
    Topology topology,
    List<Mode> modes,
    Knobs knobs,
    Map<String, Knobs> profileKnobs,
    List<Parameter> parameters,
    Optional<Expression> sample,
    List<Step> script,
    List<MeasureRef> measures,
    Map<String, VerdictRule> verdict,
    Knobs without,
    List<Figure> figures) {
  /** Names of the profiles that every scenario runs under, the least careful first. */
  public static final List<String> PROFILES =
      List.of(Profile.REVIEWED_DRAFT.name(), Profile.RFC8885.name(), Profile.HARDENED.name());

  /** Copies the collections. */
  public Scenario {
    review = List.copyOf(review);
    requirements = List.copyOf(requirements);
    modes = List.copyOf(modes);
    profileKnobs = Map.copyOf(profileKnobs);
    parameters = List.copyOf(parameters);
    script = List.copyOf(script);
    measures = List.copyOf(measures);
    verdict = Map.copyOf(verdict);
    figures = List.copyOf(figures);
  }

  /** Every combination of the parameters' values. */
  public List<Point> points(boolean small) {
    return Point.all(parameters, small);
  }
}
