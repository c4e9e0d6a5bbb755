package org.maarg.runtime.ipsec;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.runtime.transport.ForwardingTransport;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.runtime.transport.Transport;
import org.maarg.wire.Ipv6Address;

/**
 * Holds a message to a peer while there is no security association with it, has one set up, and
 * sends the message then. It is the user-space counterpart of what a kernel does.
 */
final class OnDemandTransport extends ForwardingTransport {
  /** Messages that wait for one peer. MAX_UPDATE_RATE lets a node send three in a second. */
  private static final int MOST_WAITING = 16;

  private final Predicate<Ipv6Address> needed;
  private final Predicate<Ipv6Address> isUp;
  private final Consumer<Ipv6Address> bringUp;
  private final Executor starter;
  private final Executor loop;
  private final Map<Ipv6Address, Queue<byte[]>> waiting = new HashMap<>();
  private @Nullable Receiver receiver;

  /**
   * A transport that sends over another.
   *
   * @param needed whether a peer is reached through an association
   * @param isUp whether there is one with a peer; what is sent before it is seen may be lost
   * @param bringUp sets one up and waits for it; throws a {@link LinuxException} if it cannot
   * @param starter where that is done
   * @param loop the event loop of the node
   */
  OnDemandTransport(
      Transport socket,
      Predicate<Ipv6Address> needed,
      Predicate<Ipv6Address> isUp,
      Consumer<Ipv6Address> bringUp,
      Executor starter,
      Executor loop) {
    super(socket);
    this.needed = needed;
    this.isUp = isUp;
    this.bringUp = bringUp;
    this.starter = starter;
    this.loop = loop;
  }

  @Override
  public void start(Receiver to) {
    receiver = to;
    super.start(to);
  }

  @Override
  public void send(Ipv6Address to, byte[] octets) {
    Queue<byte[]> queue = waiting.get(to);
    if (queue == null && (!needed.test(to) || isUp.test(to))) {
      super.send(to, octets);
    } else if (queue == null) {
      waiting.put(to, new ArrayDeque<>());
      hold(to, octets);
      starter.execute(() -> bringUp(to));
    } else {
      hold(to, octets);
    }
  }

  private void hold(Ipv6Address to, byte[] octets) {
    Queue<byte[]> queue = waiting.get(to);
    if (queue == null || queue.size() >= MOST_WAITING) {
      lost(new Loss(LossReason.QUEUE_FULL, to, "waits for a security association", octets));
    } else {
      queue.add(octets);
    }
  }

  private void bringUp(Ipv6Address to) {
    String trouble = "";
    try {
      bringUp.accept(to);
    } catch (LinuxException e) {
      trouble = String.valueOf(e.getMessage());
    }
    String why = trouble;
    loop.execute(() -> release(to, why));
  }

  private void release(Ipv6Address to, String trouble) {
    Queue<byte[]> queue = waiting.remove(to);
    if (queue == null) {
      return;
    }
    for (byte[] octets : queue) {
      if (trouble.isEmpty()) {
        super.send(to, octets);
      } else {
        lost(new Loss(LossReason.NO_ASSOCIATION, to, trouble, octets));
      }
    }
    flush();
  }

  private void lost(Loss loss) {
    if (receiver != null) {
      receiver.lost(loss);
    }
  }
}
