package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Output;
import org.maarg.runtime.dataplane.RecordingDataPlane;
import org.maarg.runtime.observe.NodeMetrics;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/** What the metrics tell of a run is what happened in it. */
@Isolated("reads the log of the whole program")
class MetricsOfARunTest {
  private static final Ipv6Address SELF = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final MnId MN = MnId.nai("mn@example.org");
  private static final MobilityMessage UPDATE =
      new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.of(MN));
  private static final int UPDATE_OCTETS = MobilityHeader.encodedLength(UPDATE);
  private static final int ERROR_OCTETS = 24;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final FakeTransport transport = new FakeTransport();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    var unused = channel.close();
  }

  private static void script(Input input, Consumer<Output> out) {
    if (input instanceof Input.Attached) {
      out.accept(new Output.Send(PEER, UPDATE));
      out.accept(new Output.Happened(Event.REGISTERED, MN, PEER));
    } else if (input instanceof Input.Received) {
      for (int i = 0; i < 6; i++) {
        out.accept(new Output.Send(PEER, Messages.unknownType()));
      }
      out.accept(new Output.Dropped(DropReason.UNKNOWN_PEER, PEER));
    } else if (input instanceof Input.Detached) {
      throw new IllegalStateException("a defect");
    }
  }

  private double count(String name, String... tags) {
    return registry.get("maarg." + name).tags(tags).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private double all(String name) {
    return registry.find("maarg." + name).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Test
  void everythingThatHappensIsCountedOnce() {
    try (CapturedLog quiet = new CapturedLog(Level.ERROR)) {
      run();
      assertThat(quiet.lines()).hasSize(1);
    }

    assertThat(count("messages", "direction", "out", "type", "binding_update")).isEqualTo(3);
    assertThat(count("messages", "direction", "out", "type", "binding_error", "status", "2"))
        .as("ten in a second")
        .isEqualTo(10);
    assertThat(count("messages", "direction", "in", "type", "binding_update")).isEqualTo(2);
    assertThat(count("octets", "direction", "out"))
        .isEqualTo(3 * UPDATE_OCTETS + 10 * ERROR_OCTETS);
    assertThat(count("octets", "direction", "in")).isEqualTo(2 * UPDATE_OCTETS + UPDATE_OCTETS + 8);
    assertThat(count("refusals", "reason", "CHECKSUM")).isEqualTo(1);
    assertThat(count("refusals", "reason", "HEADER_LENGTH_BELOW_MINIMUM")).isEqualTo(1);
    assertThat(all("refusals")).isEqualTo(2);
    assertThat(count("parameter.problems.due")).isEqualTo(1);
    assertThat(count("losses", "reason", "BINDING_ERROR_LIMIT")).isEqualTo(2);
    assertThat(count("losses", "reason", "WRITE_FAILED")).isEqualTo(1);
    assertThat(count("losses", "reason", "STOPPED")).isEqualTo(1);
    assertThat(all("losses")).isEqualTo(4);
    assertThat(count("dropped", "reason", "UNKNOWN_PEER")).isEqualTo(2);
    assertThat(all("dropped")).isEqualTo(2);
    assertThat(count("events", "event", "REGISTERED")).isEqualTo(3);
    assertThat(all("events")).isEqualTo(3);
    assertThat(count("failures")).isEqualTo(1);
    assertThat(handled("attached")).isEqualTo(3);
    assertThat(handled("received")).isEqualTo(2);
    assertThat(handled("started")).isEqualTo(1);
    assertThat(registry.find("maarg.handling").tags("input", "detached").timer())
        .as("what failed was not handled")
        .isNull();
  }

  private long handled(String input) {
    return registry.get("maarg.handling").tags("input", input).timer().count();
  }

  /**
   * Three attach, two updates arrive, two are refused, one octet string is lost, one comes late.
   */
  private void run() {
    NodeRunner runner =
        new NodeRunner(
            new ScriptedNode(SELF, MetricsOfARunTest::script),
            channel.eventLoop(),
            transport,
            new RecordingDataPlane(),
            InstantSource.fixed(Instant.EPOCH),
            List.of(new NodeMetrics(registry)));
    var started = runner.start();
    for (int i = 0; i < 3; i++) {
      var unused = runner.attach(MN, Octets.EMPTY, 4);
    }
    var failed = runner.detach(MN);
    channel.runPendingTasks();
    byte[] octets = MobilityHeader.encode(UPDATE, PEER, SELF);
    receive(octets);
    receive(octets);
    octets[4]++;
    receive(octets);
    byte[] tooShort = {59, 0, BindingUpdate.TYPE, 0, 0, 0, 0, 0};
    receive(MobilityHeader.withChecksum(tooShort, PEER, SELF));
    transport.receiver.lost(Loss.of(LossReason.WRITE_FAILED, PEER, ""));
    var stopped = runner.stop();
    channel.runPendingTasks();
    receive(octets);
    assertThat(started).isCompleted();
    assertThat(failed).isCompletedExceptionally();
    assertThat(stopped).isCompleted();
  }

  private void receive(byte[] octets) {
    transport.receiver.received(PEER, true, octets);
  }
}
