package org.maarg.vectors;

import static org.maarg.vectors.MessageVector.canonical;
import static org.maarg.vectors.MessageVector.lenient;
import static org.maarg.vectors.UpdateVectors.hnp;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.AccessTechnologyType;
import org.maarg.wire.AnchoredPrefix;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.DlifLinkLayerAddress;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.LocalPrefix;
import org.maarg.wire.MnId;
import org.maarg.wire.MnLinkLayerIdentifier;
import org.maarg.wire.MobilityOption;
import org.maarg.wire.MobilityOptions;
import org.maarg.wire.Octets;
import org.maarg.wire.PreviousMaar;
import org.maarg.wire.ServingMaar;
import org.maarg.wire.Timestamp;
import org.maarg.wire.UnknownOption;

/** Lists of options: unknown ones, any order, repetition, and padding of every kind. */
final class OptionListVectors {
  static final String ABOUT =
      "Options together: unknown, in any order, repeated; padding and reserved fields as nobody"
          + " should send them.";

  private static final String START = "3b LL 05 00 CCCC 0001 0210 000f |";
  private static final MnId MN = MnId.nai("a");
  private static final String MN_OCTETS = "08 02 01 'a' |";
  private static final String HNP_OCTETS = "16 12 00 40 @2001:db8:100:: |";

  private OptionListVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>(unknown());
    all.addAll(order());
    all.addAll(repeated());
    all.addAll(padding());
    all.addAll(misaligned());
    all.addAll(reserved());
    return all;
  }

  private static BindingUpdate with(MobilityOption... options) {
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

  private static List<MessageVector> padding() {
    String padded = "6275-6.2.2-1, 6275-6.2.3-2";
    return List.of(
        lenient(
            "padding-padn-0-first",
            "PadN of length 0 in front of an option that needs no padding.",
            padded,
            with(MN),
            START,
            "01 00 |",
            MN_OCTETS,
            "01 00 | 01 02 0000"),
        lenient(
            "padding-padn-0-many",
            "PadN of length 0 four times at the end.",
            padded,
            with(MN),
            START,
            MN_OCTETS,
            "01 00 | 01 00 | 01 00 | 01 00"),
        lenient(
            "padding-pad1-many",
            "Pad1 eight times where nothing is needed.",
            padded,
            with(MN),
            START,
            MN_OCTETS,
            "00*8"),
        lenient(
            "padding-pad1-for-padn",
            "Pad1 four times where one PadN would do.",
            padded,
            with(),
            START,
            "00*4"),
        lenient(
            "padding-content",
            "PadN whose octets are not zero; they mean nothing.",
            padded,
            with(MN),
            START,
            MN_OCTETS,
            "01 06 441001020304"),
        lenient(
            "padding-padn-255",
            "The longest PadN.",
            padded,
            with(MN),
            START,
            MN_OCTETS,
            "01 ff 00*255 | 01 05 0000000000"),
        lenient(
            "padding-between-only",
            "Pad1 between two options that need none.",
            padded,
            with(MN, MnId.nai("b")),
            START,
            MN_OCTETS,
            "00 |",
            "08 02 01 'b' | 01 01 00"));
  }

  private static List<MessageVector> misaligned() {
    return List.of(
        lenient(
            "misaligned-hnp",
            "A Home Network Prefix option at octet 16; alignment is the sender's business.",
            "6275-6.2.1-2",
            with(MN, hnp("2001:db8:100::/64")),
            START,
            MN_OCTETS,
            HNP_OCTETS,
            "01 02 0000"),
        lenient(
            "misaligned-serving-maar",
            "A Serving MAAR option at octet 12.",
            "6275-6.2.1-2, 8885-4.6-2",
            with(new ServingMaar(Ipv6Address.parse("2001:db8:0:2::1"))),
            START,
            "44 10 @2001:db8:0:2::1 | 01 00"),
        lenient(
            "misaligned-timestamp",
            "A Timestamp option at octet 13.",
            "6275-6.2.1-2",
            with(new Timestamp(0x10002)),
            START,
            "00 | 1b 08 000000000001 0002 | 00"));
  }

  private static List<MessageVector> reserved() {
    return List.of(
        lenient(
            "reserved-hnp",
            "Reserved octet of a Home Network Prefix option.",
            "5213-8.3-1",
            with(hnp("2001:db8:100::/64")),
            START,
            "16 12 ff 40 @2001:db8:100::"),
        lenient(
            "reserved-handoff-indicator",
            "Reserved octet of a Handoff Indicator option.",
            "5213-8.4-1",
            with(new HandoffIndicator(4)),
            START,
            "17 02 ff 04"),
        lenient(
            "reserved-access-technology",
            "Reserved octet of an Access Technology Type option.",
            "5213-8.5-1",
            with(new AccessTechnologyType(4)),
            START,
            "18 02 ff 04"),
        lenient(
            "reserved-link-layer",
            "Reserved octets of both link-layer options.",
            "5213-8.6-1, 8885-4.8-1",
            with(
                new MnLinkLayerIdentifier(Octets.ofHex("01")),
                new DlifLinkLayerAddress(Octets.ofHex("02"))),
            START,
            "19 03 ffff 01 | 46 03 ffff 02 | 00 00"),
        lenient(
            "bits-beyond-prefix-hnp",
            "Bits beyond the prefix length are ignored.",
            "5213-8.3-1",
            with(hnp("2001:db8:100::/40")),
            START,
            "16 12 00 28 @2001:db8:1ff:ffff:ffff:ffff:ffff:ffff"),
        lenient(
            "bits-beyond-prefix-anchored",
            "Bits beyond the prefix length are ignored, also in the octet where it ends.",
            "8885-4.3-5",
            with(new AnchoredPrefix(Ipv6Prefix.parse("2001:db8::/33"))),
            START,
            "41 12 00 21 @2001:db8:7fff:ffff:ffff:ffff:ffff:ffff"),
        lenient(
            "bits-beyond-prefix-local",
            "Prefix length 0: all bits are ignored.",
            "8885-4.4-5",
            with(new LocalPrefix(Ipv6Prefix.parse("::/0"))),
            START,
            "42 12 00 00 @ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        lenient(
            "bits-beyond-prefix-previous",
            "The prefix length is that of the prefix; the address counts in full.",
            "8885-4.5-6",
            with(
                new PreviousMaar(
                    Ipv6Address.parse("2001:db8:0:1::1"), Ipv6Prefix.parse("2001:db8:100::/64"))),
            START,
            "43 22 ff 40 @2001:db8:0:1::1 @2001:db8:100:0:ffff:ffff:ffff:ffff"));
  }
}
