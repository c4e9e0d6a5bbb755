package org.maarg.cli.packet;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.cli.Cli;
import org.maarg.cli.Messages;
import org.maarg.cli.Tshark;
import org.maarg.sim.capture.PcapWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MobilityOptions;

/**
 * What tshark, which shares nothing with this codec, sees in a capture is what {@code decode
 * --json} says. Skipped where tshark is not installed.
 *
 * <p>tshark 4.0 does not know the options of RFC 8885: it shows them as unknown with their octets,
 * and then reads their length from another place. Their octets are compared.
 */
@Timeout(240)
class TsharkAgreementTest {
  private static final int IPV6_OCTETS = 40;

  /** Fields of tshark whose value is a number, by the name that they have here. */
  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          entry("mip6.proto", "Payload Proto"),
          entry("mip6.hlen", "Header Len"),
          entry("mip6.mhtype", "MH Type"),
          entry("mip6.reserved", "Reserved"),
          entry("mip6.csum", "Checksum"),
          entry("mip6.bu.seqnr", "Sequence"),
          entry("mip6.bu.lifetime", "Lifetime"),
          entry("mip6.ba.status", "Status"),
          entry("mip6.ba.seqnr", "Sequence"),
          entry("mip6.ba.lifetime", "Lifetime"),
          entry("mip6.mobility_opt.len", "Length"),
          entry("mip6.mnid.subtype", "Subtype"),
          entry("mip6.nemo.mnp.pfl", "Prefix Length"),
          entry("mip6.hi.reserved", "Reserved"),
          entry("mip6.hi", "HI"),
          entry("mip6.att.reserved", "Reserved"),
          entry("mip6.att", "ATT"),
          entry("mip6.mnlli.reserved", "Reserved"));

  /** Options of tshark by the name that they have here. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "mip6.options.mnid", "Mobile Node Identifier",
          "mip6.options.hnp", "Home Network Prefix",
          "mip6.options.hi", "Handoff Indicator",
          "mip6.options.att", "Access Technology Type",
          "mip6.options.mnlli", "Mobile Node Link-layer Identifier",
          "mip6.options.ts", "Timestamp",
          "mip6.options.pad1", "Pad1",
          "mip6.options.padn", "PadN");

  @TempDir private Path folder;

  private final Set<String> compared = new TreeSet<>();

  @BeforeAll
  static void needsTshark() {
    assumeTrue(Tshark.isInstalled(), "tshark is not installed");
  }

  // Verifies: 6275-6.1.1-1, 6275-6.1.7-1, 6275-6.1.8-1, 5213-8.1-1, 5213-8.2-1, 5213-8.3-1
  // Verifies: 5213-8.4-1, 5213-8.5-1, 5213-8.6-1, 5213-8.8-1, 4283-3-1
  @ParameterizedTest
  @ValueSource(strings = {"relay", "locator", "proxy"})
  void demoIsSeenAlike(String mode) throws Exception {
    Path capture = folder.resolve("demo.pcap");
    Cli.run("demo", "--mode", mode, "--moves", "3", "--json", "--pcap", capture.toString()).ok();
    assertSeenAlike(capture);
    assertThat(compared)
        .containsAll(NUMBERS.keySet())
        .contains("mip6.mnid.identifier", "mip6.nemo.mnp.mnp", "mip6.mnlli.lli")
        .contains("mip6.timestamp_tmp", "mip6.bu.p_flag", "mip6.ba.p_flag", "Unknown (0x44)");
  }

  // Verifies: 6275-6.1.8-2, 5213-8.9-1
  @Test
  void everyFlagAndStatusIsSeenAlike() throws Exception {
    List<MobilityMessage> messages = new ArrayList<>();
    for (int bit = 0x8000; bit > 0; bit >>>= 1) {
      messages.add(new BindingUpdate(bit, bit, bit, MobilityOptions.NONE));
    }
    for (int bit = 0x80; bit > 0; bit >>>= 1) {
      messages.add(new BindingAcknowledgement(bit, bit, bit, bit, MobilityOptions.NONE));
    }
    for (int status = 0; status <= 0xff; status++) {
      messages.add(new BindingAcknowledgement(status, 0x22, 1, 1, MobilityOptions.NONE));
    }
    messages.add(Messages.update());
    assertSeenAlike(capture(messages));
  }

  private Path capture(List<MobilityMessage> messages) throws Exception {
    Path file = folder.resolve("made.pcap");
    try (PcapWriter writer = new PcapWriter(Files.newOutputStream(file))) {
      for (MobilityMessage message : messages) {
        Octets octets = Octets.of(Messages.encode(message));
        writer.write(0, Messages.SOURCE, Messages.DESTINATION, octets);
      }
    }
    return file;
  }

  private void assertSeenAlike(Path capture) throws Exception {
    JsonNode ours = Cli.run("decode", capture.toString(), "--json").ok().json().path("packets");
    List<List<Tshark.Seen>> theirs = Tshark.read(capture);
    assertThat(theirs).hasSameSizeAs(ours);
    for (int i = 0; i < theirs.size(); i++) {
      assertSeenAlike(theirs.get(i), ours.get(i));
    }
  }

  private void assertSeenAlike(List<Tshark.Seen> protocols, JsonNode packet) {
    assertThat(protocols).extracting(Tshark.Seen::name).doesNotContain("_ws.malformed", "data");
    Tshark.Seen ipv6 = named(protocols, "ipv6");
    Tshark.Seen mobility = named(ipv6.parts(), "mipv6");
    assertThat(show(ipv6, "ipv6.src")).isEqualTo(packet.path("source").asText());
    assertThat(show(ipv6, "ipv6.dst")).isEqualTo(packet.path("destination").asText());
    assertThat(mobility.size()).isEqualTo(packet.path("octets").asText().length() / 2);
    mobility.parts().forEach(seen -> compare(seen, packet, packet.path("fields")));
  }

  private static Tshark.Seen named(List<Tshark.Seen> all, String name) {
    return all.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static String show(Tshark.Seen parent, String name) {
    return named(parent.parts(), name).show();
  }

  private void compare(Tshark.Seen seen, JsonNode packet, JsonNode fields) {
    int offset = seen.offset() - IPV6_OCTETS;
    String name = seen.name();
    if (seen.show().startsWith("Unknown (0x")) {
      compareUnknown(seen, packet, at(fields, offset, seen));
    } else if (name.isEmpty()) {
      seen.parts().forEach(part -> compare(part, packet, fields));
    } else if (name.startsWith("mip6.options.")) {
      JsonNode option = at(fields, offset, seen);
      assertThat(option.path("name").asText()).isEqualTo(OPTIONS.getOrDefault(name, name));
      seen.parts().forEach(part -> compare(part, packet, option.path("fields")));
    } else if (name.endsWith("_flag")) {
      compareFlag(seen, packet);
    } else if (name.equals("mip6.timestamp_tmp")) {
      compareTime(seen, fields, offset);
    } else {
      compareValue(seen, at(fields, offset, seen));
    }
    compared.add(name.isEmpty() ? seen.show() : name);
  }

  /** Our field at an offset, of the size that tshark sees. */
  private static JsonNode at(JsonNode fields, int offset, Tshark.Seen seen) {
    for (JsonNode field : fields) {
      if (field.path("offset").asInt() == offset && field.path("length").asInt() == seen.size()) {
        return field;
      }
    }
    return fail("decode knows nothing of " + seen + " in " + fields);
  }

  private static void compareUnknown(Tshark.Seen seen, JsonNode packet, JsonNode option) {
    int offset = seen.offset() - IPV6_OCTETS;
    String octets = packet.path("octets").asText();
    assertThat(octets.substring(offset * 2, (offset + seen.size()) * 2)).isEqualTo(seen.hex());
    JsonNode type = option.path("fields").path(0);
    assertThat(seen.show())
        .isEqualTo(String.format("Unknown (0x%02x)", type.path("value").asInt()));
    assertThat(option.path("fields").path(1).path("value").asInt()).isEqualTo(seen.size() - 2);
  }

  private static void compareFlag(Tshark.Seen seen, JsonNode packet) {
    int end = seen.name().lastIndexOf("_flag");
    String letter = seen.name().substring(end - 1, end).toUpperCase(Locale.ROOT);
    boolean theirs = seen.show().equals("1") || seen.show().equals("True");
    boolean ours = packet.path("message").path("flags").toString().contains('"' + letter + '"');
    assertThat(ours).as(seen.name()).isEqualTo(theirs);
  }

  /** Two fields here, one there, which tshark rounds to the nearest nanosecond or cuts off. */
  private static void compareTime(Tshark.Seen seen, JsonNode fields, int offset) {
    long seconds = -1;
    long fraction = -1;
    for (JsonNode field : fields) {
      if (field.path("offset").asInt() == offset) {
        seconds = field.path("value").asLong();
      } else if (field.path("offset").asInt() == offset + 6) {
        fraction = field.path("value").asLong();
        assertThat(Instant.parse(field.path("meaning").asText()).getEpochSecond())
            .isEqualTo(seconds);
      }
    }
    assertThat(Long.parseUnsignedLong(seen.hex(), 16)).isEqualTo((seconds << 16) | fraction);
  }

  private static void compareValue(Tshark.Seen seen, JsonNode field) {
    String name = field.path("name").asText();
    String value = field.path("value").asText();
    String expected = NUMBERS.get(seen.name());
    if (expected != null) {
      assertThat(name).isEqualTo(expected);
      assertThat(Long.decode(value)).as(seen.name()).isEqualTo(Long.decode(seen.show()));
    } else if (seen.name().equals("mip6.mnid.identifier")) {
      assertThat(field.path("meaning").asText()).isEqualTo(seen.show());
      assertThat(value).isEqualTo(seen.hex());
    } else if (seen.name().equals("mip6.nemo.mnp.mnp")) {
      assertThat(value).isEqualTo(seen.show());
    } else {
      // A name that a later tshark may have: offset and size agree, and so must the octets.
      assertThat(value).as(seen.name()).isEqualTo(seen.hex());
    }
  }
}
