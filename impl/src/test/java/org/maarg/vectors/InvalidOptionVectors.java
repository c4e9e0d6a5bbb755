package org.maarg.vectors;

import static org.maarg.vectors.InvalidVector.dropped;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.RefusalReason;

/** Mobility Headers that are refused for an option. */
final class InvalidOptionVectors {
  static final String ABOUT =
      "Refused for an option: it runs past the end, needs the D flag, or says what cannot be.";

  /** An update with the flags P and D; options begin at octet 12. */
  static final String START = "3b LL 05 00 CCCC 0001 0210 000f |";

  static final String FORMAT = "6275-6.2.1-4";

  private InvalidOptionVectors() {}

  static List<InvalidVector> all() {
    List<InvalidVector> all = new ArrayList<>(truncated());
    all.addAll(withoutFlag());
    all.addAll(prefixLengths());
    all.addAll(empty());
    all.addAll(order());
    return all;
  }

  private static InvalidVector truncated(String name, String shows, int offset, String octets) {
    return dropped(name, shows, FORMAT, RefusalReason.OPTION_TRUNCATED, offset, START, octets);
  }

  private static List<InvalidVector> truncated() {
    return List.of(
        truncated(
            "option-type-only",
            "The last octet is an option type; its length is missing.",
            15,
            "01 01 00 | 08"),
        truncated(
            "option-padn-type-only", "The last octet is the type of PadN.", 15, "00 00 00 | 01"),
        truncated(
            "option-past-end-by-1",
            "A Mobile Node Identifier one octet longer than the header.",
            13,
            "08 03 01 61"),
        truncated(
            "option-past-end-255",
            "An option of length 255 at the end of the header.",
            17,
            "17 02 00 04 | 08 ff 01 61 00*4"),
        truncated("option-padn-past-end", "PadN runs past the end.", 13, "01 03 0000"),
        truncated(
            "option-unknown-past-end", "An unknown option runs past the end.", 13, "c8 09 0000"),
        truncated(
            "option-hnp-past-end",
            "A Home Network Prefix option of the right length, cut off by the header's end.",
            13,
            "16 12 00 40 2001 0db8 0100 0000"),
        dropped(
            "option-past-end-ba",
            "The same in a Binding Acknowledgement.",
            FORMAT,
            RefusalReason.OPTION_TRUNCATED,
            13,
            "3b LL 06 00 CCCC 00 22 0001 000f | 43 22 00 40"),
        dropped(
            "option-past-end-be",
            "The same in a Binding Error, whose options begin at octet 24.",
            FORMAT,
            RefusalReason.OPTION_TRUNCATED,
            25,
            "3b LL 07 00 CCCC 01 00 @:: | 08 07 01 'abcde'"));
  }

  /** Options 65 to 70 without the D flag, in updates; then in the other messages. */
  private static List<InvalidVector> withoutFlag() {
    RefusalReason reason = RefusalReason.EXTENSION_OPTION_WITHOUT_D_FLAG;
    String[][] options = {
      {"anchored-prefix", "8885-4.3-3", "12", "41 12 00 40 @2001:db8:100::"},
      {"local-prefix", "8885-4.4-3", "12", "42 12 00 40 @2001:db8:100::"},
      {"previous-maar", "8885-4.5-3", "12", "43 22 00 40 @2001:db8:0:1::1 @2001:db8:100::"},
      {"serving-maar", "8885-4.6-3", "14", "01 00 | 44 10 @2001:db8:0:2::1"},
      {"dlif-link-local", "8885-4.7-3", "14", "01 00 | 45 10 @fe80::1:ff:fe00:0"},
      {"dlif-link-layer", "8885-4.8-3", "12", "46 08 0000 020001000000 | 01 00"},
    };
    List<InvalidVector> all = new ArrayList<>();
    for (String[] it : options) {
      int offset = Integer.parseInt(it[2]);
      String shows = "An option of RFC 8885 in a message whose D flag is clear.";
      String bu = "3b LL 05 00 CCCC 0001 8200 000f |";
      String ba = "3b LL 06 00 CCCC 00 20 0001 000f |";
      all.add(dropped("no-d-flag-bu-" + it[0], shows, it[1], reason, offset, bu, it[3]));
      all.add(dropped("no-d-flag-ba-" + it[0], shows, it[1], reason, offset, ba, it[3]));
    }
    all.add(
        dropped(
            "no-d-flag-be-serving-maar",
            "A Serving MAAR option in a Binding Error, which has no D flag.",
            "8885-4.6-3",
            reason,
            30,
            "3b LL 07 00 CCCC 01 00 @:: | 01 04 00000000 | 44 10 @2001:db8:0:2::1"));
    return all;
  }

  private static List<InvalidVector> prefixLengths() {
    String[][] options = {
      {"hnp", "5213-8.3-1", "16 12 00 81 @2001:db8:100::"},
      {"anchored-prefix", "8885-4.3-1", "41 12 00 81 @2001:db8:100::"},
      {"local-prefix", "8885-4.4-1", "42 12 00 ff @2001:db8:100::"},
      {"previous-maar", "8885-4.5-1", "43 22 00 81 @2001:db8:0:1::1 @2001:db8:100::"},
    };
    List<InvalidVector> all = new ArrayList<>();
    for (String[] it : options) {
      all.add(
          dropped(
              "prefix-length-" + it[0],
              "A prefix length over 128.",
              it[1],
              RefusalReason.PREFIX_LENGTH,
              15,
              START,
              it[2]));
    }
    return all;
  }

  private static List<InvalidVector> empty() {
    return List.of(
        dropped(
            "empty-dlif-link-layer",
            "A DLIF Link-layer Address without address.",
            "8885-4.8-5",
            RefusalReason.EMPTY_LINK_LAYER_ADDRESS,
            13,
            START,
            "46 02 0000"),
        dropped(
            "empty-dlif-link-layer-last",
            "The same as the last of several options.",
            "8885-4.8-5",
            RefusalReason.EMPTY_LINK_LAYER_ADDRESS,
            33,
            START,
            "16 12 00 40 @2001:db8:100:: | 46 02 0000 | 01 02 0000"));
  }

  private static List<InvalidVector> order() {
    return List.of(
        dropped(
            "order-truncated-before-d-flag",
            "An option of RFC 8885 without the D flag that runs past the end as well.",
            "6275-6.2.1-4, 8885-4.6-3",
            RefusalReason.OPTION_TRUNCATED,
            13,
            "3b LL 05 00 CCCC 0001 8200 000f | 44 10 2001"),
        dropped(
            "order-d-flag-before-length",
            "An option of RFC 8885 without the D flag, of a wrong length as well.",
            "8885-4.6-3, 6275-6.2.1-4",
            RefusalReason.EXTENSION_OPTION_WITHOUT_D_FLAG,
            12,
            "3b LL 05 00 CCCC 0001 8200 000f | 44 02 2001"),
        dropped(
            "order-first-option",
            "Two options are wrong: the first one counts.",
            FORMAT,
            RefusalReason.OPTION_LENGTH,
            13,
            START,
            "17 01 04 | 08 01 01 | 01 04 00000000"),
        dropped(
            "order-prefix-length-in-short-option",
            "A prefix length over 128 in an option that is too short: it is read first.",
            "5213-8.3-1, 6275-6.2.1-4",
            RefusalReason.PREFIX_LENGTH,
            15,
            START,
            "16 02 00 81"));
  }
}
