package org.maarg.security.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.maarg.protocol.Profile;
import org.maarg.security.profile.KnobSource;
import org.maarg.security.profile.ProfileSources;

/** The knobs of a profile: their values, and the sentences that they rest on. */
final class ProfileKnobs {
  /** Heads of the columns of {@link #rows()}. */
  static final List<String> HEAD = head();

  private static final List<Row> KNOBS = knobs();

  /**
   * A knob.
   *
   * @param name as in node configurations
   * @param sentences the sentences that it rests on
   * @param letter why RFC8885 has the value that it has
   */
  record Row(String name, Function<Profile, String> value, String sentences, String letter) {
    /** As a text shows it. */
    String text(Profile profile) {
      return value.apply(profile);
    }
  }

  private ProfileKnobs() {}

  private static List<String> head() {
    List<String> head = new ArrayList<>(List.of("knob"));
    ProfileSources.PROFILES.forEach(it -> head.add(it.name()));
    head.addAll(List.of("sentences", "the letter"));
    return List.copyOf(head);
  }

  private static List<Row> knobs() {
    List<Row> rows = new ArrayList<>();
    rows.add(
        constant(
            "initialTimeoutMillis",
            Profile::initialTimeoutMillis,
            "8885-3.6-2, 6275-12-1",
            "The constant INITIAL_BINDACK_TIMEOUT."));
    rows.add(
        constant(
            "maxTimeoutMillis",
            Profile::maxTimeoutMillis,
            "8885-3.6-3, 6275-12-1",
            "The constant MAX_BINDACK_TIMEOUT."));
    ProfileSources.packaged().knobs().forEach(it -> rows.add(knob(it)));
    return List.copyOf(rows);
  }

  private static Row knob(KnobSource source) {
    return new Row(
        source.knob().configName(),
        profile -> profile.text(source.knob()),
        source.sentences(),
        source.letter());
  }

  private static Row constant(
      String name, ToLongFunction<Profile> value, String sentences, String letter) {
    return new Row(name, profile -> Long.toString(value.applyAsLong(profile)), sentences, letter);
  }

  /** Names of all knobs. */
  static List<String> names() {
    return KNOBS.stream().map(Row::name).toList();
  }

  /** A value, if there are a profile and a knob of these names. */
  static Optional<String> value(String profile, String name) {
    return ProfileSources.PROFILES.stream()
        .filter(it -> it.name().equals(profile))
        .flatMap(
            it -> KNOBS.stream().filter(row -> row.name().equals(name)).map(row -> row.text(it)))
        .findFirst();
  }

  /** A row for each knob. */
  static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Row knob : KNOBS) {
      List<String> row = new ArrayList<>(List.of("`" + knob.name() + "`"));
      ProfileSources.PROFILES.forEach(it -> row.add("`" + knob.text(it) + "`"));
      row.add(knob.sentences());
      row.add(knob.letter());
      rows.add(row);
    }
    return rows;
  }
}
