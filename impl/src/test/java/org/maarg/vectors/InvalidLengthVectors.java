package org.maarg.vectors;

import static org.maarg.vectors.InvalidOptionVectors.FORMAT;
import static org.maarg.vectors.InvalidOptionVectors.START;
import static org.maarg.vectors.InvalidVector.dropped;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.RefusalReason;

/** Mobility Headers that are refused for an option whose length does not fit its type. */
final class InvalidLengthVectors {
  static final String ABOUT = "Refused for an option whose length does not fit its type.";

  private InvalidLengthVectors() {}

  static List<InvalidVector> all() {
    List<InvalidVector> all = new ArrayList<>(lengthZero());
    all.addAll(lengths());
    return all;
  }

  private static InvalidVector length(
      String name, String shows, String requirement, int offset, String octets) {
    return dropped(
        name,
        shows,
        FORMAT + ", " + requirement,
        RefusalReason.OPTION_LENGTH,
        offset,
        START,
        octets);
  }

  /** Length 0 in each option that has a fixed part; the octets behind are padding. */
  private static List<InvalidVector> lengthZero() {
    String[][] options = {
      {"alternate-care-of-address", "03", "6275-6.2.5-1"},
      {"mn-id", "08", "4283-3-2"},
      {"hnp", "16", "5213-8.3-1"},
      {"handoff-indicator", "17", "5213-8.4-1"},
      {"access-technology", "18", "5213-8.5-1"},
      {"mn-link-layer-id", "19", "5213-8.6-1"},
      {"link-local", "1a", "5213-8.7-1"},
      {"timestamp", "1b", "5213-8.8-1"},
      {"anchored-prefix", "41", "8885-4.3-1"},
      {"local-prefix", "42", "8885-4.4-1"},
      {"previous-maar", "43", "8885-4.5-1"},
      {"serving-maar", "44", "8885-4.6-1"},
      {"dlif-link-local", "45", "8885-4.7-1"},
      {"dlif-link-layer", "46", "8885-4.8-1"},
    };
    List<InvalidVector> all = new ArrayList<>();
    for (String[] it : options) {
      all.add(
          length(
              "length-0-" + it[0],
              "An option of length 0 that has at least a fixed part.",
              it[2],
              13,
              it[1] + " 00 | 01 00"));
    }
    return all;
  }

  private static List<InvalidVector> lengths() {
    return List.of(
        length(
            "length-hnp-17",
            "A Home Network Prefix option one octet short.",
            "5213-8.3-1",
            13,
            "16 11 00 40 2001 0db8 0100 00*9 | 00"),
        length(
            "length-hnp-10",
            "A Home Network Prefix option with the first 64 bits of the prefix only.",
            "5213-8.3-1",
            13,
            "16 0a 00 40 2001 0db8 0100 0000"),
        length(
            "length-hnp-19",
            "A Home Network Prefix option one octet long.",
            "5213-8.3-1",
            13,
            "16 13 00 40 @2001:db8:100:: 00 | 01 05 00*5"),
        length(
            "length-handoff-indicator-3",
            "A Handoff Indicator option one octet long.",
            "5213-8.4-1",
            13,
            "17 03 00 04 00 | 01 05 00*5"),
        length(
            "length-access-technology-1",
            "An Access Technology Type option without its value.",
            "5213-8.5-1",
            13,
            "18 01 00 | 00"),
        length(
            "length-mn-link-layer-id-1",
            "A link-layer identifier with one reserved octet.",
            "5213-8.6-1",
            13,
            "19 01 00 | 00"),
        length(
            "length-link-local-15",
            "A Link-local Address option one octet short.",
            "5213-8.7-1",
            15,
            "01 00 | 1a 0f fe80 00*13 | 00"),
        length(
            "length-alternate-care-of-4",
            "An Alternate Care-of Address option with an address of IPv4.",
            "6275-6.2.5-1",
            13,
            "03 04 c0000201 | 01 04 00000000"),
        length(
            "length-timestamp-4",
            "A Timestamp option with 32 bits.",
            "5213-8.8-1",
            13,
            "1b 04 00006955 | 01 04 00000000"),
        length(
            "length-previous-maar-18",
            "A Previous MAAR option without prefix.",
            "8885-4.5-1",
            13,
            "43 12 00 40 @2001:db8:0:1::1"),
        length(
            "length-previous-maar-35",
            "A Previous MAAR option one octet long.",
            "8885-4.5-1",
            13,
            "43 23 00 40 @2001:db8:0:1::1 @2001:db8:100:: 00 | 01 05 00*5"),
        length(
            "length-serving-maar-18",
            "A Serving MAAR option laid out like a Home Network Prefix option.",
            "8885-4.6-1",
            13,
            "44 12 00 40 @2001:db8:0:2::1"),
        length(
            "length-dlif-link-layer-1",
            "A DLIF Link-layer Address option with one reserved octet.",
            "8885-4.8-1",
            13,
            "46 01 00 | 00"));
  }
}
