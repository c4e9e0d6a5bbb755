package org.maarg.runtime.observe;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.runtime.transport.Loss;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;

/**
 * What happened to a node last, {@value #KEPT} events at most, and who wants to hear of what comes.
 * Callable from any thread; of use for one node.
 */
public final class NodeEvents implements NodeObserver {
  private static final int KEPT = 256;

  private final Deque<NodeEvent> last = new ArrayDeque<>();
  private final List<Consumer<NodeEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<NodeEvent>> messageListeners = new CopyOnWriteArrayList<>();
  private final RegistrationRefusals refusals = new RegistrationRefusals();
  private long count;

  /** The events that are kept with a number above this one, the oldest first. */
  public synchronized List<NodeEvent> since(long number) {
    List<NodeEvent> events = new ArrayList<>();
    for (NodeEvent event : last) {
      if (event.number() > number) {
        events.add(event);
      }
    }
    return events;
  }

  /** From now on a listener hears of each event, on the node's thread: it must not block. */
  public void subscribe(Consumer<NodeEvent> listener) {
    listeners.add(listener);
  }

  /**
   * As {@link #subscribe}, but of each message that the node sends or gets: kind {@code sent} or
   * {@code received}, as {@code what} its MH Type, as {@code detail} its octets in hexadecimal
   * digits. There are too many of them to be kept, or to have numbers of their own: each has that
   * of the event before it.
   */
  public void subscribeToMessages(Consumer<NodeEvent> listener) {
    messageListeners.add(listener);
  }

  /** The listener hears no more, of events or of messages. */
  public void unsubscribe(Consumer<NodeEvent> listener) {
    listeners.remove(listener);
    messageListeners.remove(listener);
  }

  private void pass(Instant at, String kind, Ipv6Address peer, byte[] octets, int type) {
    if (messageListeners.isEmpty()) {
      return;
    }
    long number;
    synchronized (this) {
      number = count;
    }
    String what = Integer.toString(type);
    String digits = Octets.of(octets).toHex();
    NodeEvent event = new NodeEvent(number, at, kind, what, "", peer.toString(), digits);
    messageListeners.forEach(it -> it.accept(event));
  }

  private void add(Instant at, String kind, String what, String mn, String peer, String detail) {
    NodeEvent event;
    synchronized (this) {
      count++;
      event = new NodeEvent(count, at, kind, what, mn, peer, detail);
      last.addLast(event);
      if (last.size() > KEPT) {
        last.removeFirst();
      }
    }
    listeners.forEach(it -> it.accept(event));
  }

  @Override
  public void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    refusals.refusalIn(true, at, to, message).ifPresent(this::add);
    pass(at, "sent", to, octets, message.type());
  }

  @Override
  public void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    refusals.refusalIn(false, at, from, message).ifPresent(this::add);
    pass(at, "received", from, octets, message.type());
  }

  private void add(RegistrationRefusal refusal) {
    String by = refusal.sent() ? "by this node: " : "by the peer: ";
    String hint = refusal.hint().isEmpty() ? "" : "; " + refusal.hint();
    add(
        refusal.at(),
        "refused",
        Integer.toString(refusal.status()),
        refusal.mn().toString(),
        refusal.peer().toString(),
        by + refusal.name() + hint);
  }

  @Override
  public void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    String place = "at octet " + refusal.offset() + " of " + octets.length;
    add(at, "unreadable", refusal.reason().name(), "", from.toString(), place);
  }

  @Override
  public void lost(Instant at, Ipv6Address node, Loss loss) {
    add(at, "lost", loss.reason().name(), "", text(loss.peer()), loss.detail());
  }

  @Override
  public void output(Instant at, Ipv6Address node, Output output) {
    if (output instanceof Output.Happened it) {
      add(at, "happened", it.event().name(), text(it.mn()), text(it.peer()), "");
    } else if (output instanceof Output.Dropped it) {
      String section = it.reason().citation();
      add(at, "dropped", it.reason().name(), "", text(it.peer()), section);
    }
  }

  private static String text(MnId mn) {
    return mn.equals(Timer.NO_MN) ? "" : mn.toString();
  }

  private static String text(Ipv6Address address) {
    return address.equals(Ipv6Address.UNSPECIFIED) ? "" : address.toString();
  }
}
