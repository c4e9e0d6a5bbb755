package org.maarg.cli.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.Cli;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.Json;
import org.maarg.cli.Messages;
import org.maarg.sim.capture.PcapWriter;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

class DecodeEncodeTest {
  private static final String SRC = Messages.SOURCE.toString();
  private static final String DST = Messages.DESTINATION.toString();
  private static final long NANOS = 1_767_225_600_123_456_789L;

  @TempDir private Path folder;

  @Provide
  Arbitrary<MobilityMessage> messages() {
    return Messages.any();
  }

  private static String hex(MobilityMessage message) {
    return Octets.of(Messages.encode(message)).toHex();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path capture(List<Octets> headers) throws IOException {
    Path file = folder.resolve("in.pcap");
    try (PcapWriter writer = new PcapWriter(Files.newOutputStream(file))) {
      long nanos = NANOS;
      for (Octets header : headers) {
        writer.write(nanos++, Messages.SOURCE, Messages.DESTINATION, header);
      }
    }
    return file;
  }

  /** What was encoded canonically comes back octet for octet. */
  @Property(tries = 200)
  void everyMessageComesBackThroughJson(@ForAll("messages") MobilityMessage message)
      throws IOException {
    Path json = Files.createTempFile("decoded", ".json");
    try {
      String decoded = Cli.run("decode", "--hex", hex(message), "--json").ok().out();
      Files.writeString(json, decoded);
      assertThat(Cli.run("encode", json.toString()).ok().out().strip()).isEqualTo(hex(message));
    } finally {
      Files.delete(json);
    }
  }

  // Verifies: 6275-6.2-1, 6275-6.2.3-2, 6275-6.1.1-4
  @Test
  void messageOfAnyPaddingComesBackAsAnEqualMessage() throws Exception {
    String given = "3b02050100000001c2100001" + "08020161" + "0103aaaaaa" + "000000";
    Path json = file("x.json", Cli.run("decode", "--hex", given, "--json").ok().out());
    String again = Cli.run("encode", json.toString()).ok().out().strip();
    assertThat(again).isNotEqualTo(given);
    assertThat(message(again)).isEqualTo(message(given));
  }

  private static MobilityMessage message(String hex) throws MalformedMessageException {
    byte[] octets = Octets.ofHex(hex).toByteArray();
    return MobilityHeader.decodeVerified(octets, 0, octets.length);
  }

  @Test
  void captureComesBackOctetForOctet() throws IOException {
    Path in = capture(List.of(octets(Messages.update()), octets(Messages.everyOption())));
    Path json = file("x.json", Cli.run("decode", in.toString(), "--json").ok().out());
    Path out = folder.resolve("out.pcap");
    String told = Cli.run("encode", json.toString(), "--pcap", out.toString()).ok().out();
    assertThat(told).isEqualTo("2 packets written to " + out + System.lineSeparator());
    assertThat(out).hasSameBinaryContentAs(in);
  }

  private static Octets octets(MobilityMessage message) {
    return Octets.of(Messages.encode(message));
  }

  @Test
  void captureIsShownPacketByPacketWithNumberAndTime() throws IOException {
    Path in = capture(List.of(octets(Messages.update()), octets(Messages.everyOption())));
    Cli.Result result = Cli.run("decode", in.toString()).ok();
    assertThat(result.out())
        .startsWith(
            "packet 1  2026-01-01T00:00:00.123456789Z  2001:db8::a > 2001:db8::b  Binding Update"
                + "  88 octets\n")
        .contains("\npacket 2  2026-01-01T00:00:00.123456790Z")
        .endsWith("\n\n2 Mobility Headers, 0 refused\n");
    assertThat(result.lines())
        .anySatisfy(line -> assertThat(line).matches(" +4  Checksum +0x[0-9a-f]{4} +right"))
        .anySatisfy(line -> assertThat(line).matches(" +10  Lifetime +75 +300 s"));
  }

  // Verifies: 6275-9.2-1
  @Test
  void refusedPacketIsShownWithReasonAndOffsetAndFailsTheCommand() throws IOException {
    byte[] wrong = Messages.encode(Messages.update());
    wrong[6] ^= 1;
    Path in = capture(List.of(octets(Messages.update()), Octets.of(wrong)));
    Cli.Result text = Cli.run("decode", in.toString());
    assertThat(text.status()).isEqualTo(ExitStatus.NEGATIVE);
    assertThat(text.out())
        .contains("REFUSED: wrong checksum at octet 4; receivers drop it silently")
        .contains("would be right")
        .contains("2 Mobility Headers, 1 refused");
    Cli.Result json = Cli.run("decode", in.toString(), "--json");
    assertThat(json.status()).isEqualTo(ExitStatus.NEGATIVE);
    assertThat(json.json().path("refused").asInt()).isEqualTo(1);
    JsonNode packet = json.json().path("packets").path(1);
    assertThat(packet.has("message")).isFalse();
    assertThat(packet.path("refusal").path("reason").asText()).isEqualTo("CHECKSUM");
    assertThat(packet.path("refusal").path("offset").asInt()).isEqualTo(4);
    assertThat(packet.path("refusal").path("answer").asText()).isEqualTo("DROP");
    assertThat(packet.path("octets").asText()).isEqualTo(Octets.of(wrong).toHex());
    // It is carried over as its octets, whatever is wrong with them.
    Path again = folder.resolve("again.pcap");
    Cli.run("encode", file("r.json", json.out()).toString(), "--pcap", again.toString()).ok();
    assertThat(again).hasSameBinaryContentAs(in);
  }

  @Test
  void unknownOptionKeepsItsAlignment() throws IOException {
    // Option 200 at octet 16, option 201 at octet 24, with padding before each and at the end.
    String exact =
        "3b03050000000001c2100001" + "01020000" + "c8020102" + "01020000" + "c90405060708" + "0100";
    Path json = file("x.json", Cli.run("decode", "--hex", exact, "--json").ok().out());
    assertThat(Files.readString(json)).contains("\"at\": 0");
    assertThat(Cli.run("encode", json.toString()).ok().out().strip()).isEqualTo(exact);
    Path moved = file("y.json", Files.readString(json).replace("\"at\": 0", "\"at\": 1"));
    assertThat(Cli.run("encode", moved.toString()).ok().out()).contains("0103000000" + "c8020102");
    Path wrong = file("z.json", Files.readString(json).replace("\"at\": 0", "\"at\": 8"));
    Cli.Result refused = Cli.run("encode", wrong.toString());
    assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(refused.err()).contains("$.packets[0].message.options[0].at: 8 is not in 0..7");
  }

  @Test
  void knownTypesAndOptionsOfTheRegistryAreNamed() {
    String revocation = Cli.run("decode", "--hex", "3b00100000000000").ok().out();
    assertThat(revocation)
        .contains("Binding Revocation", "  8 octets", "16   ")
        .contains("answer with a Binding");
    assertThat(Cli.run("decode", "--hex", "3b00170000000000").ok().out())
        .contains("Subscription Response");
    assertThat(Cli.run("decode", "--hex", "3b00180000000000").ok().out()).contains("MH Type 24");
    String ipv4 = "3b02050000000001c2100001" + "1d06000000000000" + "01020000";
    assertThat(Cli.run("decode", "--hex", ipv4).ok().out())
        .contains("IPv4 Home Address", "not decoded here, skipped by receivers");
  }

  @Test
  void lifetimeOfARefusalEndsNothing() {
    String refused = "3b01060000008020" + "00010000" + "01020000";
    assertThat(Cli.run("decode", "--hex", refused).ok().out())
        .containsPattern("Lifetime +0 +0 s\n")
        .doesNotContain("deregistration");
    String accepted = "3b01060000000020" + "00010000" + "01020000";
    assertThat(Cli.run("decode", "--hex", accepted).ok().out())
        .containsPattern("Lifetime +0 +0 s, deregistration\n");
  }

  // Verifies: 6275-9.2-3, 6275-9.2-4
  @Test
  void answersThatReceiversOweAreTold() {
    String payloadProto = Cli.run("decode", "--hex", "3a01050000000001c210000101020000").out();
    assertThat(payloadProto)
        .contains("REFUSED: Payload Proto is not 59 at octet 0; receivers drop")
        .contains("owe an ICMPv6 Parameter Problem");
    assertThat(Cli.run("decode", "--hex", "3b00050000000001").out())
        .contains("REFUSED: Header Len is less than the message needs at octet 1;");
  }

  @Test
  void otherPacketsOfACaptureAreCounted() throws IOException {
    byte[] capture = Files.readAllBytes(capture(List.of(octets(Messages.update()))));
    capture[24 + 16 + 6] = 17;
    Path udp = Files.write(folder.resolve("udp.pcap"), capture);
    assertThat(Cli.run("decode", udp.toString()).ok().out())
        .isEqualTo("0 Mobility Headers, 0 refused, 1 skipped (OTHER_UDP_PORT)\n");
    JsonNode json = Cli.run("decode", udp.toString(), "--json").ok().json();
    assertThat(json.path("packets")).isEmpty();
    assertThat(json.path("skipped").path("OTHER_UDP_PORT").asInt()).isEqualTo(1);
  }

  @Test
  void captureThatBreaksOffIsShownAsFarAsItGoes() throws IOException {
    List<Octets> two = List.of(octets(Messages.update()), octets(Messages.update()));
    byte[] capture = Files.readAllBytes(capture(two));
    Path torn = folder.resolve("torn.pcap");
    Files.write(torn, Arrays.copyOf(capture, capture.length - 1));
    Cli.Result result = Cli.run("decode", torn.toString(), "--json");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err())
        .isEqualTo(
            "maarg decode: "
                + torn
                + ": the file ends in a packet at octet "
                + (capture.length - 1)
                + System.lineSeparator());
    assertThat(result.json().path("packets")).hasSize(1);
  }

