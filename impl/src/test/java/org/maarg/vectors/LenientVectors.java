package org.maarg.vectors;

import static org.maarg.vectors.MessageVector.lenient;
import static org.maarg.vectors.OptionListVectors.HNP_OCTETS;
import static org.maarg.vectors.OptionListVectors.MN;
import static org.maarg.vectors.OptionListVectors.MN_OCTETS;
import static org.maarg.vectors.OptionListVectors.START;
import static org.maarg.vectors.OptionListVectors.with;
import static org.maarg.vectors.UpdateVectors.hnp;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Padding, alignment and reserved fields as nobody should send them and everybody must read. */
final class LenientVectors {
  static final String ABOUT =
      "Padding, alignment, reserved fields and bits beyond a prefix as nobody should send them.";

  private LenientVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>(padding());
    all.addAll(misaligned());
    all.addAll(reserved());
    return all;
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
            "5213-8.3-2",
            with(hnp("2001:db8:100::/64")),
            START,
            "16 12 ff 40 @2001:db8:100::"),
        lenient(
            "reserved-handoff-indicator",
            "Reserved octet of a Handoff Indicator option.",
            "5213-8.4-2",
            with(new HandoffIndicator(4)),
            START,
            "17 02 ff 04"),
        lenient(
            "reserved-access-technology",
            "Reserved octet of an Access Technology Type option.",
            "5213-8.5-2",
            with(new AccessTechnologyType(4)),
            START,
            "18 02 ff 04"),
        lenient(
            "reserved-link-layer",
            "Reserved octets of both link-layer options.",
            "5213-8.6-3, 8885-4.8-1",
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
