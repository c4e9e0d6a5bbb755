package org.maarg.security.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.spec.file.Packaged;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.StrictMapping;
import org.maarg.spec.file.YamlNode;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.Requirements;

/**
 * Reads {@code spec/profiles.yaml} and holds it against the profiles: each knob has its sentences,
 * and each value that is not the letter's has a reason, and nothing else has.
 */
public final class ProfileSources {
  /** The profiles, the least careful first. */
  public static final List<Profile> PROFILES =
      List.of(Profile.REVIEWED_DRAFT, Profile.RFC8885, Profile.DEPLOYABLE, Profile.HARDENED);

  private static final String FILE = "spec/profiles.yaml";
  private static final Set<String> KNOB_KEYS = Set.of("knob", "requirements", "letter");
  private static final Set<String> DEPARTURE_KEYS = Set.of("profiles", "departs", "reason");
  private static final Set<String> ALIKE_KEYS = Set.of("does", "requirements", "reason");
  private static final String DEPARTURES = "departures";

  private final Requirements requirements;
  private final List<Problem> problems = new ArrayList<>();
  private final List<KnobSource> sources = new ArrayList<>();
  private final List<Alike> alike = new ArrayList<>();

  private ProfileSources(Requirements requirements) {
    this.requirements = requirements;
  }

  /** The file that this program carries. */
  public static ProfileSources packaged() {
    return read(Packaged.read(ProfileSources::text), Requirements.packaged());
  }

  /** Every knob in the order of {@link Knob}. */
  public List<KnobSource> knobs() {
    return List.copyOf(sources);
  }

  /** What no knob turns, in the order of the file. */
  public List<Alike> alike() {
    return List.copyOf(alike);
  }

  private static String text(Path spec) {
    try {
      return Files.readString(spec.resolve("profiles.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file's text, read.
   *
   * @throws SpecificationException if the file is wrong, or is not true of the profiles
   */
  static ProfileSources read(String yaml, Requirements requirements) {
    ProfileSources reader = new ProfileSources(requirements);
    StrictMapping.of(FILE, YamlNode.parse(FILE, yaml), reader.problems).ifPresent(reader::readFile);
    if (!reader.problems.isEmpty()) {
      throw new SpecificationException(reader.problems);
    }
    return reader;
  }

  private void readFile(StrictMapping file) {
    file.expect(Set.of("title", "knobs", "alike"), Set.of());
    file.text("title");
    List<Knob> told = new ArrayList<>();
    for (YamlNode item : file.items("knobs")) {
      StrictMapping.of(FILE, item, problems).ifPresent(it -> readKnob(it).ifPresent(told::add));
    }
    List<Knob> all = Arrays.asList(Knob.values());
    if (!told.equals(all)) {
      file.report("knobs", "are " + told + ", not " + all);
    }
    for (YamlNode item : file.items("alike")) {
      StrictMapping.of(FILE, item, problems).ifPresent(this::readAlike);
    }
  }

  private void readAlike(StrictMapping entry) {
    entry.expect(ALIKE_KEYS, Set.of());
    List<Requirement> sentences = sentences(entry);
    alike.add(new Alike(sentences, entry.text("does").orElse(""), entry.text("reason").orElse("")));
  }

  private Optional<Knob> readKnob(StrictMapping entry) {
    entry.expect(KNOB_KEYS, Set.of(DEPARTURES));
    Optional<Knob> knob = knob(entry);
    List<KnobSource.Departure> departures = new ArrayList<>();
    for (YamlNode item : entry.items(DEPARTURES)) {
      StrictMapping.of(FILE, item, problems).ifPresent(it -> departures.add(departure(it)));
    }
    List<Requirement> sentences = sentences(entry);
    String letter = entry.text("letter").orElse("");
    if (knob.isPresent()) {
      KnobSource source = new KnobSource(knob.get(), sentences, letter, departures);
      check(entry, source);
      sources.add(source);
    }
    return knob;
  }

  private static Optional<Knob> knob(StrictMapping entry) {
    Optional<String> name = entry.text("knob");
    for (Knob knob : Knob.values()) {
      if (name.isPresent() && knob.configName().equals(name.get())) {
        return Optional.of(knob);
      }
    }
    name.ifPresent(it -> entry.report("knob", "'" + it + "' is no knob"));
    return Optional.empty();
  }

  private List<Requirement> sentences(StrictMapping entry) {
    List<Requirement> sentences = new ArrayList<>();
    for (YamlNode.Scalar id : entry.texts("requirements")) {
      Optional<Requirement> found =
          requirements.find(id.text()).filter(it -> it.withdrawn().isEmpty());
      if (found.isEmpty()) {
        entry.report("requirements", "'" + id.text() + "' is no requirement that holds");
      }
      found.ifPresent(sentences::add);
    }
    return sentences;
  }

  private static KnobSource.Departure departure(StrictMapping entry) {
    entry.expect(DEPARTURE_KEYS, Set.of());
    return new KnobSource.Departure(
        entry.texts("profiles").stream().map(YamlNode.Scalar::text).toList(),
        entry.text("departs").orElse(""),
        entry.text("reason").orElse(""));
  }

  private static void check(StrictMapping entry, KnobSource source) {
    Knob knob = source.knob();
    List<String> told = source.departures().stream().flatMap(it -> it.profiles().stream()).toList();
    List<String> departing =
        PROFILES.stream()
            .filter(it -> it.value(knob) != Profile.RFC8885.value(knob))
            .map(Profile::name)
            .toList();
    if (!told.stream().sorted().toList().equals(departing.stream().sorted().toList())) {
      entry.report(
          "knob",
          knob.configName() + " departs in " + departing + ", and departures stand for " + told);
    }
  }
}
