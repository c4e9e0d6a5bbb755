package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.runtime.dataplane.DataPlane;
import org.maarg.runtime.dataplane.RecordingDataPlane;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.LossReason;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** The runner with a transport of the test's own and a loop whose time the test moves. */
@Isolated("reads the log of the whole program")
class NodeRunnerTest {
  private static final Ipv6Address SELF = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final MnId MN = MnId.nai("mn@example.org");
  private static final Timer TIMER = Timer.of(Timer.Kind.LIFETIME, MN);
  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:1::/64");
  private static final MobilityMessage UPDATE =
      new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.of(MN));

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final FakeTransport transport = new FakeTransport();
  private final RecordingDataPlane dataPlane = new RecordingDataPlane();
  private final RecordingObserver observer = new RecordingObserver();
  private final Instant now = Instant.parse("2026-01-01T00:00:00.5Z");

  private ScriptedNode node;
  private NodeRunner runner;

  private void run(BiConsumer<Input, Consumer<Output>> script) {
    run(script, dataPlane);
  }

  private void run(BiConsumer<Input, Consumer<Output>> script, DataPlane plane) {
    channel.freezeTime();
    node = new ScriptedNode(SELF, script);
    InstantSource clock = InstantSource.fixed(now);
    runner = new NodeRunner(node, channel.eventLoop(), transport, plane, clock, List.of(observer));
    CompletableFuture<Void> started = runner.start();
    channel.runPendingTasks();
    assertThat(started).isCompleted();
  }

  private List<Output> attach() {
    CompletableFuture<List<Output>> done = runner.attach(MN, Octets.ofHex("020000000001"), 4);
    channel.runPendingTasks();
    return done.join();
  }

  private void receive(byte[] octets) {
    transport.receiver.received(PEER, true, octets);
  }

  private final CapturedLog log = new CapturedLog(Level.WARN);

  @AfterEach
  void close() {
    log.close();
    var unused = channel.close();
  }

  @Test
  void requestsBecomeInputsWithTheTimeOfTheClock() {
    run((input, out) -> out.accept(new Output.Dropped(DropReason.POOL_EXHAUSTED, PEER)));

    assertThat(attach()).containsExactly(new Output.Dropped(DropReason.POOL_EXHAUSTED, PEER));
    CompletableFuture<List<Output>> detached = runner.detach(MN);
    channel.runPendingTasks();

    assertThat(detached).isCompleted();
    Timestamp at = Timestamp.ofEpochMilli(now.toEpochMilli());
    assertThat(node.starts()).isEqualTo(1);
    assertThat(node.inputs())
        .containsExactly(
            new Input.Attached(MN, Octets.ofHex("020000000001"), 4, at),
            new Input.Detached(MN, at));
  }

  @Test
  void theClockKeepsTheResolutionOfTheTimestampOption() {
    Instant instant = Instant.ofEpochSecond(10, 999_999_999);

    assertThat(NodeRunner.timestamp(instant)).isEqualTo(new Timestamp((10L << 16) | 0xffff));
  }

  // Verifies: 5213-5.5-4
  @Test
  void aMessageThatWaitedInItsSocketIsTakenWithTheTimeWhenItCame() {
    run((input, out) -> {});
    transport.receiver.received(
        PEER, true, MobilityHeader.encode(UPDATE, PEER, SELF), 400_000_000L);

    Input.Received received = (Input.Received) node.inputs().get(0);
    assertThat(received.at()).isEqualTo(NodeRunner.timestamp(now));
    assertThat(received.came()).isEqualTo(NodeRunner.timestamp(now.minusMillis(400)));
  }

  // Verifies: 5213-5.3.6-2, 5213-6.9.1.5-3
  @Test
  void messagesAreDecodedHandledAndAnswered() throws Exception {
    run(
        (input, out) -> {
          out.accept(new Output.Send(PEER, UPDATE));
          out.accept(new Output.Send(PEER, UPDATE));
        });
    int flushes = transport.flushes;
    receive(MobilityHeader.encode(UPDATE, PEER, SELF));

    Input.Received received = node.inputs(Input.Received.class).get(0);
    assertThat(received.message()).isEqualTo(UPDATE);
    assertThat(received.from()).isEqualTo(PEER);
    assertThat(received.secured()).isTrue();
    assertThat(observer.received).containsExactly(UPDATE);
    assertThat(observer.sent).containsExactly(UPDATE, UPDATE);
    assertThat(transport.sent).hasSize(2).isEqualTo(observer.sentOctets);
    byte[] octets = transport.sent.get(0);
    assertThat(MobilityHeader.decode(octets, 0, octets.length, SELF, PEER)).isEqualTo(UPDATE);
    assertThat(transport.flushes).isEqualTo(flushes + 1);
  }

  // Verifies: 6275-9.2-1
  @Test
  void aChecksumOverOtherAddressesIsRefused() {
    run((input, out) -> {});
    receive(MobilityHeader.encode(UPDATE, Ipv6Address.parse("2001:db8::3"), SELF));

    assertThat(node.inputs()).isEmpty();
    assertThat(observer.received).isEmpty();
    assertThat(observer.refusals).hasSize(1);
    assertThat(observer.refusals.get(0).reason()).isEqualTo(RefusalReason.CHECKSUM);
  }

  // Verifies: 6275-9.3.3-3
  @Test
  void aSecondHasRoomForTenBindingErrors() {
    run(
        (input, out) -> {
          for (int i = 0; i < 12; i++) {
            out.accept(new Output.Send(PEER, Messages.unknownType()));
          }
          out.accept(new Output.Send(PEER, UPDATE));
        });
    receive(MobilityHeader.encode(UPDATE, PEER, SELF));

    assertThat(transport.sent).hasSize(11);
    assertThat(observer.losses).hasSize(2);
    assertThat(observer.losses).allMatch(it -> it.reason() == LossReason.BINDING_ERROR_LIMIT);
  }

  // Verifies: 5844-4.1.3.1-2, 5844-4.1.3.2-3, 5844-4.2.2-5, 5844-4.2.2.1-1
  @Test
  void overUdpTheChecksumIsZeroAndIgnored() {
    transport.carriesChecksum = false;
    run((input, out) -> out.accept(new Output.Send(PEER, UPDATE)));
    receive(MobilityHeader.encode(UPDATE, Ipv6Address.parse("2001:db8::3"), SELF));

    assertThat(node.inputs(Input.Received.class).get(0).message()).isEqualTo(UPDATE);
    assertThat(observer.refusals).isEmpty();
    assertThat(transport.sent.get(0)).isEqualTo(MobilityHeader.encodeWithoutChecksum(UPDATE));
    assertThat(transport.sent.get(0)[4]).isZero();
    assertThat(transport.sent.get(0)[5]).isZero();
  }

  // Verifies: 6275-9.2-2
  @Test
  void theNodeIsToldOfAnUnknownTypeWhoseLengthIsWrongAsWell() {
    run((input, out) -> {});
    UnknownMessage unknown = new UnknownMessage(99, Octets.of(new byte[10]));
    byte[] octets = MobilityHeader.encode(unknown, PEER, SELF);
    octets[1]++;
    octets[4] = 0;
    octets[5] = 0;
    int checksum = Checksum.of(PEER, SELF, 135, octets, 0, octets.length);
    octets[4] = (byte) (checksum >>> 8);
    octets[5] = (byte) checksum;
    receive(octets);

    assertThat(observer.refusals).hasSize(1);
    assertThat(observer.refusals.get(0).answer()).isEqualTo(Refusal.Answer.BINDING_ERROR);
    assertThat(node.inputs(Input.Received.class)).hasSize(1);
    assertThat(node.inputs(Input.Received.class).get(0).message().type()).isEqualTo(99);
  }

  @Test
  void timersComeBackAsInputs() {
    run(
        (input, out) -> {
          if (input instanceof Input.Attached) {
            out.accept(new Output.StartTimer(TIMER, 1_000));
          }
        });
    attach();
    assertThat(runner.armedTimers()).isEqualTo(1);
    channel.advanceTimeBy(1_000, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();

    assertThat(node.inputs(Input.TimerFired.class)).hasSize(1);
    assertThat(node.inputs(Input.TimerFired.class).get(0).timer()).isEqualTo(TIMER);
    assertThat(runner.armedTimers()).isZero();
  }

  @Test
  void theDataPlaneIsToldInOrder() {
    Tunnel tunnel = new Tunnel(MN, PREFIX, Tunnel.End.ANCHOR, PEER);
    Output.Advertise advertise =
        new Output.Advertise(MN, Octets.EMPTY, SELF, Dlif.UNKNOWN, PREFIX, true);
    Output.Advertise again =
        new Output.Advertise(MN, Octets.EMPTY, SELF, Dlif.UNKNOWN, PREFIX, false);
    run(
        (input, out) -> {
          if (input instanceof Input.Attached) {
            out.accept(new Output.AddTunnel(tunnel));
            out.accept(new Output.Advertise(MN, Octets.EMPTY, PEER, Dlif.UNKNOWN, PREFIX, true));
            out.accept(advertise);
            out.accept(again);
            out.accept(new Output.Withdraw(MN, PEER, PREFIX, false));
          } else {
            out.accept(new Output.RemoveTunnel(tunnel));
          }
        });
    attach();
    assertThat(dataPlane.tunnels()).containsExactly(tunnel);
    assertThat(dataPlane.routers()).containsExactly(again);
    var unused = runner.detach(MN);
    channel.runPendingTasks();

    assertThat(dataPlane.tunnels()).isEmpty();
  }

  @Test
  void aDefectOfTheNodeIsReportedAndTheNodeGoesOn() {
    run(
        (input, out) -> {
          if (input instanceof Input.Attached) {
            out.accept(new Output.Send(PEER, UPDATE));
            throw new IllegalStateException("seeded");
          }
          out.accept(new Output.StartTimer(TIMER, 5));
          if (input instanceof Input.TimerFired) {
            throw new AssertionError("seeded");
          }
        });

    assertThatThrownBy(this::attach).hasRootCauseMessage("seeded");
    assertThat(transport.sent).hasSize(1);
    assertThat(observer.failures).hasSize(1);
    assertThat(log.lines()).anyMatch(line -> line.startsWith("ERROR a defect of node"));

    receive(MobilityHeader.encode(UPDATE, PEER, SELF));
    channel.advanceTimeBy(5, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat(observer.failures).hasSize(2);
    channel.advanceTimeBy(5, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat(observer.failures).hasSize(3);
    assertThat(node.inputs(Input.TimerFired.class)).hasSize(2);
  }

  @Test
  void aFailingDataPlaneDoesNotInterruptTheNode() {
    DataPlane failing =
        new DataPlane() {
          @Override
          public void addTunnel(Tunnel tunnel) {
            throw new IllegalStateException("no tunnel today");
          }

          @Override
          public void removeTunnel(Tunnel tunnel) {}

          @Override
          public void advertise(Output.Advertise advertisement) {}

          @Override
          public void withdraw(Output.Withdraw withdrawal) {}
        };
    run(
        (input, out) -> {
          out.accept(new Output.AddTunnel(new Tunnel(MN, PREFIX, Tunnel.End.ANCHOR, PEER)));
          out.accept(new Output.Send(PEER, UPDATE));
        },
        failing);

    assertThat(attach()).hasSize(2);
    assertThat(transport.sent).hasSize(1);
    assertThat(observer.failures).hasSize(1);
  }

  @Test
  void aFailingObserverHarmsNobody() {
    NodeObserver failing =
        new NodeObserver() {
          @Override
          public void handled(Ipv6Address address, Input input, long nanos) {
            throw new IllegalStateException("seeded: an observer that fails");
          }
        };
    run((input, out) -> {});
    runner =
        new NodeRunner(
            node,
            channel.eventLoop(),
            transport,
            dataPlane,
            InstantSource.fixed(now),
            List.of(failing, observer));

    assertThat(attach()).isEmpty();
    assertThat(observer.handled).hasSize(2).last().isInstanceOf(Input.Attached.class);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void aMessageThatFitsNoHeaderIsLostAloud() {
    List<MobilityOption> options = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      options.add(MnId.nai("x".repeat(250)));
    }
    MobilityMessage tooLong =
        new BindingUpdate(1, BindingUpdate.PROXY, 1, MobilityOptions.copyOf(options));
    run((input, out) -> out.accept(new Output.Send(PEER, tooLong)));
    attach();

    assertThat(transport.sent).isEmpty();
    assertThat(observer.losses).hasSize(1);
    assertThat(observer.losses.get(0).reason()).isEqualTo(LossReason.MESSAGE_TOO_LONG);
  }

  @Test
  void afterStoppingNothingReachesTheNode() throws MalformedMessageException {
    run(
        (input, out) -> {
          out.accept(new Output.StartTimer(TIMER, 10));
          out.accept(new Output.Send(PEER, UPDATE));
        });
    attach();
    CompletableFuture<Void> stopped = runner.stop();
    CompletableFuture<List<Output>> late = runner.attach(MN, Octets.EMPTY, 4);
    channel.runPendingTasks();
    channel.advanceTimeBy(100, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    receive(MobilityHeader.encode(UPDATE, PEER, SELF));

    assertThat(stopped).isCompleted();
    assertThat(transport.closed).isTrue();
    assertThat(late).isCompletedExceptionally();
    assertThat(node.inputs()).hasSize(1);
    assertThat(runner.armedTimers()).isZero();
    assertThat(observer.losses).hasSize(1);
    assertThat(observer.losses.get(0).reason()).isEqualTo(LossReason.STOPPED);
  }
}