  @Test
  void whatIsNoCaptureIsNamed() throws IOException {
    Path text = file("x.txt", "This is a text and no capture file at all.");
    Cli.run("decode", text.toString())
        .fails(
            ExitStatus.USAGE,
            "maarg decode: " + text + ": no pcap or pcapng magic number at octet 0");
    Cli.run("decode", folder.toString())
        .fails(ExitStatus.USAGE, "maarg decode: " + folder + ": is a folder");
  }

  @Test
  void checksumIsVerifiedWhereTheAddressesAreGiven() {
    String hex = hex(Messages.update());
    assertThat(Cli.run("decode", "--hex", hex).ok().out()).contains("not verified");
    String zeroed = hex.substring(0, 8) + "0000" + hex.substring(12);
    assertThat(Cli.run("decode", "--hex", zeroed).ok().out()).contains("none, as over UDP");
    assertThat(Cli.run("decode", "--hex", hex, "--src", SRC, "--dst", DST).ok().out())
        .containsPattern("Checksum +0x[0-9a-f]{4} +right");
    Cli.Result wrong = Cli.run("decode", "--hex", hex, "--src", SRC, "--dst", "::1");
    assertThat(wrong.status()).isEqualTo(ExitStatus.NEGATIVE);
  }

  @Test
  void addressesGoWithHexOnly() throws IOException {
    Path in = capture(List.of());
    Cli.run("decode", in.toString(), "--src", SRC, "--dst", DST)
        .fails(
            ExitStatus.USAGE, "maarg decode: --src: goes with --hex only, a capture has addresses");
  }

