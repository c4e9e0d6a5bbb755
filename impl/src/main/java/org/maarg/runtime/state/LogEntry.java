package org.maarg.runtime.state;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Input;
import org.maarg.protocol.Peer;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** An input of a node, with its time, as it is kept. Immutable. */
public final class LogEntry {
  private static final int RECEIVED = 1;
  private static final int ATTACHED = 2;
  private static final int DETACHED = 3;
  private static final int TIMER = 4;
  private static final int STARTED = 5;
  private static final int PEERS = 6;
  private static final int RECEIVED_LATE = 7;

  private static final int TYPE_OFFSET = 2;
  private static final Octets UNREAD = Octets.of(new byte[2]);

  private final Input input;
  private final Octets datagram;
  private final long arming;

  private LogEntry(Input input, Octets datagram, long arming) {
    this.input = input;
    this.datagram = datagram;
    this.arming = arming;
  }

  /**
   * A message with the octets that brought it.
   *
   * @param octets a Mobility Header whose checksum has been looked at
   */
  public static LogEntry received(Input.Received input, byte[] octets) {
    return new LogEntry(input, Octets.of(octets), 0);
  }

  /**
   * A timer that has run out.
   *
   * @param arming which start of the timer that was, see {@link ArmedTimers}
   */
  static LogEntry fired(Input.TimerFired input, long arming) {
    return new LogEntry(input, Octets.EMPTY, arming);
  }

  /** What an operator or the host told. */
  public static LogEntry of(Input input) {
    return new LogEntry(input, Octets.EMPTY, 0);
  }

  /** A header that could not be read, but for its type, which is unknown (RFC 6275 9.2). */
  public static MobilityMessage unread(byte[] octets) {
    return new UnknownMessage(octets[TYPE_OFFSET] & 0xff, UNREAD);
  }

  /** What the node is told. */
  public Input input() {
    return input;
  }

  /** Of a timer, which start of it. */
  long arming() {
    return arming;
  }

  /** The octets that {@link #read} reads. */
  byte[] octets() {
    StateWriter out = new StateWriter();
    out.put(kind());
    out.put(input.at().value());
    if (input instanceof Input.Received received) {
      out.put(received.from());
      out.put(received.secured());
      out.put(datagram);
      if (waited(received)) {
        out.put(received.came().value());
      }
    } else if (input instanceof Input.Attached attached) {
      out.put(attached.mn());
      out.put(attached.linkLayer());
      out.put(attached.accessTechnology());
      out.put(attached.handoff());
    } else if (input instanceof Input.Detached detached) {
      out.put(detached.mn());
      out.put(detached.linkLayer());
    } else if (input instanceof Input.TimerFired fired) {
      out.put(fired.timer());
      out.put(arming);
    } else if (input instanceof Input.PeersChanged change) {
      out.put(change.maars().size());
      for (Peer peer : change.maars()) {
        out.put(peer.address());
        out.put(peer.pool());
      }
    }
    return Words.octets(out);
  }

  private static boolean waited(Input.Received received) {
    return !received.came().equals(received.at());
  }

  private int kind() {
    if (input instanceof Input.Received received) {
      return waited(received) ? RECEIVED_LATE : RECEIVED;
    } else if (input instanceof Input.Attached) {
      return ATTACHED;
    } else if (input instanceof Input.Detached) {
      return DETACHED;
    } else if (input instanceof Input.PeersChanged) {
      return PEERS;
    }
    return input instanceof Input.TimerFired ? TIMER : STARTED;
  }

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException if the octets are none
   */
  static LogEntry read(byte[] octets) {
    StateReader in = Words.reader(octets);
    int kind = in.number(RECEIVED, RECEIVED_LATE);
    Timestamp at = new Timestamp(in.number());
    return switch (kind) {
      case RECEIVED -> readReceived(in, at, false);
      case RECEIVED_LATE -> readReceived(in, at, true);
      case ATTACHED -> {
        MnId mn = in.mn();
        Octets linkLayer = in.octets();
        int technology = in.u8();
        yield of(new Input.Attached(mn, linkLayer, technology, in.u8(), at));
      }
      case DETACHED -> {
        MnId mn = in.mn();
        yield of(new Input.Detached(mn, in.octets(), at));
      }
      case TIMER -> {
        Timer timer = in.timer();
        yield fired(new Input.TimerFired(timer, at), in.number());
      }
      case PEERS -> of(new Input.PeersChanged(peers(in), at));
      default -> of(new Input.Started(at));
    };
  }

  private static List<Peer> peers(StateReader in) {
    int count = in.count();
    List<Peer> peers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Ipv6Address address = in.address();
      peers.add(new Peer(address, in.prefix()));
    }
    return peers;
  }

  private static LogEntry readReceived(StateReader in, Timestamp at, boolean waited) {
    Ipv6Address from = in.address();
    boolean secured = in.truth();
    byte[] octets = in.octets().toByteArray();
    Timestamp came = waited ? new Timestamp(in.number()) : at;
    return received(
        new Input.Received(from, secured, message(octets), at, octets.length, came), octets);
  }

  private static MobilityMessage message(byte[] octets) {
    try {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    } catch (MalformedMessageException unread) {
      return unread(octets);
    }
  }
}
