package org.maarg.security.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.runtime.config.ConfigProfile;

/** The knobs of a profile: their values, and which of them are the RFCs' words. */
final class ProfileKnobs {
  /** The profiles, the least careful first. */
  static final List<Profile> PROFILES =
      List.of(Profile.REVIEWED_DRAFT, Profile.RFC8885, Profile.HARDENED);

  /** Heads of the columns of {@link #rows()}. */
  static final List<String> HEAD =
      List.of("knob", "REVIEWED_DRAFT", "RFC8885", "HARDENED", "words of an RFC", "ours");

  private static final String RFC_6275 = "RFC 6275 12";
  private static final String ALL = "nothing";

  private static final List<Row> KNOBS =
      List.of(
          constant("initialTimeoutMillis", Profile::initialTimeoutMillis, RFC_6275, ALL),
          constant(
              "firstRegistrationTimeoutMillis",
              Profile::firstRegistrationTimeoutMillis,
              "RFC 6275 11.8",
              ALL),
          constant("maxTimeoutMillis", Profile::maxTimeoutMillis, RFC_6275, ALL),
          knob(
              Knob.CMD_RETRANSMISSION_LIMIT,
              "RFC 8885 3.6: the CMD retransmits",
              "that it ends, and when"),
          knob(Knob.MAX_UPDATE_RATE, RFC_6275, ALL),
          knob(Knob.RATE_READING, "RFC 8885 3.6: a CMD obeys the rate", "the reading"),
          knob(Knob.AGGREGATION_TIMEOUT, "RFC 8885 3.2: a timer may be used", "the value"),
          knob(
              Knob.PACING_RATE,
              "RFC 8885 3.2, 6: the CMD paces",
              "the number, and that it is a token bucket"),
          knob(Knob.PACING_BURST, "none", "the number"),
          knob(Knob.PACING_QUEUE_LIMIT, "none", "the bound, and status 130 beyond it"),
          knob(Knob.SUPPRESS_DUPLICATES, "none", "a reading of RFC 8885 3.2, in RFC8885 too"),
          knob(
              Knob.MAX_PREVIOUS_MAARS,
              "RFC 8885 6: a limit, for instance on this",
              "the number, and that the oldest goes"),
          knob(Knob.MAX_BINDINGS, "none", "the limit"),
          knob(Knob.MAX_BINDINGS_PER_MAAR, "none", "the limit"),
          knob(Knob.DEREGISTRATION, "RFC 8885 3.5: two designs", "the choice of one"),
          knob(Knob.GUARD_ORPHANS, "none", "the guard; without effect in B"),
          knob(Knob.DELETE_DELAY, "RFC 5213 9.1", ALL),
          knob(Knob.TIMESTAMP_WINDOW, "RFC 5213 9.1", ALL),
          knob(
              Knob.ORDER_RELAYED_UPDATES,
              "none",
              "a reading of RFC 5213 5.5 for P-MAARs, in RFC8885 too"),
          knob(
              Knob.ANSWER_UNAUTHORIZED,
              "RFC 5213 5.3.1: status 154",
              "silence in HARDENED, against these words"),
          knob(Knob.CMD_SECURITY_ASSOCIATION, "RFC 8885 6; RFC 5213 4", ALL),
          knob(Knob.MAAR_SECURITY_ASSOCIATION, "RFC 8885 6", ALL),
          knob(Knob.AWAIT_CMD_IN_LOCATOR, "none", "that the S-MAAR waits for the CMD as well"));

  /**
   * A knob.
   *
   * @param name as in node configurations
   * @param words where an RFC asks for it, and how much of it
   * @param ours what of it is our reading or our addition
   */
  record Row(String name, Function<Profile, String> value, String words, String ours) {
    /** As a text shows it. */
    String text(Profile profile) {
      return value.apply(profile);
    }
  }

  private ProfileKnobs() {}

  private static Row knob(Knob knob, String words, String ours) {
    return new Row(knob.configName(), profile -> ConfigProfile.text(profile, knob), words, ours);
  }

  private static Row constant(
      String name, ToLongFunction<Profile> value, String words, String ours) {
    return new Row(name, profile -> Long.toString(value.applyAsLong(profile)), words, ours);
  }

  /** Names of all knobs. */
  static List<String> names() {
    return KNOBS.stream().map(Row::name).toList();
  }

  /** A value, if there are a profile and a knob of these names. */
  static Optional<String> value(String profile, String name) {
    return PROFILES.stream()
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
      PROFILES.forEach(it -> row.add("`" + knob.text(it) + "`"));
      row.add(knob.words());
      row.add(knob.ours());
      rows.add(row);
    }
    return rows;
  }
}
