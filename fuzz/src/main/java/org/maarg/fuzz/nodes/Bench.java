package org.maarg.fuzz.nodes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * A single node with a clock and timers that run on time, whatever its peers say. Beside it a twin
 * gets the same inputs, and is now and then one that was read back from what the node keeps: both
 * must do the same.
 */
final class Bench {
  /** Equal nodes do the same about equal inputs. */
  static final String DETERMINISTIC = "deterministic";

  private static final int KEPT_UPDATES = 8;

  /** After so many inputs the twin is one that was read back. */
  private static final int READ_BACK_EVERY = 8;

  private final NodeMaking making;
  private final Node node;
  private Node twin;
  private final int number;
  private final Monitor monitor;
  private final SendLimits limits;
  private final Map<Timer, Long> timers = new TreeMap<>();
  private final Deque<Output.Send> updates = new ArrayDeque<>();
  private final Equality equality = new Equality();
  private final List<Output.Send> mail = new ArrayList<>();
  private final Set<MnId> held = new HashSet<>();
  private long now = 1_000_000;
  private boolean timekeeper;
  private int inputs;
  private Snapshot snapshot;
  private final StateWriter scratch = new StateWriter();

  /**
   * A bench.
   *
   * @param number what the ladder calls the node: 0 the CMD, else a MAAR
   */
  Bench(NodeMaking making, int number, SendLimits limits, Monitor monitor) {
    this.making = making;
    this.node = making.begin();
    this.twin = making.begin();
    this.number = number;
    this.limits = limits;
    this.monitor = monitor;
    this.snapshot = Snapshot.of(node);
  }

  /** Of several benches one tells the ladder of the time that passes. */
  Bench asTimekeeper() {
    timekeeper = true;
    return this;
  }

  long now() {
    return now;
  }

  Timestamp time() {
    return Timestamp.ofEpochMilli(now);
  }

  /** The updates that the node sent last, the newest first. */
  List<Output.Send> updates() {
    return new ArrayList<>(updates);
  }

  /** What the node has sent since this was asked last, in order. */
  List<Output.Send> takeMail() {
    List<Output.Send> taken = List.copyOf(mail);
    mail.clear();
    return taken;
  }

  Node node() {
    return node;
  }

  /**
   * True if the node, a MAAR, has stopped asking for a mobile node until it attaches anew: what it
   * does by the letter when its clock and the CMD's differ (RFC 5213 6.9.1.2). Of which of several
   * interfaces it has stopped, it does not tell: then also if that one has attached since.
   */
  boolean holds(MnId mn) {
    return held.contains(mn);
  }

  /** A message comes in, through the codec. */
  List<Output> receive(Ipv6Address from, boolean secured, MobilityMessage message) {
    byte[] octets = MobilityHeader.encode(message, from, node.address());
    try {
      MobilityMessage decoded =
          MobilityHeader.decode(octets, 0, octets.length, from, node.address());
      return feed(new Input.Received(from, secured, decoded, time(), octets.length));
    } catch (MalformedMessageException malformed) {
      throw new Violation("codec", malformed.getMessage() + " for " + message);
    }
  }

  /** Somebody whom the node must not believe; it may answer, but no more than it was told. */
  void receiveUnbelieved(Ipv6Address from, boolean secured, MobilityMessage message) {
    Snapshot before = snapshot;
    List<Output> outputs = receive(from, secured, message);
    if (!snapshot.hasSessionsOf(before)) {
      throw new Violation(Properties.UNSECURED_IGNORED, "believes " + from + ": " + message);
    }
    boolean stranger = from.equals(Cast.STRANGER);
    OnPath.checkAnswers(
        outputs,
        stranger ? from : Ipv6Address.UNSPECIFIED,
        MobilityHeader.encodedLength(message),
        limits.profile());
  }

  /** Lets time pass; timers run out in order. */
  void advance(long millis) {
    long end = now + millis;
    while (nextDue() <= end) {
      fireNext();
    }
    passTo(end);
  }

  private void passTo(long time) {
    if (timekeeper && time > now) {
      monitor.passed(time - now);
    }
    now = Math.max(now, time);
  }

  /** When the next timer runs out, in the clock of {@link #now()}; if none runs, never. */
  long nextDue() {
    return timers.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
  }

