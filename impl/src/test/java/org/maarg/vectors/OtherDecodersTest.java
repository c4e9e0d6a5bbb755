package org.maarg.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.sim.capture.PcapWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * Decoders of other people read the message vectors as we do. Where they do not, the README of the
 * vectors says why.
 */
class OtherDecodersTest {
  private static final Map<String, String> UPDATE_FLAGS =
      Map.of(
          "A", "mip6.bu.a_flag",
          "H", "mip6.bu.h_flag",
          "L", "mip6.bu.l_flag",
          "K", "mip6.bu.k_flag",
          "M", "mip6.bu.m_flag",
          "R", "mip6.nemo.bu.r_flag",
          "P", "mip6.bu.p_flag",
          "F", "mip6.bu.f_flag",
          "T", "mip6.bu.t_flag",
          "B", "mip6.bu.b_flag");
  private static final Map<String, String> ACKNOWLEDGEMENT_FLAGS =
      Map.of(
          "K", "mip6.ba.k_flag",
          "R", "mip6.nemo.ba.r_flag",
          "P", "mip6.ba.p_flag",
          "T", "mip6.ba.t_flag",
          "B", "mip6.ba.b_flag");

  private static void write(List<JsonNode> vectors, Path file) throws IOException {
    try (PcapWriter writer =
        new PcapWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (JsonNode vector : vectors) {
        writer.write(
            0,
            Ipv6Address.parse(vector.get("source").textValue()),
            Ipv6Address.parse(vector.get("destination").textValue()),
            Octets.ofHex(vector.get("octets").textValue()));
      }
    }
  }

  // Verifies: 6275-6.1.1-1, 6275-6.1.7-1, 6275-6.1.8-1, 6275-6.1.9-1, 5213-8.3-1, 4283-3-1
  @Test
  void tsharkReadsTheSame(@TempDir Path folder) throws Exception {
    assumeTrue(Tool.works("tshark", "--version"), "tshark is not installed");
    List<JsonNode> vectors = VectorFiles.vectors("messages");
    Path capture = folder.resolve("vectors.pcap");
    write(vectors, capture);
    Tool.Result result = Tool.run(List.of("tshark", "-n", "-r", capture.toString(), "-T", "pdml"));
    List<Pdml.Packet> packets = Pdml.parse(result.output());
    assertThat(packets).hasSameSizeAs(vectors);
    for (int i = 0; i < vectors.size(); i++) {
      compare(vectors.get(i), packets.get(i));
    }
  }

  private static void compare(JsonNode vector, Pdml.Packet packet) {
    JsonNode fields = vector.get("fields");
    String name = vector.get("name").textValue();
    Map<String, String> expected = fixedPart(fields);
    expected.put("mip6.hlen", String.valueOf(vector.get("octets").textValue().length() / 16 - 1));
    assertThat(packet.fields()).as(name).containsAllEntriesOf(expected);
    List<JsonNode> options =
        fields.has("options") ? VectorJson.elements(fields.get("options")) : List.of();
    assertThat(types(packet)).as(name).isEqualTo(types(options));
    for (int i = 0; i < options.size(); i++) {
      compareOption(vector, options.get(i), packet.options().get(i));
    }
  }

  private static void compareOption(JsonNode vector, JsonNode option, Pdml.Option seen) {
    String name = vector.get("name").textValue();
    if (vector.get("canonical").booleanValue()) {
      assertThat(seen.octets()).as(name).isEqualTo(ExpectedOption.octets(option));
      assertThat(seen.fields()).as(name).containsAllEntriesOf(ExpectedOption.tsharkFields(option));
    }
  }

  /** Type and length of each option. */
  private static List<String> types(Pdml.Packet packet) {
    List<String> types = new ArrayList<>();
    packet.options().forEach(it -> types.add(it.octets().substring(0, 4)));
    return types;
  }

  private static List<String> types(List<JsonNode> options) {
    return options.stream().map(it -> ExpectedOption.octets(it).substring(0, 4)).toList();
  }

  private static Map<String, String> fixedPart(JsonNode fields) {
    return switch (fields.get("type").asText()) {
      case "Binding Update" -> {
        Map<String, String> expected = common(fields, "mip6.bu", UPDATE_FLAGS);
        expected.put("mip6.mhtype", "5");
        yield expected;
      }
      case "Binding Acknowledgement" -> {
        Map<String, String> expected = common(fields, "mip6.ba", ACKNOWLEDGEMENT_FLAGS);
        expected.put("mip6.mhtype", "6");
        expected.put("mip6.ba.status", fields.get("status").asText());
        yield expected;
      }
      case "Binding Error" -> {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("mip6.mhtype", "7");
        expected.put("mip6.be.status", fields.get("status").asText());
        expected.put("mip6.be.haddr", fields.get("homeAddress").textValue());
        yield expected;
      }
      case "Heartbeat" -> {
        Map<String, String> expected = new LinkedHashMap<>();
        List<String> set =
            VectorJson.elements(fields.get("flags")).stream().map(JsonNode::textValue).toList();
        expected.put("mip6.mhtype", "13");
        expected.put("mip6.hb.u_flag", set.contains("U") ? "1" : "0");
        expected.put("mip6.hb.r_flag", set.contains("R") ? "1" : "0");
        expected.put("mip6.hb.seqnr", fields.get("sequence").asText());
        yield expected;
      }
      default -> new LinkedHashMap<>(Map.of("mip6.mhtype", fields.get("type").asText()));
    };
  }

  private static Map<String, String> common(
      JsonNode fields, String prefix, Map<String, String> flags) {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put(prefix + ".seqnr", fields.get("sequence").asText());
    int units = fields.get("lifetimeSeconds").intValue() / 4;
    expected.put(prefix + ".lifetime", String.valueOf(units));
    List<String> set = new ArrayList<>();
    fields.get("flags").forEach(it -> set.add(it.textValue()));
    flags.forEach((letter, field) -> expected.put(field, set.contains(letter) ? "1" : "0"));
    return expected;
  }

  // Verifies: 6275-6.1.1-1, 6275-6.1.7-1, 6275-6.1.8-1, 6275-6.1.9-1, 6275-6.1.1-5, 6275-6.2.1-1
  @Test
  void scapyReadsTheSame() throws Exception {
    String python =
        Stream.of("/usr/bin/python3", "python3")
            .filter(it -> Tool.works(it, "-c", "import scapy.layers.inet6"))
            .findFirst()
            .orElse("");
    assumeTrue(!python.isEmpty(), "scapy is not installed");
    Path script = VectorFiles.FOLDER.resolve("check_scapy.py");
    Tool.Result result = Tool.run(List.of(python, script.toString()));
    assertThat(result.output())
        .endsWith(VectorFiles.vectors("messages").size() + " compared, 0 differ\n");
    assertThat(result.status()).isZero();
  }
}
