package org.maarg.cli.testbed;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.wire.Ipv6Address;

/** How long signalling takes: from an attachment until the last router has been advertised. */
final class MoveWatch implements NodeObserver {
  private final Map<Ipv6Address, Long> attached = new HashMap<>();
  private final Map<Ipv6Address, Long> advertised = new HashMap<>();

  @Override
  public synchronized void input(Instant at, Ipv6Address node, Input input) {
    if (input instanceof Input.Attached) {
      attached.put(node, System.nanoTime());
      advertised.remove(node);
    }
  }

  @Override
  public synchronized void output(Instant at, Ipv6Address node, Output output) {
    if (output instanceof Output.Advertise) {
      advertised.put(node, System.nanoTime());
    }
  }

  /** When a MAAR has seen the last attachment, as {@link System#nanoTime()}; or this. */
  synchronized long attachedAt(Ipv6Address maar, long otherwise) {
    return attached.getOrDefault(maar, otherwise);
  }

  /** Nanoseconds that the last attachment's signalling took at a MAAR; 0 if nothing is known. */
  synchronized long signallingNanos(Ipv6Address maar) {
    Long from = attached.get(maar);
    Long to = advertised.get(maar);
    return from == null || to == null ? 0 : Math.max(0, to - from);
  }
}