  @Test
  void bareMessageIsEncodedForTheAddressesGiven() throws IOException {
    Path json = file("m.json", Json.write(MessageJson.write(Messages.everyOption())));
    Cli.Result result = Cli.run("encode", json.toString(), "--src", SRC, "--dst", DST).ok();
    assertThat(result.out().strip()).isEqualTo(hex(Messages.everyOption()));
    Cli.run("encode", json.toString())
        .fails(
            ExitStatus.USAGE,
            "maarg encode: "
                + json
                + ": $: no addresses: give --src and --dst, the checksum covers them");
  }

  @Test
  void packetWithoutAddressesGoesIntoNoCapture() throws IOException {
    String decoded = Cli.run("decode", "--hex", hex(Messages.update()), "--json").ok().out();
    Path json = file("m.json", decoded);
    Path out = folder.resolve("out.pcap");
    Cli.run("encode", json.toString(), "--pcap", out.toString())
        .fails(
            ExitStatus.USAGE,
            "maarg encode: "
                + json
                + ": $.packets[0]: no addresses: give --src and --dst, a capture has them");
    assertThat(out).doesNotExist();
  }

  @Test
  void messageThatIsTooLongIsNamed() throws IOException {
    var json = MessageJson.write(Messages.update());
    ArrayNode options = (ArrayNode) json.get("options");
    List<JsonNode> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      many.add(
          Json.object()
              .put("type", "Previous MAAR")
              .put("address", "2001:db8::1")
              .put("prefix", "2001:db8:1::/64"));
    }
    options.addAll(many);
    Path file = file("m.json", Json.write(json));
    Cli.Result result = Cli.run("encode", file.toString(), "--src", SRC, "--dst", DST);
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("$: a Mobility Header of").contains("exceeds 2048");
  }

  @Test
  void everyKeyOfAPacketIsKnown() throws IOException {
    String decoded = Cli.run("decode", "--hex", hex(Messages.update()), "--json").ok().out();
    Path json = file("m.json", decoded.replace("\"checksum\"", "\"cheksum\""));
    Cli.run("encode", json.toString())
        .fails(ExitStatus.USAGE, "maarg encode: " + json + ": $.packets[0].cheksum: unknown key");
    Path both =
        file(
            "b.json",
            decoded.replace(
                "\"checksum\"", "\"source\": \"::\", \"destination\": \"::\", \"checksum\""));
    Cli.run("encode", both.toString())
        .fails(
            ExitStatus.USAGE,
            "maarg encode: "
                + both
                + ": $.packets[0].checksum: is computed where there are addresses");
    Path time = file("t.json", decoded.replace("\"checksum\"", "\"time\": \"noon\", \"checksum\""));
    Cli.run("encode", time.toString())
        .fails(
            ExitStatus.USAGE,
            "maarg encode: "
                + time
                + ": $.packets[0].time: 'noon' is no time as 2026-01-01T00:00:00Z");
  }

  @Test
  void fieldsInJsonAreThoseOfTheText() {
    JsonNode packet =
        Cli.run("decode", "--hex", hex(Messages.update()), "--json")
            .ok()
            .json()
            .path("packets")
            .path(0);
    List<String> names =
        StreamSupport.stream(packet.path("fields").spliterator(), false)
            .map(field -> field.path("name").asText())
            .toList();
    assertThat(names)
        .startsWith("Payload Proto", "Header Len", "MH Type", "Reserved", "Checksum", "Sequence")
        .contains("Flags", "Lifetime", "Mobile Node Identifier", "Timestamp", "PadN");
  }
}
