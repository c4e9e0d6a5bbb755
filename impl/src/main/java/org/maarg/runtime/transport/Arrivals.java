package org.maarg.runtime.transport;

import io.netty.channel.Channel;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.unix.UnixChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.maarg.runtime.linux.SocketClock;

/**
 * How long what is read has waited in its socket, and how much may be read at once: a Timestamp is
 * judged by when it came, and a pause of ours must not make it look old (RFC 5213 5.5).
 *
 * <p>The kernel tells the arrival of the datagram that was read last, and of no other. Datagrams
 * are read in the order in which they came. So where one has not waited, those behind it have not
 * either, and for a moment whole batches may be read without a question; where nobody has asked for
 * longer than that, one datagram is read alone. Used on the socket's event loop.
 */
final class Arrivals extends DefaultMaxMessagesRecvByteBufAllocator {
  /** What has waited for less counts as not having waited. */
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** A greater age is that of a clock that was set. */
  private static final long OLDEST_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Reads before other things have their turn. */
  private static final int READS_IN_A_ROW = 16;

  private final int datagramOctets;
  private final int batch;
  private final Optional<SocketClock> clock = SocketClock.create();
  private long freshUntil = System.nanoTime();
  private long readAt;
  private boolean known;

  private Arrivals(int datagramOctets, int batch) {
    super(READS_IN_A_ROW);
    this.datagramOctets = datagramOctets;
    this.batch = batch;
  }

  /** For a socket that is read in batches of so many datagrams. */
  static Arrivals batched(int datagramOctets, int batch) {
    return new Arrivals(datagramOctets, batch);
  }

  /** For a socket that is read one by one. */
  static Arrivals single(int datagramOctets) {
    return new Arrivals(datagramOctets, 1);
  }

  /** From now on the kernel writes down when datagrams come. */
  void begin(Channel channel) {
    arrivedAt(channel);
  }

  @Override
  public MaxMessageHandle newHandle() {
    return new MaxMessageHandle() {
      @Override
      public int guess() {
        return octetsToRead();
      }
    };
  }

  private int octetsToRead() {
    readAt = System.nanoTime();
    known = clock.isEmpty() || readAt - freshUntil < 0;
    return known ? datagramOctets * batch : datagramOctets;
  }

  /** Nanoseconds from the arrival of a datagram that has just been read until now. */
  long waitedNanos(Channel channel) {
    long now = System.nanoTime();
    if (known) {
      return now - readAt;
    }
    OptionalLong arrived = arrivedAt(channel);
    long waited = arrived.isEmpty() ? now - readAt : timeOfDayNanos() - arrived.getAsLong();
    if (waited < FRESH_NANOS) {
      freshUntil = now + FRESH_NANOS;
    }
    return plausible(waited);
  }

  /** An age in nanoseconds, or 0 if a clock that was set has made it. */
  static long plausible(long waited) {
    return waited < 0 || waited > OLDEST_NANOS ? 0 : waited;
  }

  private OptionalLong arrivedAt(Channel channel) {
    return clock.isPresent() && channel instanceof UnixChannel socket
        ? clock.get().lastArrivalNanos(socket.fd().intValue())
        : OptionalLong.empty();
  }

  private static long timeOfDayNanos() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
