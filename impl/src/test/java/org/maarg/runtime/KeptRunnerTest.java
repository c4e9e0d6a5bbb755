package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.Timer;
import org.maarg.runtime.dataplane.RecordingDataPlane;
import org.maarg.runtime.state.KeptNode;
import org.maarg.runtime.state.MemoryLog;
import org.maarg.runtime.state.StateException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/** The runner of a node that is kept, with a log that commits when the test says. */
class KeptRunnerTest {
  private static final Ipv6Address SELF = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final MnId MN = MnId.nai("mn@example.org");
  private static final Timer TIMER = Timer.of(Timer.Kind.LIFETIME, MN);
  private static final Octets CONFIGURATION = Octets.ofAscii("as ever");
  private static final MobilityMessage UPDATE =
      new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.of(MN));

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final FakeTransport transport = new FakeTransport();
  private final Instant begin = Instant.parse("2026-01-01T00:00:00Z");

  /** Of the wall clock, which the event loop's time does not move. */
  private long passedMillis;

  private MemoryLog log = new MemoryLog();
  private ScriptedNode node;
  private NodeRunner runner;

  @BeforeEach
  void freeze() {
    channel.freezeTime();
  }

  @AfterEach
  void close() {
    var unused = channel.close();
  }

  private void run(BiConsumer<Input, Consumer<Output>> script) {
    node = new ScriptedNode(SELF, script);
    KeptNode kept =
        KeptNode.open(
            log,
            new KeptNode.Making() {
              @Override
              public Node begin(long restarts) {
                return node;
              }

              @Override
              public Node goOn(StateReader state) {
                return node;
              }
            },
            CONFIGURATION,
            () -> 1);
    InstantSource clock = () -> begin.plusMillis(passedMillis);
    runner =
        new NodeRunner(
            kept, channel.eventLoop(), transport, new RecordingDataPlane(), clock, List.of());
    CompletableFuture<Void> started = runner.start();
    channel.runPendingTasks();
    assertThat(started).isCompleted();
  }

  private void receive() {
    transport.receiver.received(PEER, true, MobilityHeader.encode(UPDATE, PEER, SELF));
  }

  private void pass(long millis) {
    passedMillis += millis;
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
  }

  private static void answer(Input input, Consumer<Output> out) {
    out.accept(new Output.Send(PEER, UPDATE));
  }

  @Test
  void nothingIsHandledNorLeavesBeforeItIsCommitted() {
    run(KeptRunnerTest::answer);
    log.defers = true;

    receive();
    CompletableFuture<List<Output>> attached = runner.attach(MN, Octets.EMPTY, 4);
    channel.runPendingTasks();
    assertThat(node.inputs()).isEmpty();
    assertThat(transport.sent).isEmpty();
    assertThat(attached).isNotDone();

    log.release();
    assertThat(node.inputs()).hasSize(2);
    assertThat(transport.sent).hasSize(2);
    assertThat(attached).isCompletedWithValue(List.of(new Output.Send(PEER, UPDATE)));
  }

  @Test
  void whatComesInOneTurnSharesACommit() {
    run(KeptRunnerTest::answer);
    int before = log.commits;
    for (int i = 0; i < 5; i++) {
      receive();
    }
    channel.runPendingTasks();
    assertThat(log.commits).isEqualTo(before + 1);
    assertThat(transport.sent).hasSize(5);
  }

  @Test
  void aLogThatHasBecomeLongIsReplacedByASnapshot() {
    run(KeptRunnerTest::answer);
    int before = log.snapshots;
    log.isLong = true;
    receive();
    channel.runPendingTasks();
    assertThat(log.snapshots).isEqualTo(before + 1);
    assertThat(log.committed).isEmpty();
  }

  /** The first message starts the timer, the second does what the test says to it. */
  private void expireBehind(Output second) {
    run(
        (input, out) -> {
          if (input instanceof Input.Received) {
            boolean first = node.inputs(Input.Received.class).size() == 1;
            out.accept(first ? new Output.StartTimer(TIMER, 1_000) : second);
          }
        });
    receive();
    channel.runPendingTasks();
    log.defers = true;
    receive();
    channel.runPendingTasks();
    pass(1_000);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
    log.release();
  }

  @Test
  void aTimerHasNotRunOutIfWhatWasCommittedBeforeStoppedIt() {
    expireBehind(new Output.CancelTimer(TIMER));
    assertThat(node.inputs(Input.TimerFired.class)).isEmpty();
  }

  @Test
  void orStartedItAnew() {
    expireBehind(new Output.StartTimer(TIMER, 500));
    assertThat(node.inputs(Input.TimerFired.class)).isEmpty();

    log.defers = false;
    pass(500);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
    assertThat(node.inputs(Input.TimerFired.class)).hasSize(1);
  }

  @Test
  void whatCannotBeKeptIsNotAnsweredAndTheNodeStops() {
    run(KeptRunnerTest::answer);
    log.broken = true;
    CompletableFuture<List<Output>> attached = runner.attach(MN, Octets.EMPTY, 4);
    receive();
    channel.runPendingTasks();
    assertThat(attached).isCompletedExceptionally();
    assertThat(runner.broken().join()).isInstanceOf(StateException.class);

    log.broken = false;
    receive();
    channel.runPendingTasks();
    assertThat(node.inputs()).isEmpty();
    assertThat(transport.sent).isEmpty();
  }

  // Verifies: 5847-3.2-2
  @Test
  void aNodeThatGoesOnDoesNotBeginAndItsTimersRunOn() {
    Timer late = Timer.of(Timer.Kind.REFRESH, MN);
    BiConsumer<Input, Consumer<Output>> script =
        (input, out) -> {
          if (input instanceof Input.Received) {
            out.accept(new Output.StartTimer(TIMER, 1_000));
            out.accept(new Output.StartTimer(late, 5_000));
          }
        };
    run(script);
    assertThat(node.starts()).isEqualTo(1);
    receive();
    channel.runPendingTasks();

    log = log.afterCrash();
    passedMillis += 3_000;
    run(script);
    assertThat(node.starts()).as("told in the log, once").isEqualTo(1);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
    assertThat(node.inputs(Input.TimerFired.class))
        .extracting(Input.TimerFired::timer)
        .containsExactly(TIMER);

    pass(2_000);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
    assertThat(node.inputs(Input.TimerFired.class))
        .extracting(Input.TimerFired::timer)
        .containsExactly(TIMER, late);
  }
}
