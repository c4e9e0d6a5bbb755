package org.maarg.runtime.transport;

import io.netty.util.concurrent.EventExecutor;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.maarg.wire.Ipv6Address;

/** Drops, duplicates, delays and corrupts what a transport is given to send, by seeded chance. */
public final class FaultyTransport extends ForwardingTransport {
  private final EventExecutor loop;
  private final LinkFaults faults;
  private final SplittableRandom random;
  private @Nullable Receiver receiver;
  private volatile boolean closed;

  /**
   * Faults in front of a transport.
   *
   * @param loop the event loop of the node
   */
  public FaultyTransport(Transport transport, EventExecutor loop, LinkFaults faults) {
    super(transport);
    this.loop = loop;
    this.faults = faults;
    this.random = new SplittableRandom(faults.seed());
  }

  @Override
  public void start(Receiver to) {
    receiver = to;
    super.start(to);
  }

  /** Draws the same number of times for every message: one kind of fault does not shift another. */
  @Override
  public void send(Ipv6Address to, byte[] octets) {
    boolean dropped = happens(faults.drop());
    boolean duplicated = happens(faults.duplicate());
    Copy first = copy(octets);
    Copy second = copy(octets);
    if (dropped) {
      lost(new Loss(LossReason.INJECTED, to, "dropped", octets));
      return;
    }
    send(to, first);
    if (duplicated) {
      send(to, second);
    }
  }

  private Copy copy(byte[] octets) {
    boolean late = happens(faults.reorder());
    int delay = 1 + random.nextInt(faults.reorderMillis());
    boolean corrupted = happens(faults.corrupt());
    int position = random.nextInt(octets.length);
    int change = 1 + random.nextInt(255);
    return new Copy(
        late ? delay : 0, corrupted ? withChange(octets, position, change) : octets, corrupted);
  }

  private static byte[] withChange(byte[] octets, int position, int change) {
    byte[] changed = octets.clone();
    changed[position] ^= (byte) change;
    return changed;
  }

  private void send(Ipv6Address to, Copy copy) {
    if (copy.corrupted && !transport.carriesChecksum()) {
      // UDP's checksum, which is made below this, would keep it from the receiver.
      lost(new Loss(LossReason.INJECTED, to, "corrupted", copy.octets));
      return;
    }
    if (copy.delayMillis == 0) {
      transport.send(to, copy.octets);
      return;
    }
    var unused =
        loop.schedule(() -> sendLate(to, copy.octets), copy.delayMillis, TimeUnit.MILLISECONDS);
  }

  private void sendLate(Ipv6Address to, byte[] octets) {
    if (closed) {
      lost(new Loss(LossReason.STOPPED, to, "held back", octets));
      return;
    }
    transport.send(to, octets);
    transport.flush();
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  private void lost(Loss loss) {
    Receiver to = receiver;
    if (to != null) {
      to.lost(loss);
    }
  }

  @Override
  public CompletableFuture<Void> close() {
    closed = true;
    return super.close();
  }

  private static final class Copy {
    private final int delayMillis;
    private final byte[] octets;
    private final boolean corrupted;

    Copy(int delayMillis, byte[] octets, boolean corrupted) {
      this.delayMillis = delayMillis;
      this.octets = octets;
      this.corrupted = corrupted;
    }
  }
}
