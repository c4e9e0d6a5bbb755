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
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Each option alone in an update, with the bounds of its fields. */
final class OptionVectors {
  static final String ABOUT =
      "Each option alone in a Binding Update, with the bounds of its fields.";

  private OptionVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>(identifiers());
    all.addAll(linkLayers());
    all.addAll(prefixes());
    all.addAll(addresses());
    all.addAll(codes());
    all.addAll(timestamps());
    return all;
  }

  /** One option in an update with the flags P and D; it starts at octet 12. */
  static MessageVector alone(
      String name, String shows, String requirements, MobilityOption option, String octets) {
    int flags = BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED;
    return canonical(
        name,
        shows,
        requirements,
        new BindingUpdate(1, flags, 15, MessageVector.options(option)),
        "3b LL 05 00 CCCC 0001 0210 000f |",
        octets);
  }

  private static Octets repeated(String hex, int times) {
    return Octets.ofHex(hex.repeat(times));
  }

  private static List<MessageVector> identifiers() {
    String format = "4283-3-1, 4283-3-2";
    return List.of(
        alone(
            "mn-id-nai",
            "A Network Access Identifier.",
            "4283-3-1, 4283-3.1-1",
            MnId.nai("mn1@example.org"),
            "08 10 01 'mn1@example.org' | 01 00"),
        alone(
            "mn-id-0",
            "An empty identifier, as a refusal with 160 has it.",
            format + ", 5213-5.3.6-9",
            MnId.EMPTY,
            "08 01 01 | 00"),
        alone("mn-id-1", "The shortest identifier.", format, MnId.nai("a"), "08 02 01 'a'"),
        alone(
            "mn-id-253",
            "An identifier one octet short of the longest.",
            format,
            new MnId(1, repeated("61", 253)),
            "08 fe 01 61*253 | 01 02 0000"),
        alone(
            "mn-id-254",
            "The longest identifier: option length 255.",
            format,
            new MnId(1, repeated("61", 254)),
            "08 ff 01 61*254 | 01 01 00"),
        alone(
            "mn-id-subtype-0",
            "A subtype without a meaning is carried along.",
            "4283-3-1, 8371-6-1",
            new MnId(0, Octets.ofHex("61")),
            "08 02 00 61"),
        alone(
            "mn-id-subtype-255",
            "Another subtype, with octets that are no text.",
            "4283-3-1, 8371-6-1",
            new MnId(255, Octets.ofHex("00ff80")),
            "08 04 ff 00ff80 | 01 04 00000000"));
  }

  private static List<MessageVector> linkLayers() {
    return List.of(
        alone(
            "mn-link-layer-id-0",
            "An empty identifier.",
            "5213-8.6-1",
            new MnLinkLayerIdentifier(Octets.EMPTY),
            "19 02 0000"),
        alone(
            "mn-link-layer-id-6",
            "A MAC address.",
            "5213-8.6-1",
            new MnLinkLayerIdentifier(Octets.ofHex("020000000001")),
            "19 08 0000 020000000001 | 01 00"),
        alone(
            "mn-link-layer-id-253",
            "The longest identifier.",
            "5213-8.6-1",
            new MnLinkLayerIdentifier(repeated("ab", 253)),
            "19 ff 0000 ab*253 | 01 01 00"),
        alone(
            "dlif-link-layer-1",
            "The shortest address.",
            "8885-4.8-1, 8885-4.8-5",
            new DlifLinkLayerAddress(Octets.ofHex("7f")),
            "46 03 0000 7f | 01 05 0000000000"),
        alone(
            "dlif-link-layer-6",
            "A MAC address.",
            "8885-4.8-1",
            new DlifLinkLayerAddress(Octets.ofHex("020001000000")),
            "46 08 0000 020001000000 | 01 00"),
        alone(
            "dlif-link-layer-8",
            "An EUI-64 identifier.",
            "8885-4.8-1",
            new DlifLinkLayerAddress(Octets.ofHex("020001fffe000000")),
            "46 0a 0000 020001fffe000000"),
        alone(
            "dlif-link-layer-253",
            "The longest address.",
            "8885-4.8-1",
            new DlifLinkLayerAddress(repeated("cd", 253)),
            "46 ff 0000 cd*253 | 01 01 00"));
  }

  private static List<MessageVector> prefixes() {
    List<MessageVector> all = new ArrayList<>();
    String[][] cases = {
      {"0", "00", "::"},
      {"1", "01", "8000::"},
      {"63", "3f", "2001:db8:100:2::"},
      {"64", "40", "2001:db8:100:1::"},
      {"65", "41", "2001:db8:100:1:8000::"},
      {"128", "80", "2001:db8:100:1::ff"},
    };
    for (String[] it : cases) {
      String text = it[2] + "/" + it[0];
      Ipv6Prefix prefix = Ipv6Prefix.parse(text);
      String data = "12 00 " + it[1] + " @" + it[2];
      String shows = "Prefix " + text + ".";
      all.add(alone("hnp-" + it[0], shows, "5213-8.3-1", hnp(text), "16 " + data));
      all.add(
          alone(
              "anchored-prefix-" + it[0],
              shows,
              "8885-4.3-1, 8885-5-1",
              new AnchoredPrefix(prefix),
              "41 " + data));
      all.add(
          alone(
              "local-prefix-" + it[0],
              shows,
              "8885-4.4-1, 8885-5-1",
              new LocalPrefix(prefix),
              "42 " + data));
      all.add(
          alone(
              "previous-maar-" + it[0],
              "P-MAAR 2001:db8:0:1::1 with the prefix " + text + ".",
              "8885-4.5-1, 8885-5-1",
              new PreviousMaar(Ipv6Address.parse("2001:db8:0:1::1"), prefix),
              "43 22 00 " + it[1] + " @2001:db8:0:1::1 @" + it[2]));
    }
    return all;
  }

  private static List<MessageVector> addresses() {
    Ipv6Address linkLocal = Ipv6Address.parse("fe80::1:ff:fe00:0");
    return List.of(
        alone(
            "link-local-address",
            "Aligned to 8n+6: two octets of padding in front.",
            "5213-8.7-1",
            new LinkLocalAddress(linkLocal),
            "01 00 | 1a 10 @fe80::1:ff:fe00:0"),
        alone(
            "alternate-care-of-address",
            "Aligned to 8n+6: two octets of padding in front.",
            "6275-6.2.5-1",
            new AlternateCareOfAddress(Ipv6Address.parse("2001:db8:0:2::1")),
            "01 00 | 03 10 @2001:db8:0:2::1"),
        alone(
            "serving-maar",
            "Aligned to 8n+6: two octets of padding in front.",
            "8885-4.6-1, 8885-4.6-2, 8885-5-1",
            new ServingMaar(Ipv6Address.parse("2001:db8:0:2::1")),
            "01 00 | 44 10 @2001:db8:0:2::1"),
        alone(
            "dlif-link-local",
            "Aligned to 8n+6: two octets of padding in front.",
            "8885-4.7-1, 8885-4.7-2, 8885-5-1",
            new DlifLinkLocalAddress(linkLocal),
            "01 00 | 45 10 @fe80::1:ff:fe00:0"));
  }

  private static List<MessageVector> codes() {
    List<MessageVector> all = new ArrayList<>();
    String[][] values = {
      {"0", "00"}, {"1", "01"}, {"2", "02"}, {"3", "03"}, {"4", "04"}, {"5", "05"}, {"255", "ff"}
    };
    for (String[] it : values) {
      int value = Integer.parseInt(it[0]);
      all.add(
          alone(
              "handoff-indicator-" + it[0],
              "Value " + it[0] + (value == 0 || value > 5 ? ", which has no meaning." : "."),
              "5213-8.4-1",
              new HandoffIndicator(value),
              "17 02 00 " + it[1]));
      all.add(
          alone(
              "access-technology-" + it[0],
              "Value " + it[0] + (value == 0 ? ", which has no meaning." : "."),
              "5213-8.5-1",
              new AccessTechnologyType(value),
              "18 02 00 " + it[1]));
    }
    return all;
  }

  private static List<MessageVector> timestamps() {
    return List.of(
        alone(
            "timestamp-0",
            "The start of 1970; aligned to 8n+2: six octets of padding in front.",
            "5213-8.8-1",
            new Timestamp(0),
            "01 04 00000000 | 1b 08 000000000000 0000 | 01 02 0000"),
        alone(
            "timestamp-half",
            "2026-01-01 00:00:00.5 UTC.",
            "5213-8.8-1",
            UpdateVectors.TIME,
            "01 04 00000000 | 1b 08 00006955b900 8000 | 01 02 0000"),
        alone(
            "timestamp-greatest",
            "All 64 bits set.",
            "5213-8.8-1",
            new Timestamp(-1),
            "01 04 00000000 | 1b 08 ffffffffffff ffff | 01 02 0000"));
  }
}
