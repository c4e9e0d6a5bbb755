package org.maarg.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/** Nodes without bindings answer the committed messages as they must. */
class NodeVectorsTest {
  static Stream<Named<JsonNode>> vectors() {
    return VectorFiles.vectors("node").stream().map(it -> Named.of(it.get("name").textValue(), it));
  }

  private static Ipv6Address address(JsonNode vector, String key) {
    return Ipv6Address.parse(vector.get(key).textValue());
  }

  private static MobilityMessage message(JsonNode vector) throws Exception {
    byte[] octets = Octets.ofHex(vector.get("octets").textValue()).toByteArray();
    Ipv6Address destination = address(vector, "destination");
    return MobilityHeader.decode(octets, 0, octets.length, address(vector, "source"), destination);
  }

  // Verifies: 5213-5.3.1-1, 5213-5.3.1-3, 5213-5.3.1-5, 5213-5.3.1-8, 5213-5.3.1-10, 5213-5.3.1-11
  // Verifies: 5213-5.3.1-12, 5213-5.3.2-1, 5213-5.5-3, 5213-5.3.6-2, 8885-4.1-5
  // Verifies: 6275-9.5.1-5, 6275-10.3.1-6, 6275-10.3.2-1, 6275-10.3.2-2, 5213-5.4.1.1-7
  // Verifies: 6275-9.2-2, 6275-9.3.3-2, 6275-10.3.1-3, 6275-11.7.3-1
  @ParameterizedTest
  @MethodSource("vectors")
  void nodesAnswerAsTheyMust(JsonNode vector) throws Exception {
    Domain domain = new DomainBuilder(2).mode(Mode.RELAY).build();
    Node node = domain.simulation().host(address(vector, "destination")).node();
    Ipv6Address source = address(vector, "source");
    MobilityMessage message = message(vector);
    List<Output.Send> sent = new ArrayList<>();
    node.handle(
        new Input.Received(source, true, message, Proxies.time(0)),
        output -> {
          if (output instanceof Output.Send send) {
            sent.add(send);
          }
        });
    assertThat(sent).allSatisfy(send -> assertThat(send.to()).isEqualTo(source));
    check(vector.get("expected"), message, sent.stream().map(Output.Send::message).toList());
  }

  private static void check(JsonNode expected, MobilityMessage asked, List<MobilityMessage> sent) {
    String answer = expected.get("answer").textValue();
    assertThat(sent).hasSize(answer.equals(NodeVector.NONE) ? 0 : 1);
    for (MobilityMessage it : sent) {
      int status = expected.get("status").intValue();
      if (answer.equals(NodeVector.UPDATE_ANSWER)) {
        BindingAcknowledgement ack = (BindingAcknowledgement) it;
        assertThat(ack.status()).isEqualTo(status);
        assertThat(ack.sequence()).isEqualTo(((BindingUpdate) asked).sequence());
      } else {
        assertThat(((BindingError) it).status()).isEqualTo(status);
      }
    }
  }
}
