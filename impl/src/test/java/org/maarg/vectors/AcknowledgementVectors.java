package org.maarg.vectors;

import static org.maarg.vectors.MessageVector.canonical;
import static org.maarg.vectors.MessageVector.lenient;
import static org.maarg.vectors.UpdateVectors.MN;
import static org.maarg.vectors.UpdateVectors.MN_OCTETS;
import static org.maarg.vectors.UpdateVectors.hnp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;

/** Binding Acknowledgements: the fixed part, each status and flag, the procedures' messages. */
final class AcknowledgementVectors {
  static final String ABOUT =
      "Binding Acknowledgements: fixed part, statuses, flags, and those of RFC 8885's procedures.";

  private static final String FIXED = "6275-6.1.8-1, 6275-6.1.1-1";
  private static final String PAD_4 = "| 01 02 0000";
  private static final int PROXY = BindingAcknowledgement.PROXY;
  private static final int MAAR_FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private AcknowledgementVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>(fixedPart());
    all.addAll(statuses());
    all.addAll(flags());
    all.addAll(reservedBits());
    all.addAll(procedures());
    return all;
  }

  private static BindingAcknowledgement bare(int status, int flags, int sequence, int lifetime) {
    return new BindingAcknowledgement(status, flags, sequence, lifetime, MobilityOptions.NONE);
  }

  private static List<MessageVector> fixedPart() {
    return List.of(
        canonical(
            "ba-minimal",
            "No option at all: four octets of padding, Header Len 1.",
            FIXED,
            bare(0, 0, 1, 15),
            "3b LL 06 00 CCCC 00 00 0001 000f",
            PAD_4),
        canonical(
            "ba-sequence-0",
            "The smallest sequence number.",
            FIXED,
            bare(0, PROXY, 0, 15),
            "3b LL 06 00 CCCC 00 20 0000 000f",
            PAD_4),
        canonical(
            "ba-sequence-65535",
            "The greatest sequence number.",
            FIXED,
            bare(0, PROXY, 65_535, 15),
            "3b LL 06 00 CCCC 00 20 ffff 000f",
            PAD_4),
        canonical(
            "ba-lifetime-0",
            "The answer to a deregistration.",
            "6275-6.1.7-3, 6275-10.3.2-3",
            bare(0, PROXY, 258, 0),
            "3b LL 06 00 CCCC 00 20 0102 0000",
            PAD_4),
        canonical(
            "ba-lifetime-65535",
            "The longest lifetime: 262140 seconds.",
            "6275-6.1.7-3",
            bare(0, PROXY, 258, 65_535),
            "3b LL 06 00 CCCC 00 20 0102 ffff",
            PAD_4));
  }

  private static List<MessageVector> statuses() {
    return List.of(
        status(1, "01", "6275-6.1.8-2"),
        status(127, "7f", "6275-6.1.8-2"),
        status(Status.REASON_UNSPECIFIED, "80", "6275-6.1.8-2"),
        status(Status.ADMINISTRATIVELY_PROHIBITED, "81", "6275-6.1.8-2"),
        status(Status.INSUFFICIENT_RESOURCES, "82", "6275-6.1.8-2"),
        status(Status.NOT_HOME_AGENT, "85", "6275-6.1.8-2"),
        status(Status.SEQUENCE_OUT_OF_WINDOW, "87", "6275-9.5.1-3"),
        status(Status.PROXY_REG_NOT_ENABLED, "98", "5213-8.9-1"),
        status(Status.NOT_LMA_FOR_THIS_MN, "99", "5213-8.9-1"),
        status(Status.MAG_NOT_AUTHORIZED, "9a", "5213-8.9-1"),
        status(Status.NOT_AUTHORIZED_FOR_HNP, "9b", "5213-8.9-1"),
        status(Status.TIMESTAMP_MISMATCH, "9c", "5213-8.9-1"),
        status(Status.TIMESTAMP_LOWER, "9d", "5213-8.9-1"),
        status(Status.MISSING_HNP, "9e", "5213-8.9-1"),
        status(Status.PREFIX_SETS_DIFFER, "9f", "5213-8.9-1"),
        status(Status.MISSING_MN_ID, "a0", "5213-8.9-1"),
        status(Status.MISSING_HANDOFF_INDICATOR, "a1", "5213-8.9-1"),
        status(Status.MISSING_ACCESS_TECHNOLOGY, "a2", "5213-8.9-1"),
        status(255, "ff", "6275-6.1.8-2"));
  }

  private static MessageVector status(int status, String octet, String requirements) {
    return canonical(
        "pba-status-" + status,
        "Status " + status + ", which " + (status < 128 ? "accepts." : "refuses."),
        requirements,
        bare(status, MAAR_FLAGS, 258, 0),
        "3b LL 06 00 CCCC",
        octet,
        "22 0102 0000",
        PAD_4);
  }

  private static List<MessageVector> flags() {
    return List.of(
        flag("k", "key management", "6275-6.1.8-1", BindingAcknowledgement.KEY, "80"),
        flag("r", "mobile router", "6275-6.1.8-1", BindingAcknowledgement.ROUTER, "40"),
        flag("p", "proxy registration", "5213-8.2-1", BindingAcknowledgement.PROXY, "20"),
        flag("t", "TLV header", "6275-6.1.8-1", BindingAcknowledgement.TLV, "10"),
        flag("b", "bulk binding", "6275-6.1.8-1", BindingAcknowledgement.BULK, "08"),
        flag("s", "separate signalling", "6275-6.1.8-1", BindingAcknowledgement.SEPARATE, "04"),
        flag(
            "d",
            "the sender supports RFC 8885",
            "8885-4.2-1, 8885-5-3",
            BindingAcknowledgement.DISTRIBUTED,
            "02"),
        canonical(
            "ba-flags-all",
            "Every flag that has a letter.",
            "6275-6.1.8-1, 8885-5-3",
            bare(0, 0xfe, 258, 15),
            "3b LL 06 00 CCCC 00 fe 0102 000f",
            PAD_4));
  }

  private static MessageVector flag(
      String letter, String meaning, String requirements, int bit, String octet) {
    return canonical(
        "ba-flag-" + letter,
        "Only the flag " + letter.toUpperCase(Locale.ROOT) + ": " + meaning + ".",
        requirements,
        bare(0, bit, 258, 15),
        "3b LL 06 00 CCCC 00",
        octet,
        "0102 000f",
        PAD_4);
  }

  private static List<MessageVector> reservedBits() {
    return List.of(
        lenient(
            "ba-reserved-bit-01",
            "The flag bit without a letter is set; it means nothing.",
            "6275-6.1.8-3",
            bare(0, PROXY | 1, 258, 15),
            "3b LL 06 00 CCCC 00 21 0102 000f",
            PAD_4),
        lenient(
            "ba-reserved-octet",
            "The Reserved octet of the Mobility Header is not zero.",
            "6275-6.1.1-4",
            bare(0, PROXY, 258, 15),
            "3b LL 06 01 CCCC 00 20 0102 000f",
            PAD_4));
  }

  private static final String HEAD =
      MN_OCTETS + " | 01 04 00000000 | 16 12 00 40 @2001:db8:200:: | 17 02 00 04";

  private static BindingAcknowledgement answer(int status, int lifetime, MobilityOption... more) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(MN);
    options.add(hnp("2001:db8:200::/64"));
    options.add(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    options.addAll(List.of(more));
    return new BindingAcknowledgement(
        status, MAAR_FLAGS, 7, lifetime, MobilityOptions.copyOf(options));
  }

  private static PreviousMaar previous(String address, String prefix) {
    return new PreviousMaar(Ipv6Address.parse(address), Ipv6Prefix.parse(prefix));
  }

  private static List<MessageVector> procedures() {
    return List.of(
        canonical(
            "pba-initial-registration",
            "No Previous MAAR option: the mobile node is new to the domain.",
            "8885-3.1-4",
            answer(0, 15),
            "3b LL 06 00 CCCC 00 22 0007 000f",
            HEAD,
            "| 01 02 0000"),
        canonical(
            "pba-refusal",
            "A refusal returns the options of the update; its lifetime means nothing.",
            "5213-5.3.6-4, 6275-6.1.8-4",
            answer(Status.NOT_AUTHORIZED_FOR_HNP, 0),
            "3b LL 06 00 CCCC 9b 22 0007 0000",
            HEAD,
            "| 01 02 0000"),
        canonical(
            "pba-from-p-maar",
            "A P-MAAR confirms: its own prefix, the Serving MAAR it was told, its router.",
            "8885-3.2-8, 8885-3.2-9, 8885-3.7-6",
            answer(
                0,
                15,
                new ServingMaar(Ipv6Address.parse("2001:db8:0:3::1")),
                new DlifLinkLocalAddress(Ipv6Address.parse("fe80::2:ff:fe00:0")),
                new DlifLinkLayerAddress(Octets.ofHex("020002000000"))),
            "3b LL 06 00 CCCC 00 22 0007 000f",
            HEAD,
            "| 01 00 | 44 10 @2001:db8:0:3::1 | 01 04 00000000 | 45 10 @fe80::2:ff:fe00:0",
            "| 46 08 0000 020002000000 | 01 04 00000000"),
        canonical(
            "pba-one-p-maar",
            "The answer to a handover: one Previous MAAR option and the options of its router.",
            "8885-3.2-12, 8885-4.5-4",
            answer(
                0,
                15,
                previous("2001:db8:0:1::1", "2001:db8:100::/64"),
                new DlifLinkLocalAddress(Ipv6Address.parse("fe80::1:ff:fe00:0")),
                new DlifLinkLayerAddress(Octets.ofHex("020001000000"))),
            "3b LL 06 00 CCCC 00 22 0007 000f",
            HEAD,
            "| 43 22 00 40 @2001:db8:0:1::1 @2001:db8:100:: | 01 04 00000000",
            "| 45 10 @fe80::1:ff:fe00:0 | 46 08 0000 020001000000 | 01 04 00000000"),
        canonical(
            "pba-three-p-maars",
            "Three Previous MAAR options, none with a router.",
            "8885-3.2-12, 8885-4.5-5, 8885-4.5-2",
            answer(
                0,
                15,
                previous("2001:db8:0:1::1", "2001:db8:100::/64"),
                previous("2001:db8:0:3::1", "2001:db8:300::/64"),
                previous("2001:db8:0:4::1", "2001:db8:400::/64")),
            "3b LL 06 00 CCCC 00 22 0007 000f",
            HEAD,
            "| 43 22 00 40 @2001:db8:0:1::1 @2001:db8:100:: | 01 02 0000",
            "| 43 22 00 40 @2001:db8:0:3::1 @2001:db8:300:: | 01 02 0000",
            "| 43 22 00 40 @2001:db8:0:4::1 @2001:db8:400::"));
  }
}
