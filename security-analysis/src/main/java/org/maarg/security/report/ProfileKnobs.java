package org.maarg.security.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.protocol.Profile;

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

  private static final List<Knob> KNOBS =
      List.of(
          knob("initialTimeoutMillis", Profile::initialTimeoutMillis, RFC_6275, ALL),
          knob(
              "firstRegistrationTimeoutMillis",
              Profile::firstRegistrationTimeoutMillis,
              "RFC 6275 11.8",
              ALL),
          knob("maxTimeoutMillis", Profile::maxTimeoutMillis, RFC_6275, ALL),
          knob(
              "cmdRetransmissionLimit",
              Profile::cmdRetransmissionLimit,
              "RFC 8885 3.6: the CMD retransmits",
              "that it ends, and when"),
          knob("maxUpdateRate", Profile::maxUpdateRate, RFC_6275, ALL),
          knob(
              "rateReading",
              Profile::rateReading,
              "RFC 8885 3.6: a CMD obeys the rate",
              "the reading"),
          knob(
              "aggregationTimeoutMillis",
              Profile::aggregationTimeoutMillis,
              "RFC 8885 3.2: a timer may be used",
              "the value"),
          knob(
              "pacingRate",
              Profile::pacingRate,
              "RFC 8885 3.2, 6: the CMD paces",
              "the number, and that it is a token bucket"),
          knob("pacingBurst", Profile::pacingBurst, "none", "the number"),
          knob(
              "pacingQueueLimit",
              Profile::pacingQueueLimit,
              "none",
              "the bound, and status 130 beyond it"),
          knob(
              "suppressDuplicates",
              Profile::suppressDuplicates,
              "none",
              "a reading of RFC 8885 3.2, in RFC8885 too"),
          knob(
              "maxPreviousMaars",
              Profile::maxPreviousMaars,
              "RFC 8885 6: a limit, for instance on this",
              "the number, and that the oldest goes"),
          knob("maxBindings", Profile::maxBindings, "none", "the limit"),
          knob("maxBindingsPerMaar", Profile::maxBindingsPerMaar, "none", "the limit"),
          knob(
              "deregistration",
              Profile::deregistration,
              "RFC 8885 3.5: two designs",
              "the choice of one"),
          knob("guardOrphans", Profile::guardOrphans, "none", "the guard; without effect in B"),
          knob("deleteDelayMillis", Profile::deleteDelayMillis, "RFC 5213 9.1", ALL),
          knob("timestampWindowMillis", Profile::timestampWindowMillis, "RFC 5213 9.1", ALL),
          knob(
              "orderRelayedUpdates",
              Profile::orderRelayedUpdates,
              "none",
              "a reading of RFC 5213 5.5 for P-MAARs, in RFC8885 too"),
          knob(
              "answerUnauthorized",
              Profile::answerUnauthorized,
              "RFC 5213 5.3.1: status 154",
              "silence in HARDENED, against these words"),
          knob(
              "cmdSecurityAssociation",
              Profile::cmdSecurityAssociation,
              "RFC 8885 6; RFC 5213 4",
              ALL),
          knob("maarSecurityAssociation", Profile::maarSecurityAssociation, "RFC 8885 6", ALL),
          knob(
              "awaitCmdInLocator",
              Profile::awaitCmdInLocator,
              "none",
              "that the S-MAAR waits for the CMD as well"));

  /**
   * A knob.
   *
   * @param name as in node configurations
   * @param words where an RFC asks for it, and how much of it
   * @param ours what of it is our reading or our addition
   */
  record Knob(String name, Function<Profile, Object> value, String words, String ours) {
    /** As a text shows it. */
    String text(Profile profile) {
      Object it = value.apply(profile);
      return it.equals(Integer.MAX_VALUE) ? "unlimited" : it.toString();
    }
  }

  private ProfileKnobs() {}

  private static Knob knob(
      String name, Function<Profile, Object> value, String words, String ours) {
    return new Knob(name, value, words, ours);
  }

  /** Names of all knobs. */
  static List<String> names() {
    return KNOBS.stream().map(Knob::name).toList();
  }

  /** A value, if there are a profile and a knob of these names. */
  static Optional<String> value(String profile, String name) {
    return PROFILES.stream()
        .filter(it -> it.name().equals(profile))
        .flatMap(it -> KNOBS.stream().filter(knob -> knob.name().equals(name)).map(k -> k.text(it)))
        .findFirst();
  }

  /** A row for each knob. */
  static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Knob knob : KNOBS) {
      List<String> row = new ArrayList<>(List.of("`" + knob.name() + "`"));
      PROFILES.forEach(it -> row.add("`" + knob.text(it) + "`"));
      row.add(knob.words());
      row.add(knob.ours());
      rows.add(row);
    }
    return rows;
  }
}
