package org.maarg.cli.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.config.Faults;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.sim.Datagram;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.TraceEvent.LossCause;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/**
 * What is seen of live nodes, as the events that ladders, captures and counters are made of. Nodes
 * report from several threads, and inputs only after their outputs; therefore events are held back
 * for a moment and handed on in the order of their times.
 */
final class LiveTrace implements NodeObserver {
  /** Of every Mobility Header. */
  private static final int LEAST_OCTETS = 8;

  /** Longer than a thread that was to report stands still on a machine with other things to do. */
  private static final long HOLD_MICROS = 100_000;

  private record Waiting(TraceEvent event, long order) {
    long atMicros() {
      return event.atMicros();
    }
  }

  private record Key(Ipv6Address from, Ipv6Address to, Octets octets) {}

  /** A datagram on its way. */
  private static final class Shipment {
    private final long id;
    private final long sentMicros;
    private int copies;

    private Shipment(long id, long sentMicros) {
      this.id = id;
      this.sentMicros = sentMicros;
    }
  }

  private final InstantSource clock;
  private final Instant start;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Waiting::atMicros).thenComparingLong(Waiting::order));
  private final Map<Key, Shipment> shipments = new HashMap<>();
  private final Map<Ipv6Address, Waiting> firstOutputs = new HashMap<>();
  private final List<String> troubles = new ArrayList<>();
  private long nextId;
  private long order;
  private long lastMicros;

  /** A trace that begins now. */
  LiveTrace(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  /** When the trace began, in nanoseconds since 1970-01-01 UTC. */
  long startNanos() {
    return start.getEpochSecond() * 1_000_000_000L + start.getNano();
  }

  /** Microseconds since the trace began. */
  long nowMicros() {
    return micros(clock.instant());
  }

  /** Microseconds since anything was seen. */
  synchronized long quietMicros() {
    return nowMicros() - lastMicros;
  }

  /** Hands on what is old enough for nothing older to come. */
  void drain(Consumer<TraceEvent> sink) {
    drain(sink, nowMicros() - HOLD_MICROS);
  }

  /** Hands on everything. */
  void drainAll(Consumer<TraceEvent> sink) {
    drain(sink, Long.MAX_VALUE);
  }

  private void drain(Consumer<TraceEvent> sink, long until) {
    List<TraceEvent> ready = new ArrayList<>();
    synchronized (this) {
      while (!waiting.isEmpty() && waiting.peek().atMicros() <= until) {
        ready.add(waiting.remove().event());
      }
    }
    ready.forEach(sink);
  }

  /** What should never happen, one line each. */
  synchronized List<String> troubles() {
    return List.copyOf(troubles);
  }

  private long micros(Instant at) {
    return Math.max(0, ChronoUnit.MICROS.between(start, at));
  }

  private Waiting add(TraceEvent event, long place) {
    Waiting one = new Waiting(event, place);
    waiting.add(one);
    lastMicros = Math.max(lastMicros, event.atMicros());
    return one;
  }

  private Waiting add(TraceEvent event) {
    order += 2;
    return add(event, order);
  }

  @Override
  public synchronized void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    Key key = new Key(from, to, Octets.of(octets));
    Shipment shipment = new Shipment(nextId++, micros(at));
    shipments.put(key, shipment);
    Waiting one = add(new TraceEvent.Sent(micros(at), datagram(shipment, key, true)));
    firstOutputs.putIfAbsent(from, one);
  }

  /** As it would be in an IPv6 packet, the checksum included, which is 0 over UDP. */
  private static Datagram datagram(Shipment shipment, Key key, boolean secured) {
    Octets octets = key.octets();
    if (octets.length() >= LEAST_OCTETS) {
      octets = Octets.of(MobilityHeader.withChecksum(octets.toByteArray(), key.from(), key.to()));
    }
    return new Datagram(shipment.id, key.from(), key.to(), secured, octets);
  }

  @Override
  public synchronized void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    Key key = new Key(from, to, Octets.of(octets));
    Shipment shipment = shipmentOf(key, at);
    shipment.copies++;
    add(
        new TraceEvent.Delivered(
            micros(at),
            shipment.sentMicros,
            shipment.copies,
            datagram(shipment, key, secured),
            message));
  }

  /** What was sent by nobody here is taken as sent when it came. */
  private Shipment shipmentOf(Key key, Instant at) {
    return shipments.computeIfAbsent(key, unknown -> new Shipment(nextId++, micros(at)));
  }

  @Override
  public synchronized void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    Key key = new Key(from, to, Octets.of(octets));
    Shipment shipment = shipmentOf(key, at);
    add(new TraceEvent.Refused(micros(at), datagram(shipment, key, true), refusal));
  }

  @Override
  public synchronized void lost(Instant at, Ipv6Address node, Loss loss) {
    if (loss.reason() == LossReason.STOPPED) {
      return;
    }
    if (loss.reason() != LossReason.INJECTED) {
      troubles.add(node + " lost a message: " + loss);
      return;
    }
    Key key = new Key(node, loss.peer(), Octets.of(loss.octets()));
    Datagram datagram = datagram(shipmentOf(key, at), key, true);
    add(new TraceEvent.Lost(micros(at), datagram, LossCause.LINK));
  }

  @Override
  public synchronized void output(Instant at, Ipv6Address node, Output output) {
    if (output instanceof Output.Send
        || output instanceof Output.StartTimer
        || output instanceof Output.CancelTimer) {
      return;
    }
    Waiting one = add(new TraceEvent.Reported(micros(at), node, output));
    firstOutputs.putIfAbsent(node, one);
  }

  @Override
  public synchronized void handled(Ipv6Address node, Input input, long nanos) {
    long at = micros(clock.instant().minusNanos(nanos));
    long place = order + 1;
    Waiting first = firstOutputs.remove(node);
    if (first != null) {
      at = Math.min(at, first.atMicros());
      place = first.order() - 1;
    }
    if (input instanceof Input.TimerFired it) {
      add(new TraceEvent.TimerFired(at, node, it.timer()), place);
    } else if (input instanceof Input.Attached it) {
      add(new TraceEvent.Attached(at, node, it.mn()), place);
    } else if (input instanceof Input.Detached it) {
      add(new TraceEvent.Detached(at, node, it.mn()), place);
    }
  }

  @Override
  public synchronized void failed(Instant at, Ipv6Address node, Input input, Throwable cause) {
    troubles.add("a defect: " + node + " failed at " + input + ": " + Faults.reasonOf(cause));
  }
}
