package org.maarg.vectors;

import static org.maarg.vectors.MessageVector.canonical;
import static org.maarg.vectors.MessageVector.lenient;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Binding Updates: the fixed part, each flag, the procedures' messages. */
final class UpdateVectors {
  static final String ABOUT =
      "Binding Updates: fixed part, flags, and the updates of RFC 8885's procedures.";

  private static final String FIXED = "6275-6.1.7-1, 6275-6.1.1-1";
  private static final String PAD_4 = "| 01 02 0000";

  private UpdateVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>(fixedPart());
    all.addAll(flags());
    all.addAll(reservedBits());
    all.addAll(registrations());
    all.add(relayed());
    return all;
  }

  private static BindingUpdate bare(int sequence, int flags, int lifetime) {
    return new BindingUpdate(sequence, flags, lifetime, MobilityOptions.NONE);
  }

  private static List<MessageVector> fixedPart() {
    return List.of(
        canonical(
            "bu-minimal",
            "No option at all: four octets of padding, Header Len 1.",
            FIXED,
            bare(1, BindingUpdate.ACKNOWLEDGE, 15),
            "3b LL 05 00 CCCC 0001 8000 000f",
            PAD_4),
        canonical(
            "bu-sequence-0",
            "The smallest sequence number.",
            FIXED,
            bare(0, BindingUpdate.PROXY, 15),
            "3b LL 05 00 CCCC 0000 0200 000f",
            PAD_4),
        canonical(
            "bu-sequence-65535",
            "The greatest sequence number.",
            FIXED,
            bare(65_535, BindingUpdate.PROXY, 15),
            "3b LL 05 00 CCCC ffff 0200 000f",
            PAD_4),
        canonical(
            "bu-lifetime-0",
            "A deregistration.",
            "6275-6.1.7-3",
            bare(258, BindingUpdate.PROXY, 0),
            "3b LL 05 00 CCCC 0102 0200 0000",
            PAD_4),
        canonical(
            "bu-lifetime-65535",
            "The longest lifetime: 262140 seconds.",
            "6275-6.1.7-3",
            bare(258, BindingUpdate.PROXY, 65_535),
            "3b LL 05 00 CCCC 0102 0200 ffff",
            PAD_4));
  }

  private static List<MessageVector> flags() {
    return List.of(
        flag("a", "acknowledge", "6275-6.1.7-1", BindingUpdate.ACKNOWLEDGE, "8000"),
        flag("h", "home registration", "6275-6.1.7-1", BindingUpdate.HOME, "4000"),
        flag("l", "link-local compatibility", "6275-6.1.7-1", BindingUpdate.LINK_LOCAL, "2000"),
        flag("k", "key management", "6275-6.1.7-1", BindingUpdate.KEY, "1000"),
        flag("m", "MAP registration", "6275-6.1.7-1", BindingUpdate.MAP, "0800"),
        flag("r", "mobile router", "6275-6.1.7-1", BindingUpdate.ROUTER, "0400"),
        flag("p", "proxy registration", "5213-8.1-1", BindingUpdate.PROXY, "0200"),
        flag("f", "forced UDP encapsulation", "6275-6.1.7-1", BindingUpdate.FORCE_UDP, "0100"),
        flag("t", "TLV header", "6275-6.1.7-1", BindingUpdate.TLV, "0080"),
        flag("b", "bulk binding", "6275-6.1.7-1", BindingUpdate.BULK, "0040"),
        flag("s", "separate signalling", "6275-6.1.7-1", BindingUpdate.SEPARATE, "0020"),
        flag("d", "from a MAAR or CMD", "8885-4.1-1, 8885-5-2", BindingUpdate.DISTRIBUTED, "0010"),
        canonical(
            "bu-flags-all",
            "Every flag that has a letter.",
            "6275-6.1.7-1, 8885-5-2",
            bare(258, 0xfff0, 15),
            "3b LL 05 00 CCCC 0102 fff0 000f",
            PAD_4),
        canonical(
            "bu-flags-none",
            "No flag.",
            "6275-6.1.7-1",
            bare(258, 0, 15),
            "3b LL 05 00 CCCC 0102 0000 000f",
            PAD_4));
  }

  private static MessageVector flag(
      String letter, String meaning, String requirements, int bit, String octets) {
    return canonical(
        "bu-flag-" + letter,
        "Only the flag " + letter.toUpperCase(Locale.ROOT) + ": " + meaning + ".",
        requirements,
        bare(258, bit, 15),
        "3b LL 05 00 CCCC 0102",
        octets,
        "000f",
        PAD_4);
  }

  private static List<MessageVector> reservedBits() {
    String requirement = "6275-6.1.7-2";
    List<MessageVector> all = new ArrayList<>();
    for (int bit = 8; bit > 0; bit >>= 1) {
      all.add(
          lenient(
              "bu-reserved-bit-000" + bit,
              "A flag bit without a letter is set; it means nothing.",
              requirement,
              bare(258, BindingUpdate.PROXY | bit, 15),
              "3b LL 05 00 CCCC 0102",
              "020" + bit,
              "000f",
              PAD_4));
    }
    all.add(
        lenient(
            "bu-reserved-octet",
            "The Reserved octet of the Mobility Header is not zero.",
            "6275-6.1.1-4",
            bare(258, BindingUpdate.PROXY, 15),
            "3b LL 05 ff CCCC 0102 0200 000f",
            PAD_4));
    return all;
  }

  static final MnId MN = MnId.nai("mn1@example.org");
  static final String MN_OCTETS = "| 08 10 01 'mn1@example.org'";
  private static final int MAAR_FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;

  /** 2026-01-01 00:00:00.5 UTC. */
  static final Timestamp TIME = new Timestamp(1_767_225_600L << 16 | 0x8000);

  static HomeNetworkPrefix hnp(String prefix) {
    return new HomeNetworkPrefix(Ipv6Prefix.parse(prefix));
  }

  private static List<MessageVector> registrations() {
    return List.of(
        canonical(
            "pbu-initial-registration",
            "A MAAR registers a mobile node: every option that it sends, each at its place.",
            "8885-3.1-2, 5213-6.9.1.5-1, 6275-6.2.1-2",
            new BindingUpdate(7, MAAR_FLAGS, 15, identity(HandoffIndicator.UNKNOWN)),
            "3b LL 05 00 CCCC 0007 c210 000f",
            IDENTITY_HEAD,
            "| 17 02 00 04 | 18 02 00 04",
            IDENTITY_TAIL),
        canonical(
            "pbu-renewal",
            "The same MAAR extends the registration: Handoff Indicator 5.",
            "8885-3.2-23, 5213-6.9.1.3-1",
            new BindingUpdate(8, MAAR_FLAGS, 15, identity(HandoffIndicator.UNCHANGED)),
            "3b LL 05 00 CCCC 0008 c210 000f",
            IDENTITY_HEAD,
            "| 17 02 00 05 | 18 02 00 04",
            IDENTITY_TAIL),
        canonical(
            "pbu-deregistration",
            "A MAAR ends the registration, or asks whether it goes on: lifetime 0.",
            "8885-3.5-4, 8885-3.5-7, 5213-6.9.1.4-2, 5213-6.9.1.4-4",
            new BindingUpdate(9, MAAR_FLAGS, 0, identity(HandoffIndicator.UNCHANGED)),
            "3b LL 05 00 CCCC 0009 c210 0000",
            IDENTITY_HEAD,
            "| 17 02 00 05 | 18 02 00 04",
            IDENTITY_TAIL));
  }

  private static final String IDENTITY_HEAD =
      MN_OCTETS + " | 01 04 00000000 | 16 12 00 40 @2001:db8:100:: ";
  private static final String IDENTITY_TAIL =
      "| 19 08 0000 020000000001 | 1b 08 00006955b900 8000 | 01 00"
          + " | 45 10 @fe80::1:ff:fe00:0 | 46 08 0000 020001000000 | 01 04 00000000";

  private static MobilityOptions identity(int handoff) {
    return MobilityOptions.of(
        MN,
        hnp("2001:db8:100::/64"),
        new HandoffIndicator(handoff),
        new AccessTechnologyType(AccessTechnologyType.WLAN),
        new MnLinkLayerIdentifier(Octets.ofHex("020000000001")),
        TIME,
        new DlifLinkLocalAddress(Ipv6Address.parse("fe80::1:ff:fe00:0")),
        new DlifLinkLayerAddress(Octets.ofHex("020001000000")));
  }

  private static MessageVector relayed() {
    return canonical(
        "pbu-relayed",
        "The CMD tells a P-MAAR where the mobile node is: Serving MAAR option.",
        "8885-3.2-4, 8885-4.6-4",
        new BindingUpdate(
            1,
            MAAR_FLAGS,
            15,
            MobilityOptions.of(
                MN,
                hnp("2001:db8:100::/64"),
                new HandoffIndicator(HandoffIndicator.UNKNOWN),
                new AccessTechnologyType(AccessTechnologyType.WLAN),
                TIME,
                new ServingMaar(Ipv6Address.parse("2001:db8:0:2::1")))),
        "3b LL 05 00 CCCC 0001 c210 000f",
        IDENTITY_HEAD,
        "| 17 02 00 04 | 18 02 00 04 | 01 00",
        "| 1b 08 00006955b900 8000 | 01 00 | 44 10 @2001:db8:0:2::1");
  }
}
