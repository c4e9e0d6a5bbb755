package org.maarg.vectors;

import static org.maarg.vectors.MessageVector.canonical;
import static org.maarg.vectors.UpdateVectors.hnp;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** Lists of options: unknown ones, any order, repetition. */
final class OptionListVectors {
  static final String ABOUT = "Options together: unknown ones, in any order, repeated.";

  static final String START = "3b LL 05 00 CCCC 0001 0210 000f |";
  static final MnId MN = MnId.nai("a");
  static final String MN_OCTETS = "08 02 01 'a' |";
  static final String HNP_OCTETS = "16 12 00 40 @2001:db8:100:: |";

  private OptionListVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>(unknown());
    all.addAll(order());
    all.addAll(repeated());
    return all;
  }

  static BindingUpdate with(MobilityOption... options) {
    int flags = BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED;
    return new BindingUpdate(1, flags, 15, MobilityOptions.of(options));
  }

  private static UnknownOption other(int type, String data) {
    return new UnknownOption(type, Octets.ofHex(data));
  }

  private static List<MessageVector> unknown() {
    String skipped = "6275-6.2.1-3, 8885-4.1-4";
    return List.of(
        canonical(
            "unknown-option-first",
            "An unknown option in front of those that count.",
            skipped,
            with(other(200, "0102"), MN),
            START,
            "c8 02 0102 |",
            MN_OCTETS,
            "01 02 0000"),
        canonical(
            "unknown-option-empty",
            "An unknown option of length 0.",
            skipped,
            with(other(200, ""), MN),
            START,
            "c8 00 |",
            MN_OCTETS,
            "01 04 00000000"),
        canonical(
            "unknown-option-last",
            "An unknown option that ends with the header.",
            skipped,
            with(MN, other(255, "010203040506")),
            START,
            MN_OCTETS,
            "ff 06 010203040506"),
        canonical(
            "unknown-option-255",
            "An unknown option of the greatest length.",
            skipped,
            with(other(128, "00".repeat(255)), MN),
            START,
            "80 ff 00*255 |",
            MN_OCTETS,
            "01 05 0000000000"),
        canonical(
            "unknown-option-looks-like-one",
            "The data of an unknown option look like a Serving MAAR option; they are not.",
            skipped,
            with(other(200, "44100102"), MN),
            START,
            "c8 04 44100102 |",
            MN_OCTETS,
            "01 00"),
        canonical(
            "unknown-option-71",
            "The type behind those of RFC 8885.",
            skipped,
            with(other(71, "0000")),
            START,
            "47 02 0000"));
  }

  private static List<MessageVector> order() {
    return List.of(
        canonical(
            "order-reversed",
            "The options of a registration, last one first.",
            "6275-6.2-1",
            with(
                new ServingMaar(Ipv6Address.parse("2001:db8:0:2::1")),
                new Timestamp(0x10002),
                new AccessTechnologyType(4),
                new HandoffIndicator(4),
                hnp("2001:db8:100::/64"),
                MN),
            START,
            "01 00 | 44 10 @2001:db8:0:2::1 | 01 00 | 1b 08 000000000001 0002 |",
            "18 02 00 04 | 17 02 00 04 |",
            HNP_OCTETS,
            MN_OCTETS,
            "01 02 0000"),
        canonical(
            "order-mn-id-last",
            "The identifier of the mobile node after everything else.",
            "6275-6.2-1",
            with(hnp("2001:db8:100::/64"), new HandoffIndicator(1), MN),
            START,
            HNP_OCTETS,
            "17 02 00 01 |",
            MN_OCTETS));
  }

  private static List<MessageVector> repeated() {
    MobilityOption anchored = new AnchoredPrefix(Ipv6Prefix.parse("2001:db8:100::/64"));
    MobilityOption local = new LocalPrefix(Ipv6Prefix.parse("2001:db8:100::/64"));
    PreviousMaar previous =
        new PreviousMaar(
            Ipv6Address.parse("2001:db8:0:1::1"), Ipv6Prefix.parse("2001:db8:100::/64"));
    String data = "12 00 40 @2001:db8:100:: | 01 02 0000 |";
    return List.of(
        canonical(
            "repeated-mn-id",
            "Two identifiers: well-formed, whatever a node makes of it.",
            "6275-6.2-1",
            with(MN, MnId.nai("b")),
            START,
            MN_OCTETS,
            "08 02 01 'b' | 01 02 0000"),
        canonical(
            "repeated-hnp",
            "Two Home Network Prefix options.",
            "5213-6.9.1.5-1",
            with(hnp("2001:db8:100::/64"), hnp("2001:db8:101::/64")),
            START,
            HNP_OCTETS,
            "01 02 0000 | 16 12 00 40 @2001:db8:101::"),
        canonical(
            "repeated-timestamp",
            "Two Timestamp options.",
            "6275-6.2-1",
            with(new Timestamp(1), new Timestamp(2)),
            START,
            "01 04 00000000 | 1b 08 000000000000 0001 | 01 04 00000000",
            "| 1b 08 000000000000 0002 | 01 02 0000"),
        canonical(
            "repeated-serving-maar",
            "Two Serving MAAR options, though a mobile node has one S-MAAR.",
            "8885-4.6-5",
            with(
                new ServingMaar(Ipv6Address.parse("2001:db8:0:2::1")),
                new ServingMaar(Ipv6Address.parse("2001:db8:0:3::1"))),
            START,
            "01 00 | 44 10 @2001:db8:0:2::1 | 01 04 00000000 | 44 10 @2001:db8:0:3::1"),
        canonical(
            "repeated-anchored-prefix",
            "Two Anchored Prefix options.",
            "8885-4.3-4",
            with(anchored, anchored),
            START,
            "41 " + data,
            "41 12 00 40 @2001:db8:100::"),
        canonical(
            "repeated-local-prefix",
            "Two Local Prefix options.",
            "8885-4.4-4",
            with(local, local),
            START,
            "42 " + data,
            "42 12 00 40 @2001:db8:100::"),
        canonical(
            "repeated-previous-maar",
            "The same Previous MAAR option twice.",
            "8885-4.5-5",
            with(previous, previous),
            START,
            "43 22 00 40 @2001:db8:0:1::1 @2001:db8:100:: | 01 02 0000 |",
            "43 22 00 40 @2001:db8:0:1::1 @2001:db8:100::"));
  }
}
