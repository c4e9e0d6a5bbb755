package org.maarg.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.cli.packet.MessageJson;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/** The codec obeys the committed vectors. */
class CodecVectorsTest {
  static Stream<Named<JsonNode>> messages() {
    return VectorFiles.vectors("messages").stream().map(CodecVectorsTest::named);
  }

  static Stream<Named<JsonNode>> invalid() {
    return VectorFiles.vectors("invalid").stream().map(CodecVectorsTest::named);
  }

  private static Named<JsonNode> named(JsonNode vector) {
    return Named.of(vector.get("name").textValue(), vector);
  }

  private static Ipv6Address address(JsonNode vector, String key) {
    return Ipv6Address.parse(vector.get(key).textValue());
  }

  private static MobilityMessage decode(JsonNode vector) throws MalformedMessageException {
    byte[] octets = Octets.ofHex(vector.get("octets").textValue()).toByteArray();
    Ipv6Address source = address(vector, "source");
    return MobilityHeader.decode(octets, 0, octets.length, source, address(vector, "destination"));
  }

  // Verifies: 6275-6.1.1-1, 6275-6.1.7-1, 6275-6.1.8-1, 6275-6.1.9-1, 6275-6.2-1, 6275-6.2.1-3
  // Verifies: 6275-6.1.1-4, 6275-6.1.7-2, 6275-6.1.8-3, 6275-6.2.3-2, 4283-3-1, 4283-3-2
  // Verifies: 8885-4.3-1, 8885-4.4-1, 8885-4.5-1, 8885-4.6-1, 8885-4.7-1, 8885-4.8-1
  @ParameterizedTest
  @MethodSource("messages")
  void octetsGiveTheFields(JsonNode vector) throws Exception {
    MobilityMessage decoded = decode(vector);
    assertThat(decoded).isEqualTo(MessageJson.read(vector.get("fields"), "$.fields"));
    assertThat(VectorJson.write(MessageJson.write(decoded)))
        .isEqualTo(VectorJson.write(vector.get("fields")));
  }

  // Verifies: 6275-6.1.1-2, 6275-6.1.1-3, 6275-6.1.1-5, 6275-6.1.1-6, 6275-6.2.1-2, 6275-6.2.2-1
  // Verifies: 6275-6.2.3-1, 8885-4.3-2, 8885-4.4-2, 8885-4.5-2, 8885-4.6-2, 8885-4.7-2
  @ParameterizedTest
  @MethodSource("messages")
  void canonicalOctetsAreThoseTheFieldsGive(JsonNode vector) {
    MobilityMessage message = MessageJson.read(vector.get("fields"), "$.fields");
    byte[] encoded =
        MobilityHeader.encode(message, address(vector, "source"), address(vector, "destination"));
    if (vector.get("canonical").booleanValue()) {
      assertThat(Octets.of(encoded).toHex()).isEqualTo(vector.get("octets").textValue());
    }
  }

  // Verifies: 6275-9.2-1, 6275-9.2-2, 6275-9.2-3, 6275-9.2-4, 6275-6.2.1-4
  // Verifies: 8885-4.3-3, 8885-4.4-3, 8885-4.5-3, 8885-4.6-3, 8885-4.7-3, 8885-4.8-3, 8885-4.8-5
  @ParameterizedTest
  @MethodSource("invalid")
  void invalidOctetsAreRefused(JsonNode vector) {
    Refusal refusal =
        catchThrowableOfType(MalformedMessageException.class, () -> decode(vector)).refusal();
    JsonNode expected = vector.get("refusal");
    assertThat(refusal)
        .isEqualTo(
            new Refusal(
                RefusalReason.valueOf(expected.get("reason").textValue()),
                expected.get("offset").intValue(),
                Refusal.Answer.valueOf(expected.get("answer").textValue())));
  }

  @Test
  void everyReasonIsShownAtLeastTwice() {
    Map<RefusalReason, Integer> counts = new EnumMap<>(RefusalReason.class);
    for (JsonNode vector : VectorFiles.vectors("invalid")) {
      String reason = vector.get("refusal").get("reason").textValue();
      counts.merge(RefusalReason.valueOf(reason), 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys(RefusalReason.values());
    assertThat(counts.values()).allMatch(count -> count >= 2);
  }
}