  /** Lets time pass until a timer runs out, if one runs. */
  void fireNext() {
    long due = nextDue();
    for (Timer timer : List.copyOf(timers.keySet())) {
      if (Objects.equals(timers.get(timer), due)) {
        passTo(due);
        timers.remove(timer);
        checkAwaited(timer, feed(new Input.TimerFired(timer, time())));
        return;
      }
    }
  }

  /** Whatever timer a node has started, it waits for it until it cancels it. */
  private static void checkAwaited(Timer timer, List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Dropped drop && drop.reason() == DropReason.TIMER_NOT_ARMED) {
        throw new Violation(Properties.INPUTS_EXPECTED, "did not wait for its own " + timer);
      }
    }
  }

  /**
   * A timer of that name fires although it does not run. One pace runs at most: a node does not
   * tell it from another by its name.
   */
  void fireStray(Timer timer) {
    boolean runs =
        timer.kind() == Timer.Kind.PACE
            ? timers.keySet().stream().anyMatch(it -> it.kind() == Timer.Kind.PACE)
            : timers.containsKey(timer);
    if (!runs) {
      feed(new Input.TimerFired(timer, time()));
    }
  }

  /** Gives the node an input and carries out what it puts out. */
  List<Output> feed(Input input) {
    monitor.input(number, input);
    Snapshot before = snapshot;
    List<Output> outputs = handle(node, input);
    for (Output output : outputs) {
      monitor.output(number, output);
    }
    snapshot = before.next(node, scratch);
    if (!outputs.equals(handle(twin, input)) || !snapshot.isOf(twin, scratch)) {
      throw new Violation(DETERMINISTIC, "a twin does something else about " + input);
    }
    inputs++;
    if (inputs % READ_BACK_EVERY == 0) {
      twin = making.readBack(node);
    }
    NodeRules.check(node, limits.profile(), input, outputs, before, snapshot);
    if (input instanceof Input.Attached attached && attached.linkLayer().length() == 0) {
      held.remove(attached.mn());
    }
    compare(input, outputs);
    if (snapshot != before) {
      compareBindings();
    }
    outputs.forEach(this::carryOut);
    limits.check(node, snapshot, now);
    return outputs;
  }

  /** The operator takes a MAAR out of the domain, and puts it in again. */
  void changePeers() {
    List<Peer> all = making.peers();
    List<Peer> some = all.subList(1, all.size());
    limits.peers(some.size(), false);
    feed(new Input.PeersChanged(some, time()));
    limits.peers(all.size(), true);
    feed(new Input.PeersChanged(all, time()));
  }

  private void compare(Input input, List<Output> outputs) {
    equality.check(input);
    for (Output output : outputs) {
      equality.check(output);
      if (output instanceof Output.StartTimer start) {
        equality.check(start.timer());
      } else if (output instanceof Output.AddTunnel add) {
        equality.check(add.tunnel());
      } else if (output instanceof Output.Advertise advertise) {
        equality.check(advertise.dlif());
      }
    }
  }

  private void compareBindings() {
    for (CmdBindingView view : some(snapshot.cmdBindings())) {
      equality.check(view);
      some(view.previousMaars()).forEach(equality::check);
    }
    for (MaarBindingView view : some(snapshot.maarBindings())) {
      equality.check(view);
      some(view.anchors()).forEach(equality::check);
    }
  }

  /** The first of many say as much as all. */
  private static <T> List<T> some(List<T> all) {
    return all.subList(0, Math.min(all.size(), 5));
  }

  private static List<Output> handle(Node node, Input input) {
    List<Output> outputs = new ArrayList<>();
    try {
      node.handle(input, outputs::add);
    } catch (RuntimeException thrown) {
      throw new Violation(Properties.NO_EXCEPTION, thrown + " at " + thrown.getStackTrace()[0]);
    }
    return outputs;
  }

  private void carryOut(Output output) {
    if (output instanceof Output.StartTimer start) {
      timers.put(start.timer(), now + start.millis());
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.remove(cancel.timer());
    } else if (output instanceof Output.Send send
        && send.message() instanceof BindingUpdate update) {
      limits.sent(send.to(), update, now);
      updates.addFirst(send);
      if (updates.size() > KEPT_UPDATES) {
        updates.removeLast();
      }
    }
    if (output instanceof Output.Send send) {
      limits.answered(node, send, now);
      mail.add(send);
    } else if (output instanceof Output.Happened done && done.event() == Event.REGISTRATION_HELD) {
      held.add(done.mn());
    }
    limits.carriedOut(output);
  }
}
