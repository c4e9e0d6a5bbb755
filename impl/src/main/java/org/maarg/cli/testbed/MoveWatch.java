package org.maarg.cli.testbed;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.wire.Ipv6Address;

/** When what happens in a move: the attachment, the last router advertised, the last one set up. */
final class MoveWatch implements NodeObserver {
  /** What is set up later belongs to a registration that is renewed. */
  private static final long MOVE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<Ipv6Address, Long> attached = new HashMap<>();
  private final Map<Ipv6Address, Long> advertised = new HashMap<>();
  private long lastAttached;
  private long lastSetUp;

  @Override
  public synchronized void input(Instant at, Ipv6Address node, Input input) {
    if (input instanceof Input.Attached) {
      lastAttached = System.nanoTime();
      attached.put(node, lastAttached);
      advertised.remove(node);
    }
  }

  @Override
  public synchronized void output(Instant at, Ipv6Address node, Output output) {
    long now = System.nanoTime();
    if (output instanceof Output.Advertise && now - lastAttached < MOVE_NANOS) {
      advertised.put(node, now);
    }
  }

  /** A tunnel or a router is there, at whatever node. */
  synchronized void setUp() {
    long now = System.nanoTime();
    if (now - lastAttached < MOVE_NANOS) {
      lastSetUp = now;
    }
  }

  /**
   * What was seen of a move, once it is over.
   *
   * @param to number of the MAAR
   * @param startNanos when the link was about to be taken away
   * @param pluggedNanos when it was there again
   */
  synchronized Move moved(int to, long startNanos, long pluggedNanos) {
    Ipv6Address maar = Bench.maarAddress(to);
    long seen = attached.getOrDefault(maar, pluggedNanos);
    long said = Math.max(seen, advertised.getOrDefault(maar, seen));
    return new Move(
        to,
        startNanos,
        pluggedNanos - startNanos,
        seen - pluggedNanos,
        said - seen,
        Math.max(0, lastSetUp - said));
  }
}
