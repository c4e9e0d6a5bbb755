package org.maarg.security.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.config.Faults;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.Loss;
import org.maarg.security.live.FanOutResult.SentUpdate;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;

/**
 * Sits between live nodes and their sockets: counts what each hands to its socket and what each
 * gets from it, with the times of the CMD's updates. Says nothing before {@link #begin}.
 */
final class WireTap implements NodeObserver {
  /** Packets and octets in one direction. */
  record Count(long packets, long octets) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(packets + other.packets, octets + other.octets);
    }
  }

  private static final int NANOS_PER_MICRO = 1_000;

  private final Ipv6Address cmd;
  private boolean counting;
  private final Map<Ipv6Address, Count> sent = new HashMap<>();
  private final Map<Ipv6Address, Count> sentTo = new HashMap<>();
  private final Map<Ipv6Address, Count> received = new HashMap<>();
  private final Map<Ipv6Address, Count> atCmdFrom = new HashMap<>();
  private final Map<Event, Long> happened = new EnumMap<>(Event.class);
  private final List<SentUpdate> updates = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();
  private long timestampRefusals;

  WireTap(Ipv6Address cmd) {
    this.cmd = cmd;
  }

  /** Counts from now on. */
  synchronized void begin() {
    counting = true;
  }

  @Override
  public synchronized void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    if (!counting) {
      return;
    }
    Count one = new Count(1, octets.length);
    sent.merge(from, one, Count::plus);
    sentTo.merge(to, one, Count::plus);
    if (message instanceof BindingUpdate && from.equals(cmd)) {
      // The wall clock may be set meanwhile; this one only goes on.
      updates.add(new SentUpdate(System.nanoTime() / NANOS_PER_MICRO, octets.length));
    }
    if (message instanceof BindingAcknowledgement ack
        && ack.status() == Status.TIMESTAMP_MISMATCH) {
      timestampRefusals++;
    }
  }

  @Override
  public synchronized void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    countReceived(from, to, octets);
  }

  @Override
  public synchronized void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    countReceived(from, to, octets);
  }

  private void countReceived(Ipv6Address from, Ipv6Address to, byte[] octets) {
    if (counting) {
      Count one = new Count(1, octets.length);
      received.merge(to, one, Count::plus);
      if (to.equals(cmd)) {
        atCmdFrom.merge(from, one, Count::plus);
      }
    }
  }

  @Override
  public synchronized void lost(Instant at, Ipv6Address node, Loss loss) {
    losses.add(node + " lost " + loss);
  }

  @Override
  public synchronized void output(Instant at, Ipv6Address node, Output output) {
    if (counting && output instanceof Output.Happened event) {
      happened.merge(event.event(), 1L, Long::sum);
    }
  }

  @Override
  public synchronized void failed(Instant at, Ipv6Address node, Input input, Throwable cause) {
    defects.add(node + " failed on " + input + ": " + Faults.reasonOf(cause));
  }

  synchronized Count sentBy(Ipv6Address node) {
    return sent.getOrDefault(node, Count.NONE);
  }

  /** What the tapped nodes have sent to a node, tapped itself or not. */
  synchronized Count sentTo(Ipv6Address node) {
    return sentTo.getOrDefault(node, Count.NONE);
  }

  synchronized Count receivedBy(Ipv6Address node) {
    return received.getOrDefault(node, Count.NONE);
  }

  /** What the CMD has got from a node, tapped itself or not. */
  synchronized Count atCmdFrom(Ipv6Address node) {
    return atCmdFrom.getOrDefault(node, Count.NONE);
  }

  synchronized long happened(Event event) {
    return happened.getOrDefault(event, 0L);
  }

  synchronized List<SentUpdate> updates() {
    return List.copyOf(updates);
  }

  /** What no machine's slowness explains. */
  synchronized List<String> defects() {
    return List.copyOf(defects);
  }

  synchronized List<String> losses() {
    return List.copyOf(losses);
  }

  /**
   * Updates refused for their Timestamp: copies, or too old because the machine stood still in
   * between.
   */
  synchronized long timestampRefusals() {
    return timestampRefusals;
  }
}
