package org.maarg.security.model;

import java.util.ArrayList;
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
 * @param tuned knobs of the variant {@link Variant#TUNED}; there is none if they turn nothing
 * @param verdict by the name of the profile, or of the tuned variant
 * @param residual what HARDENED as shipped is known not to prevent: it exceeds each of these
 * @param without the countermeasure, switched off: HARDENED with these knobs must not hold
 * @param weaker more ways to switch something off, each of which must break a limit
 * @param sanity limits that nothing breaks
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
    Knobs tuned,
    Map<String, VerdictRule> verdict,
    List<Limit> residual,
    Knobs without,
    List<Knobs> weaker,
    List<SanityCheck> sanity,
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
    residual = List.copyOf(residual);
    weaker = List.copyOf(weaker);
    sanity = List.copyOf(sanity);
    figures = List.copyOf(figures);
  }

  /**
   * All that it runs under: profiles, the least careful first, and what HARDENED is turned into.
   */
  public List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    PROFILES.forEach(profile -> variants.add(Variant.of(profile)));
    if (!tuned.isEmpty()) {
      variants.add(Variant.tuned(tuned));
    }
    variants.add(Variant.without(without, 1));
    for (int i = 0; i < weaker.size(); i++) {
      variants.add(Variant.without(weaker.get(i), i + 2));
    }
    return variants;
  }

  /** Names of {@link #variants}. */
  public List<String> variantNames() {
    return variants().stream().map(Variant::name).toList();
  }

  /** The variant of this name. */
  public Variant variant(String name) {
    return variants().stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no variant of " + id));
  }

  /** A variant as people call it. */
  public String label(String variant) {
    return variant(variant).label(profileKnobs);
  }

  /** Every limit of the verdict, each once: those of HARDENED first. */
  public List<Limit> limits() {
    List<Limit> limits = new ArrayList<>(hardenedLimits());
    limits.addAll(residual);
    PROFILES.forEach(profile -> limits.addAll(limitsOf(profile)));
    return VerdictRule.distinct(limits);
  }

  /** Why a limit that nothing breaks stands there, if the scenario says so. */
  public Optional<String> reason(String limit) {
    return sanity.stream()
        .filter(check -> check.limit().equals(limit))
        .map(SanityCheck::because)
        .findFirst();
  }

  /** What HARDENED keeps, as shipped or tuned. */
  public List<Limit> hardenedLimits() {
    List<Limit> limits = new ArrayList<>(limitsOf(Profile.HARDENED.name()));
    limits.addAll(limitsOf(Variant.TUNED));
    return VerdictRule.distinct(limits);
  }

  private List<Limit> limitsOf(String variant) {
    return Optional.ofNullable(verdict.get(variant)).map(VerdictRule::limits).orElse(List.of());
  }

  /** Every combination of the parameters' values. */
  public List<Point> points(boolean small) {
    return Point.all(parameters, small);
  }
}
