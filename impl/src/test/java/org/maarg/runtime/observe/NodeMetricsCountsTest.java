package org.maarg.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** Every counter against what happened: each kind a number of times that is its own. */
class NodeMetricsCountsTest {
  private static final Instant AT = Instant.EPOCH;
  private static final Ipv6Address NODE = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final MnId MN = MnId.nai("mn@example.org");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final NodeMetrics metrics = new NodeMetrics(registry);

  private double count(String name, String... tags) {
    List<Counter> found = new ArrayList<>(registry.find("maarg." + name).tags(tags).counters());
    assertThat(found).as(name + " " + List.of(tags)).isNotEmpty();
    return found.stream().mapToDouble(Counter::count).sum();
  }

  /** How often a constant happens here: no two of a kind alike. */
  private static <E extends Enum<E>> int times(E constant) {
    return List.of(constant.getDeclaringClass().getEnumConstants()).indexOf(constant) + 1;
  }

  private void refuse(RefusalReason reason, int octets) {
    metrics.refused(AT, PEER, NODE, Refusal.of(reason, 0), new byte[octets]);
  }

  @Test
  void eachReasonForARefusalHasItsCount() {
    for (RefusalReason reason : RefusalReason.values()) {
      assertThat(count("refusals", "reason", reason.name())).isZero();
      for (int i = 0; i < times(reason); i++) {
        refuse(reason, 10);
      }
    }
    for (RefusalReason reason : RefusalReason.values()) {
      assertThat(count("refusals", "reason", reason.name())).isEqualTo(times(reason));
    }
    int all = RefusalReason.values().length * (RefusalReason.values().length + 1) / 2;
    assertThat(count("octets", "direction", "in")).isEqualTo(10 * all);
    assertThat(count("octets", "direction", "out")).isZero();
    assertThat(count("parameter.problems.due"))
        .isEqualTo(
            times(RefusalReason.PAYLOAD_PROTO) + times(RefusalReason.HEADER_LENGTH_BELOW_MINIMUM));
  }

  @Test
  void eachReasonForALossHasItsCount() {
    for (LossReason reason : LossReason.values()) {
      assertThat(count("losses", "reason", reason.name())).isZero();
      for (int i = 0; i < times(reason); i++) {
        metrics.lost(AT, NODE, Loss.of(reason, PEER, ""));
      }
    }
    for (LossReason reason : LossReason.values()) {
      assertThat(count("losses", "reason", reason.name())).isEqualTo(times(reason));
    }
    assertThat(count("octets", "direction", "in")).isZero();
  }

  @Test
  void eachReasonForADropHasItsCountAndItsSection() {
    for (DropReason reason : DropReason.values()) {
      for (int i = 0; i < times(reason); i++) {
        metrics.output(AT, NODE, new Output.Dropped(reason, PEER));
      }
    }
    for (DropReason reason : DropReason.values()) {
      assertThat(count("dropped", "reason", reason.name(), "section", reason.citation()))
          .isEqualTo(times(reason));
    }
  }

  @Test
  void eachEventHasItsCount() {
    for (Event event : Event.values()) {
      for (int i = 0; i < times(event); i++) {
        metrics.output(AT, NODE, new Output.Happened(event, MN, PEER));
      }
    }
    for (Event event : Event.values()) {
      assertThat(count("events", "event", event.name())).isEqualTo(times(event));
    }
    assertThat(registry.find("maarg.dropped").counters()).allMatch(it -> it.count() == 0);
  }

  private static BindingAcknowledgement acknowledgement(int status) {
    return new BindingAcknowledgement(status, 0, 1, 1, MobilityOptions.NONE);
  }

  @Test
  void messagesCountByDirectionTypeAndStatus() {
    List<MobilityMessage> some =
        List.of(
            new BindingUpdate(1, 0, 1, MobilityOptions.NONE),
            acknowledgement(0),
            acknowledgement(1),
            acknowledgement(156),
            new BindingError(1, NODE, MobilityOptions.NONE),
            new BindingError(2, NODE, MobilityOptions.NONE),
            new Heartbeat(0, 1, MobilityOptions.NONE),
            new UnknownMessage(99, Octets.of(new byte[2])));
    for (int i = 0; i < some.size(); i++) {
      for (int times = 0; times <= i; times++) {
        metrics.sent(AT, NODE, PEER, some.get(i), new byte[16]);
        metrics.received(AT, PEER, NODE, true, some.get(i), new byte[8]);
        metrics.received(AT, PEER, NODE, false, some.get(i), new byte[8]);
      }
    }

    List<String> types =
        List.of(
            "binding_update none",
            "binding_acknowledgement 0",
            "binding_acknowledgement 1",
            "binding_acknowledgement 156",
            "binding_error 1",
            "binding_error 2",
            "heartbeat none",
            "unknown none");
    for (int i = 0; i < types.size(); i++) {
      String[] of = types.get(i).split(" ", -1);
      assertThat(count("messages", "direction", "out", "type", of[0], "status", of[1]))
          .isEqualTo(i + 1);
      assertThat(count("messages", "direction", "in", "type", of[0], "status", of[1]))
          .isEqualTo(2 * (i + 1));
    }
    assertThat(registry.find("maarg.messages").counters()).hasSize(2 * types.size());
    assertThat(count("octets", "direction", "out")).isEqualTo(16 * 36);
    assertThat(count("octets", "direction", "in")).isEqualTo(8 * 2 * 36);
  }

  /** A peer that makes up types must not make the number of counters grow. */
  @Test
  void allUnknownTypesShareACounter() {
    for (int type : new int[] {0, 1, 4, 8, 99, 255}) {
      metrics.received(
          AT, PEER, NODE, true, new UnknownMessage(type, Octets.of(new byte[2])), new byte[8]);
    }

    assertThat(registry.find("maarg.messages").counters()).hasSize(1);
    assertThat(count("messages", "type", "unknown")).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"attached, 3", "detached, 2", "timerfired, 4", "received, 1"})
  void handlingIsTimedByTheKindOfInput(String kind, int times) {
    Timestamp now = new Timestamp(1);
    Input input =
        switch (kind) {
          case "attached" -> new Input.Attached(MN, Octets.EMPTY, 4, now);
          case "detached" -> new Input.Detached(MN, now);
          case "timerfired" ->
              new Input.TimerFired(
                  org.maarg.protocol.Timer.of(org.maarg.protocol.Timer.Kind.LIFETIME, MN), now);
          default -> new Input.Received(PEER, true, acknowledgement(0), now);
        };
    for (int i = 1; i <= times; i++) {
      metrics.handled(NODE, input, i * 1_000L);
    }

    var timer = registry.find("maarg.handling").tags("input", kind).timer();
    assertThat(timer).isNotNull();
    assertThat(timer.count()).isEqualTo(times);
    assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(500.0 * times * (times + 1));
    assertThat(registry.find("maarg.handling").timers()).hasSize(1);
  }

  @Test
  void failuresCountAndGaugesShowTheNumberOfNow() {
    Input input = new Input.Detached(MN, new Timestamp(1));
    for (int i = 0; i < 3; i++) {
      metrics.failed(AT, NODE, input, new IllegalStateException());
    }
    int[] known = {5};
    metrics.gauge("known", "a number of somebody else's", () -> known[0]);
    assertThat(registry.get("maarg.known").gauge().value()).isEqualTo(5);
    known[0] = 7;

    assertThat(registry.get("maarg.known").gauge().value()).isEqualTo(7);
    assertThat(count("failures")).isEqualTo(3);
  }
}
