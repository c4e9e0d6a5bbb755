package org.maarg.performance.load;

import java.util.Arrays;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.Transport;
import org.maarg.runtime.transport.UdpTransport;
import org.maarg.wire.Ipv6Address;

/** A MAAR of the generator: a socket, and which of its updates wait for an answer. */
final class LoadMaar implements Transport.Receiver {
  private static final int SEQUENCES = 1 << 16;
  private static final long FREE = Long.MIN_VALUE;
  private static final int TYPE = 2;
  private static final int UPDATE = 5;
  private static final int ACKNOWLEDGEMENT = 6;
  private static final int UPDATE_SEQUENCE = 6;
  private static final int STATUS = 6;
  private static final int ACKNOWLEDGEMENT_SEQUENCE = 8;
  private static final int SHORTEST = 12;

  /** Hears what comes to a MAAR. */
  interface Listener {
    /** An answer to an update that was due at a time of {@link System#nanoTime()}. */
    void answered(LoadMaar maar, int mn, int status, long dueNanos);

    /** An update of the CMD. */
    void told(LoadMaar maar, byte[] octets);

    /** An update has waited too long. */
    void unanswered(LoadMaar maar, int mn);
  }

  private final int number;
  private final UdpTransport transport;
  private final Ipv6Address target;
  private final boolean echoed;
  private final Listener listener;
  private final long[] due = new long[SEQUENCES];
  private final int[] about = new int[SEQUENCES];
  private int next;

  /**
   * A MAAR.
   *
   * @param echoed whether what comes back are its own updates
   */
  LoadMaar(
      int number, UdpTransport transport, Ipv6Address target, boolean echoed, Listener listener) {
    this.number = number;
    this.transport = transport;
    this.target = target;
    this.echoed = echoed;
    this.listener = listener;
    Arrays.fill(due, FREE);
  }

  int number() {
    return number;
  }

  /** Sends an update; it leaves with the next {@link #flush}. */
  void send(UpdateTemplate template, int mn, long time, long dueNanos) {
    next = (next + 1) % SEQUENCES;
    due[next] = dueNanos;
    about[next] = mn;
    transport.send(target, template.filled(number, mn, next, time));
  }

  void send(byte[] octets) {
    transport.send(target, octets);
  }

  void flush() {
    transport.flush();
  }

  /** Gives up what was due before a time. */
  void giveUpBefore(long nanos) {
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      if (due[sequence] != FREE && due[sequence] - nanos < 0) {
        due[sequence] = FREE;
        listener.unanswered(this, about[sequence]);
      }
    }
  }

  @Override
  public void received(Ipv6Address from, boolean secured, byte[] octets) {
    if (octets.length < SHORTEST) {
      return;
    }
    if (octets[TYPE] == ACKNOWLEDGEMENT) {
      answered(u16(octets, ACKNOWLEDGEMENT_SEQUENCE), octets[STATUS] & 0xff);
    } else if (echoed) {
      answered(u16(octets, UPDATE_SEQUENCE), 0);
    } else if (octets[TYPE] == UPDATE) {
      listener.told(this, octets);
    }
  }

  private void answered(int sequence, int status) {
    long since = due[sequence];
    if (since != FREE) {
      due[sequence] = FREE;
      listener.answered(this, about[sequence], status, since);
    }
  }

  private static int u16(byte[] octets, int at) {
    return ((octets[at] & 0xff) << Byte.SIZE) | (octets[at + 1] & 0xff);
  }

  @Override
  public void lost(Loss loss) {
    // What is lost is not answered, which is counted.
  }
}
