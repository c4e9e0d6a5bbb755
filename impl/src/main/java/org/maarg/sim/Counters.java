package org.maarg.sim;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.RefusalReason;

/**
 * Counts what happens in a run. Octets are those of Mobility Headers; an IPv6 header of 40 octets
 * comes on top of each packet.
 */
public final class Counters implements Consumer<TraceEvent> {
  /**
   * Packets and octets of one node. Received counts what arrived at the running node, refused
   * datagrams and duplicates included.
   */
  public record Traffic(
      long packetsSent, long octetsSent, long packetsReceived, long octetsReceived) {
    /** No traffic. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0);

    private Traffic plusSent(int octets) {
      return new Traffic(packetsSent + 1, octetsSent + octets, packetsReceived, octetsReceived);
    }

    private Traffic plusReceived(int octets) {
      return new Traffic(packetsSent, octetsSent, packetsReceived + 1, octetsReceived + octets);
    }

    private Traffic plus(Traffic other) {
      return new Traffic(
          packetsSent + other.packetsSent,
          octetsSent + other.octetsSent,
          packetsReceived + other.packetsReceived,
          octetsReceived + other.octetsReceived);
    }
  }

  private final Map<Ipv6Address, Traffic> traffic = new HashMap<>();
  private final EnumMap<TraceEvent.LossCause, Long> lost =
      new EnumMap<>(TraceEvent.LossCause.class);
  private final EnumMap<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
  private final EnumMap<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
  private final EnumMap<Event, Long> happened = new EnumMap<>(Event.class);

  @Override
  public void accept(TraceEvent event) {
    if (event instanceof TraceEvent.Sent sent) {
      int octets = sent.datagram().octets().length();
      traffic.merge(sent.datagram().source(), Traffic.NONE.plusSent(octets), Traffic::plus);
    } else if (event instanceof TraceEvent.Delivered delivered) {
      countReceived(delivered.datagram());
    } else if (event instanceof TraceEvent.Lost loss) {
      lost.merge(loss.cause(), 1L, Long::sum);
    } else if (event instanceof TraceEvent.Refused refusal) {
      countReceived(refusal.datagram());
      refused.merge(refusal.refusal().reason(), 1L, Long::sum);
    } else if (event instanceof TraceEvent.Reported reported) {
      count(reported.output());
    }
  }

  private void countReceived(Datagram datagram) {
    Traffic one = Traffic.NONE.plusReceived(datagram.octets().length());
    traffic.merge(datagram.destination(), one, Traffic::plus);
  }

  private void count(Output output) {
    if (output instanceof Output.Dropped drop) {
      dropped.merge(drop.reason(), 1L, Long::sum);
    } else if (output instanceof Output.Happened event) {
      happened.merge(event.event(), 1L, Long::sum);
    }
  }

  /** What a node has sent and received; what is forged counts as sent by its source address. */
  public Traffic traffic(Ipv6Address node) {
    return traffic.getOrDefault(node, Traffic.NONE);
  }

  /** What all nodes have sent and received. */
  public Traffic traffic() {
    return traffic.values().stream().reduce(Traffic.NONE, Traffic::plus);
  }

  /** Datagrams lost for a cause. */
  public long lost(TraceEvent.LossCause cause) {
    return lost.getOrDefault(cause, 0L);
  }

  /** Datagrams that a codec refused for a reason. */
  public long refused(RefusalReason reason) {
    return refused.getOrDefault(reason, 0L);
  }

  /** Inputs that nodes dropped for a reason. */
  public long dropped(DropReason reason) {
    return dropped.getOrDefault(reason, 0L);
  }

  /** Drops of every reason that occurred. */
  public Map<DropReason, Long> dropped() {
    return new EnumMap<>(dropped);
  }

  /** How often something happened. */
  public long happened(Event event) {
    return happened.getOrDefault(event, 0L);
  }

  /** Everything that happened at least once. */
  public Map<Event, Long> happened() {
    return new EnumMap<>(happened);
  }
}
