package org.maarg.spec.wireshark;

import static org.maarg.spec.wireshark.Sample.BA_P;
import static org.maarg.spec.wireshark.Sample.BA_PD;
import static org.maarg.spec.wireshark.Sample.BU_P;
import static org.maarg.spec.wireshark.Sample.BU_PD;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the dissector is tried on. */
final class Samples {
  private static final String ADDRESS = "20010db8 00000000 00000000 00000009";
  private static final String PREFIX = "20010db8 000a0000 00000000 00000000";
  private static final String LINK_LOCAL = "fe800000 00000000 00000000 00000003";
  private static final String WRONG_LENGTH = "Length does not fit the option";
  private static final String RESERVED = "Reserved is not zero; receivers ignore it";
  private static final String BITS = "Bits behind Prefix Length are set; receivers ignore them";
  private static final String WITHOUT_D = "Option of RFC 8885 in a message without the D flag";

  private Samples() {}

  static List<Sample> all() {
    return Stream.of(flags(), options(), exchanges(), oddities(), lengths())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Sample> flags() {
    return List.of(
        Sample.update("update with D", BU_PD),
        Sample.update("update with every flag but D", 0xffef),
        Sample.update("update with D alone", 0x0010),
        Sample.acknowledgement("acknowledgement with D", BA_PD),
        Sample.acknowledgement("acknowledgement with every flag but D", 0xfd),
        Sample.acknowledgement("acknowledgement with D alone", 0x02));
  }

  private static List<Sample> options() {
    return List.of(
        prefix("anchored prefix", 65, "anchored_prefix", "30" + PREFIX, "48", "2001:db8:a::"),
        prefix("local prefix", 66, "local_prefix", "80" + ADDRESS, "128", "2001:db8::9"),
        prefix("prefix of length 0", 66, "local_prefix", "00" + "00".repeat(16), "0", "::"),
        Sample.acknowledgement("previous MAAR", BA_PD)
            .option(4, 67, "00 40" + ADDRESS + PREFIX)
            .field("previous_maar.reserved", "0")
            .field("previous_maar.prefix_length", "64")
            .field("previous_maar.address", "2001:db8::9")
            .field("previous_maar.prefix", "2001:db8:a::"),
        Sample.acknowledgement("serving MAAR", BA_PD)
            .option(6, 68, ADDRESS)
            .field("serving_maar.address", "2001:db8::9"),
        Sample.acknowledgement("DLIF link-local address", BA_PD)
            .option(6, 69, LINK_LOCAL)
            .field("dlif_link_local.address", "fe80::3"),
        linkLayer("DLIF link-layer address", "02005e001001"),
        linkLayer("DLIF link-layer address of one octet", "7f"),
        linkLayer("DLIF link-layer address of 253 octets", "ab".repeat(253)));
  }

  private static Sample prefix(
      String name, int type, String field, String octets, String length, String value) {
    return Sample.acknowledgement(name, BA_PD)
        .option(4, type, "00" + octets)
        .field(field + ".reserved", "0")
        .field(field + ".prefix_length", length)
        .field(field + ".prefix", value);
  }

  private static Sample linkLayer(String name, String address) {
    return Sample.acknowledgement(name, BA_PD)
        .option(0, 70, "0000" + address)
        .field("dlif_link_layer.reserved", "0")
        .field("dlif_link_layer.address", colons(address));
  }

  private static String colons(String octets) {
    return octets.replaceAll("(..)(?=.)", "$1:");
  }

  private static List<Sample> exchanges() {
    SampleMessage relayed = SampleMessage.update(BU_PD).option(0, 8, "01 6d6e406578616d706c65");
    return List.of(
        new Sample("relayed update", relayed, Map.of())
            .field("bu.d_flag", "1")
            .option(6, 68, ADDRESS)
            .field("serving_maar.address", "2001:db8::9"),
        handover());
  }

  /** The answer to a mobile node's third handover: three P-MAARs, each with its router. */
  private static Sample handover() {
    Sample sample = Sample.acknowledgement("third handover", BA_PD);
    sample.message().option(0, 8, "01 6d6e406578616d706c65").option(4, 22, "00 40" + PREFIX);
    for (int n = 1; n <= 3; n++) {
      sample =
          sample
              .option(
                  4,
                  67,
                  "00 40" + ADDRESS.replace("0009", "00a" + n) + PREFIX.replace("000a", "000" + n))
              .field("previous_maar.reserved", "0")
              .field("previous_maar.prefix_length", "64")
              .field("previous_maar.address", "2001:db8::a" + n)
              .field("previous_maar.prefix", "2001:db8:" + n + "::")
              .option(6, 69, LINK_LOCAL.replace("0003", "000" + n))
              .field("dlif_link_local.address", "fe80::" + n)
              .option(0, 70, "0000 02005e00000" + n)
              .field("dlif_link_layer.reserved", "0")
              .field("dlif_link_layer.address", "02:00:5e:00:00:0" + n);
    }
    return sample;
  }

  private static List<Sample> oddities() {
    return List.of(
        prefix(
                "prefix length above 128",
                65,
                "anchored_prefix",
                "81" + PREFIX,
                "129",
                "2001:db8:a::")
            .complaint("Prefix Length is above 128"),
        prefix("bits behind the prefix", 65, "anchored_prefix", "2e" + PREFIX, "46", "2001:db8:a::")
            .complaint(BITS),
        Sample.acknowledgement("reserved octet set", BA_PD)
            .option(4, 66, "01 40" + PREFIX)
            .field("local_prefix.reserved", "1")
            .field("local_prefix.prefix_length", "64")
            .field("local_prefix.prefix", "2001:db8:a::")
            .complaint(RESERVED),
        Sample.acknowledgement("reserved octets set", BA_PD)
            .option(0, 70, "ffff 7f")
            .field("dlif_link_layer.reserved", "65535")
            .field("dlif_link_layer.address", "7f")
            .complaint(RESERVED),
        Sample.acknowledgement("empty link-layer address", BA_PD)
            .option(0, 70, "0000")
            .field("dlif_link_layer.reserved", "0")
            .complaint("Link-layer address is empty"),
        Sample.acknowledgement("option without D in an acknowledgement", BA_P)
            .option(6, 68, ADDRESS)
            .field("serving_maar.address", "2001:db8::9")
            .complaint(WITHOUT_D),
        Sample.update("option without D in an update", BU_P)
            .option(6, 68, ADDRESS)
            .field("serving_maar.address", "2001:db8::9")
            .complaint(WITHOUT_D));
  }

  /** Each option one octet shorter and longer than it is, and without a body. */
  private static List<Sample> lengths() {
    return List.of(
        wrongLength(65, 0),
        wrongLength(65, 17),
        wrongLength(65, 19),
        wrongLength(66, 17),
        wrongLength(66, 19),
        wrongLength(67, 0),
        wrongLength(67, 33),
        wrongLength(67, 35),
        wrongLength(68, 0),
        wrongLength(68, 15),
        wrongLength(68, 17),
        wrongLength(69, 15),
        wrongLength(69, 17),
        wrongLength(70, 0),
        wrongLength(70, 1));
  }

  private static Sample wrongLength(int type, int length) {
    return Sample.acknowledgement("option " + type + " of length " + length, BA_PD)
        .option(0, type, "00".repeat(length))
        .complaint(WRONG_LENGTH);
  }
}
