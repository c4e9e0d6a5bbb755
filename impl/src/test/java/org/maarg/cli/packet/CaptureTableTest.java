package org.maarg.cli.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.cli.Cli;
import org.maarg.cli.Tshark;

/** Captures as others write them, each with what has to come out: captures/expected.yaml. */
class CaptureTableTest {
  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      URL url = CaptureTableTest.class.getResource("captures/" + name);
      assertThat(url).as(name).isNotNull();
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<JsonNode> table() throws IOException {
    try (InputStream in = Files.newInputStream(resource("expected.yaml"))) {
      return StreamSupport.stream(new YAMLMapper().readTree(in).spliterator(), false);
    }
  }

  private static List<Integer> types(JsonNode packets) {
    List<Integer> types = new ArrayList<>();
    packets.forEach(it -> types.add(Integer.parseInt(it.path("octets").asText(), 4, 6, 16)));
    return types;
  }

  private static List<Integer> expectedTypes(JsonNode row) {
    List<Integer> types = new ArrayList<>();
    row.path("types").forEach(it -> types.add(it.asInt()));
    return types;
  }

  @ParameterizedTest
  @MethodSource("table")
  void captureIsDecodedAsTheTableSays(JsonNode row) {
    String file = resource(row.path("file").asText()).toString();
    Cli.Result text = Cli.run("decode", file);
    assertThat(text.err()).isEmpty();
    assertThat(text.status()).isEqualTo(row.path("status").asInt(0));
    row.path("says").forEach(it -> assertThat(text.out()).contains(it.asText()));
    JsonNode json = Cli.run("decode", file, "--json").json();
    assertThat(types(json.path("packets"))).isEqualTo(expectedTypes(row));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyMobilityHeaderComesBackThroughJson(JsonNode row) throws IOException {
    String file = resource(row.path("file").asText()).toString();
    Cli.Result json = Cli.run("decode", file, "--json");
    Path text = Files.writeString(folder.resolve("x.json"), json.out());
    Path copy = folder.resolve("copy.pcap");
    Cli.run("encode", text.toString(), "--pcap", copy.toString()).ok();
    Cli.Result again = Cli.run("decode", copy.toString(), "--json");
    assertThat(again.status()).isEqualTo(json.status());
    JsonNode before = json.json().path("packets");
    JsonNode after = again.json().path("packets");
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      for (String key : List.of("message", "source", "destination", "udp", "refusal", "missing")) {
        assertThat(after.path(i).path(key)).as(key).isEqualTo(before.path(i).path(key));
      }
      if (before.path(i).path("message").isMissingNode()) {
        assertThat(after.path(i).path("octets")).isEqualTo(before.path(i).path("octets"));
      }
    }
  }

  @Test
  void everyCaptureIsInTheTable() throws Exception {
    List<String> named = table().map(it -> it.path("file").asText()).toList();
    try (Stream<Path> files = Files.list(resource("expected.yaml").resolveSibling(""))) {
      assertThat(files.map(it -> it.getFileName().toString()).filter(it -> it.contains(".pcap")))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  /** tshark, which shares nothing with this reader, sees as many, of these types. */
  @ParameterizedTest
  @MethodSource("table")
  void tsharkSeesTheSame(JsonNode row) throws Exception {
    assumeTrue(Tshark.isInstalled(), "tshark is not installed");
    List<Integer> types = new ArrayList<>();
    for (List<Tshark.Seen> packet : Tshark.read(resource(row.path("file").asText()))) {
      collect(packet, types);
    }
    assertThat(types).isEqualTo(expectedTypes(row));
  }

  private static void collect(List<Tshark.Seen> parts, List<Integer> types) {
    for (Tshark.Seen part : parts) {
      if (part.name().equals("mip6.mhtype")) {
        types.add(Integer.decode(part.show()));
      }
      collect(part.parts(), types);
    }
  }
}
