package org.maarg.runtime;

import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Timer;
import org.maarg.protocol.maar.Maar;
import org.maarg.runtime.control.NodeStoppedException;
import org.maarg.runtime.dataplane.DataPlane;
import org.maarg.runtime.observe.LogBudget;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.observe.Observers;
import org.maarg.runtime.state.KeptNode;
import org.maarg.runtime.state.LogEntry;
import org.maarg.runtime.state.StateException;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.runtime.transport.Transport;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a node on an event loop: octets, timers and an operator's requests become its inputs, and
 * its outputs are carried out in their order.
 *
 * <p>The public methods may be called from any thread. The node is only ever touched on the event
 * loop, one input at a time: everything goes through its {@link Inbox}.
 */
public final class NodeRunner {
  private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);
  private static final int DEFECTS_LOGGED_PER_SECOND = 1;

  private final Node node;
  private final Inbox inbox;
  private final Transport transport;
  private final InstantSource clock;
  private final NodeObserver observers;
  private final NodeTimers timers;
  private final NodeEffects effects;
  private final LogBudget defects = new LogBudget(DEFECTS_LOGGED_PER_SECOND, System::nanoTime);
  private final @Nullable GroupCommit commits;
  private final CompletableFuture<StateException> broken = new CompletableFuture<>();

  /**
   * A runner that does nothing before {@link #start}.
   *
   * @param loop the event loop that owns the node from now on
   * @param transport whose socket is served by the same event loop
   * @param clock the wall clock of the node, for Timestamp options; it does not drive timers
   */
  public NodeRunner(
      Node node,
      EventExecutor loop,
      Transport transport,
      DataPlane dataPlane,
      InstantSource clock,
      List<? extends NodeObserver> observers) {
    this(node, null, loop, transport, dataPlane, clock, observers);
  }

  /**
   * A runner of a node that is kept: each input is committed before the node handles it. Otherwise
   * as the other one.
   */
  public NodeRunner(
      KeptNode kept,
      EventExecutor loop,
      Transport transport,
      DataPlane dataPlane,
      InstantSource clock,
      List<? extends NodeObserver> observers) {
    this(kept.node(), kept, loop, transport, dataPlane, clock, observers);
  }

  private NodeRunner(
      Node node,
      @Nullable KeptNode kept,
      EventExecutor loop,
      Transport transport,
      DataPlane dataPlane,
      InstantSource clock,
      List<? extends NodeObserver> observers) {
    this.node = node;
    this.commits =
        kept == null ? null : new GroupCommit(kept, loop, this::handle, this::cannotKeep);
    this.inbox = new Inbox(loop, loop::inEventLoop);
    this.transport = transport;
    this.clock = clock;
    this.observers = new Observers(observers);
    this.timers = new NodeTimers(new LoopAlarms(loop), this::expired, this::fired);
    this.effects =
        new NodeEffects(node.address(), transport, timers, dataPlane, clock, this.observers);
  }

  /** Address of the node. */
  public Ipv6Address address() {
    return node.address();
  }

  /** Number of timers that run now. */
  public int armedTimers() {
    return timers.count();
  }

  /** Begins to receive. */
  public CompletableFuture<Void> start() {
    return call(
        () -> {
          transport.start(new Incoming());
          if (commits != null && commits.kept().isRestored()) {
            goOn(commits.kept());
          } else {
            handleQuietly(new Input.Started(now()));
          }
          return null;
        });
  }

  /** What the node had set up ended with the program; timers that are overdue run out at once. */
  private void goOn(KeptNode restored) {
    if (node instanceof Maar maar) {
      maar.showStanding(output -> carryOut(clock.instant(), new Input.Started(now()), output));
    }
    long now = clock.millis();
    restored.forEachTimer((timer, due) -> timers.start(timer, Math.max(0, due - now)));
  }

  /**
   * Tells the node that a mobile node has attached.
   *
   * @param linkLayer link-layer identifier of the mobile node's interface, 0..253 octets
   * @param accessTechnology a value of the Access Technology Type option, 0..255
   * @return what the node had done at once; fails if the node failed or is stopped
   */
  public CompletableFuture<List<Output>> attach(MnId mn, Octets linkLayer, int accessTechnology) {
    return attach(mn, linkLayer, accessTechnology, HandoffIndicator.UNKNOWN);
  }

  /**
   * Tells the node that a mobile node has attached; returns as {@link #attach(MnId, Octets, int)}
   * does.
   *
   * @param handoff what is known of where it comes from: a value of the Handoff Indicator option, 1
   *     to 4
   */
  public CompletableFuture<List<Output>> attach(
      MnId mn, Octets linkLayer, int accessTechnology, int handoff) {
    return tell(() -> new Input.Attached(mn, linkLayer, accessTechnology, handoff, now()));
  }

  /** Tells the node that a mobile node has left; returns as {@link #attach} does. */
  public CompletableFuture<List<Output>> detach(MnId mn) {
    return detach(mn, Octets.EMPTY);
  }

  /**
   * Tells the node that an interface has left.
   *
   * @param linkLayer its link-layer identifier; empty if the mobile node has left with all
   */
  public CompletableFuture<List<Output>> detach(MnId mn, Octets linkLayer) {
    return tell(() -> new Input.Detached(mn, linkLayer, now()));
  }

  /**
   * Tells the node who the MAARs of the domain are now; returns as {@link #attach} does.
   *
   * @param maars all but the node itself; no two have the same address
   * @param before what is to be done in the same turn, before the node hears of it
   */
  public CompletableFuture<List<Output>> changePeers(List<Peer> maars, Runnable before) {
    return tell(
        () -> {
          before.run();
          return new Input.PeersChanged(maars, now());
        });
  }

  /**
   * Asks something on the event loop, where the node may be read.
   *
   * @return the answer; fails if the question throws or the node is stopped
   */
  public <T> CompletableFuture<T> ask(Supplier<T> question) {
    return call(question);
  }

  /**
   * Stops: no more inputs, no more timers; what was sent leaves, and the socket closes. Stopping
   * again is harmless.
   */
  public CompletableFuture<Void> stop() {
    CompletableFuture<Void> quiet = new CompletableFuture<>();
    inbox.enter(
        new Turn(
            () -> {
              commitWaiting();
              inbox.close();
              timers.cancelAll();
              quiet.complete(null);
            },
            () -> quiet.complete(null)));
    return quiet.thenCompose(nothing -> transport.close());
  }

  /** Commits and handles, on the event loop, what has come until now. */
  void commitWaiting() {
    if (commits != null) {
      commits.commit();
    }
  }

  /** Completed when nothing can be kept any more: the node handles nothing from then on. */
  CompletableFuture<StateException> broken() {
    return broken;
  }

  private void cannotKeep(StateException failed) {
    LOG.error("node {} cannot keep its state any more, and stops", node.address(), failed);
    inbox.close();
    timers.cancelAll();
    broken.complete(failed);
  }

  private CompletableFuture<List<Output>> tell(Supplier<Input> told) {
    CompletableFuture<List<Output>> done = new CompletableFuture<>();
    inbox.enter(
        new Turn(
            () -> tell(told, done), () -> done.completeExceptionally(new NodeStoppedException())));
    return done;
  }

  private void tell(Supplier<Input> told, CompletableFuture<List<Output>> done) {
    if (commits == null) {
      answer(() -> handle(told.get()), done);
    } else {
      Input input;
      try {
        input = told.get();
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
        return;
      }
      commits.take(LogEntry.of(input), done);
    }
  }

  private void handle(Input input, CompletableFuture<List<Output>> done) {
    answer(() -> handle(input), done);
  }

  private <T> CompletableFuture<T> call(Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    inbox.enter(
        new Turn(
            () -> answer(task, result),
            () -> result.completeExceptionally(new NodeStoppedException())));
    return result;
  }

  private static <T> void answer(Supplier<T> task, CompletableFuture<T> result) {
    try {
      result.complete(task.get());
    } catch (CompletionException e) {
      result.completeExceptionally(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** What happens at its turn, or instead if the node is stopped by then. */
  private record Turn(Runnable handling, Runnable refusal) implements Inbox.Entry {
    @Override
    public void handle() {
      handling.run();
    }

    @Override
    public void refuse() {
      refusal.run();
    }
  }

  private Timestamp now() {
    return timestamp(clock.instant());
  }

  /** A time of day as a Timestamp option has it (RFC 5213 8.8). */
  public static Timestamp timestamp(Instant instant) {
    long fraction = ((long) instant.getNano() << 16) / 1_000_000_000L;
    return new Timestamp(instant.getEpochSecond() << 16 | fraction);
  }

  /** A stopped node has cancelled its timers. */
  private void expired(Runnable task) {
    inbox.enter(new Turn(task, () -> {}));
  }

  private void fired(Timer timer) {
    Input.TimerFired input = new Input.TimerFired(timer, now());
    if (commits == null) {
      handleQuietly(input);
    } else {
      commits.take(commits.kept().fired(input), new CompletableFuture<>());
    }
  }

  /** For inputs without anybody to tell of a failure; observers have been told. */
  private void handleQuietly(Input input) {
    if (commits != null) {
      commits.take(LogEntry.of(input), new CompletableFuture<>());
      return;
    }
    try {
      handle(input);
    } catch (CompletionException e) {
      // The node goes on: one input that uncovers a defect must not take down all sessions.
      assert e.getCause() != null;
    }
  }

  private List<Output> handle(Input input) {
    long start = System.nanoTime();
    // One time for all that follows from an input: clocks are slow to read, and it is one step.
    Instant at = clock.instant();
    observers.input(at, node.address(), input);
    List<Output> outputs = new ArrayList<>();
    try {
      // Carried out one by one: should the node fail halfway, the outside follows it that far.
      node.handle(
          input,
          output -> {
            outputs.add(output);
            if (commits != null) {
              commits.kept().follow(input, output);
            }
            carryOut(at, input, output);
          });
    } catch (RuntimeException | Error e) {
      failed(input, e);
      throw new CompletionException(e);
    } finally {
      transport.flush();
    }
    observers.handled(node.address(), input, System.nanoTime() - start);
    return outputs;
  }

  private void carryOut(Instant at, Input input, Output output) {
    observers.output(at, node.address(), output);
    try {
      effects.carryOut(output);
    } catch (RuntimeException e) {
      // Not thrown through the node, which would leave it halfway between two states.
      failed(input, e);
    }
  }

  /** Logged here and not by an observer: a defect must show even where nobody observes. */
  private void failed(Input input, Throwable cause) {
    if (defects.allows()) {
      LOG.error(
          "a defect of node {}, {} more before: {}",
          node.address(),
          defects.takeSuppressed(),
          input,
          cause);
    }
    observers.failed(clock.instant(), node.address(), input, cause);
  }

  private void lost(Loss loss) {
    observers.lost(clock.instant(), node.address(), loss);
  }

  /** What the transport brings. */
  private final class Incoming implements Transport.Receiver {
    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets) {
      received(from, secured, octets, 0);
    }

    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets, long nanos) {
      Timestamp came = timestamp(clock.instant().minusNanos(nanos));
      inbox.enter(
          new Turn(
              () -> handle(from, secured, octets, came),
              () -> lost(new Loss(LossReason.STOPPED, from, "", octets))));
    }

    // Implements: 5844-4.1.3.1-1, 5844-4.2.2-3, 5844-4.2.2-4
    private void handle(Ipv6Address from, boolean secured, byte[] octets, Timestamp came) {
      try {
        MobilityMessage message = decode(from, octets);
        observers.received(clock.instant(), from, node.address(), secured, message, octets);
        handle(input(from, secured, message, octets, came), octets);
      } catch (MalformedMessageException e) {
        refused(from, secured, e.refusal(), octets, came);
      }
    }

    private Input.Received input(
        Ipv6Address from, boolean secured, MobilityMessage message, byte[] octets, Timestamp came) {
      return new Input.Received(from, secured, message, now(), octets.length, came);
    }

    @Override
    public void lost(Loss loss) {
      NodeRunner.this.lost(loss);
    }

    // Implements: 5213-5.3.1-4, 5213-6.9.1.2-1
    private MobilityMessage decode(Ipv6Address from, byte[] octets)
        throws MalformedMessageException {
      return transport.verifiesChecksum()
          ? MobilityHeader.decodeVerified(octets, 0, octets.length)
          : MobilityHeader.decode(octets, 0, octets.length, from, node.address());
    }

    /**
     * Refused octets go no further, but for a header of unknown type whose length is wrong as well:
     * the node is told of the type alone, and answers with a Binding Error as for any unknown type.
     *
     * <p>A Parameter Problem (6275-9.2-5) is not sent: over UDP the sender's packet had no Mobility
     * Header to point into, and over raw sockets the kernel keeps the packet's IPv6 header, which
     * the ICMPv6 message would have to carry. Observers are told that one was due.
     */
    // Implements: 6275-9.2-1, 6275-9.2-3, 6275-9.2-4
    private void refused(
        Ipv6Address from, boolean secured, Refusal refusal, byte[] octets, Timestamp came) {
      observers.refused(clock.instant(), from, node.address(), refusal, octets);
      if (refusal.answer() == Refusal.Answer.BINDING_ERROR) {
        MobilityMessage unread = LogEntry.unread(octets);
        handle(input(from, secured, unread, octets, came), octets);
      }
    }

    private void handle(Input.Received input, byte[] octets) {
      if (commits == null) {
        handleQuietly(input);
      } else {
        commits.take(LogEntry.received(input, octets), new CompletableFuture<>());
      }
    }
  }
}
