package org.maarg.sim.ladder;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.sim.Datagram;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;

/**
 * Makes rows of a ladder out of what is seen in a run, one by one as it comes. A message has its
 * row when it arrives; one that has been overtaken on the way, and the second copy of a datagram,
 * say so.
 */
public final class LadderRows implements Consumer<TraceEvent> {
  /** Timers whose end explains what comes next; the others are housekeeping. */
  private static final Set<Timer.Kind> SHOWN_TIMERS =
      EnumSet.of(
          Timer.Kind.RETRANSMIT,
          Timer.Kind.AGGREGATION,
          Timer.Kind.REFRESH,
          Timer.Kind.LIFETIME,
          Timer.Kind.PREVIOUS_MAAR_LIFETIME,
          Timer.Kind.DELETE);

  private record Direction(Ipv6Address from, Ipv6Address to) {}

  private final Names names;
  private final List<Ipv6Address> lanes;
  private final MessageText texts;
  private final boolean withEvents;
  private final Consumer<LadderRow> sink;
  private final Map<Direction, Long> newest = new HashMap<>();

  /**
   * A row maker.
   *
   * @param names the nodes in the order of their lanes
   * @param withEvents true to show also what nodes report of themselves
   * @param sink takes each row
   */
  public LadderRows(Names names, boolean withEvents, Consumer<LadderRow> sink) {
    this.names = names;
    this.lanes = names.addresses();
    this.texts = new MessageText(names);
    this.withEvents = withEvents;
    this.sink = sink;
  }

  @Override
  public void accept(TraceEvent event) {
    if (event instanceof TraceEvent.Delivered delivered) {
      arrow(LadderRow.Kind.MESSAGE, delivered.atMicros(), delivered.datagram(), labelOf(delivered));
    } else if (event instanceof TraceEvent.Lost lost) {
      String label = textOf(lost.datagram()) + " [" + textOf(lost) + "]";
      arrow(LadderRow.Kind.LOST, lost.atMicros(), lost.datagram(), label);
    } else if (event instanceof TraceEvent.Refused refused) {
      String label = "[refused: " + refused.refusal() + "]";
      arrow(LadderRow.Kind.LOST, refused.atMicros(), refused.datagram(), label);
    } else if (event instanceof TraceEvent.Reported reported) {
      report(reported);
    } else {
      markNode(event);
    }
  }

  private void markNode(TraceEvent event) {
    if (event instanceof TraceEvent.Attached it) {
      mark(
          it.atMicros(), LadderRow.Kind.ATTACHED, it.node(), MessageText.of(it.mn()) + " attaches");
    } else if (event instanceof TraceEvent.Detached it) {
      mark(it.atMicros(), LadderRow.Kind.DETACHED, it.node(), MessageText.of(it.mn()) + " leaves");
    } else if (event instanceof TraceEvent.Crashed it) {
      mark(it.atMicros(), LadderRow.Kind.CRASHED, it.node(), "crashes");
    } else if (event instanceof TraceEvent.Restarted it) {
      mark(it.atMicros(), LadderRow.Kind.RESTARTED, it.node(), "starts afresh");
    } else if (event instanceof TraceEvent.Resumed it) {
      mark(it.atMicros(), LadderRow.Kind.RESTARTED, it.node(), "goes on");
    } else if (event instanceof TraceEvent.TimerFired it
        && SHOWN_TIMERS.contains(it.timer().kind())) {
      mark(it.atMicros(), LadderRow.Kind.TIMER, it.node(), textOf(it.timer()));
    }
  }

  private void report(TraceEvent.Reported reported) {
    if (reported.output() instanceof Output.Dropped it) {
      String label =
          "dropped: "
              + it.reason()
              + " ("
              + it.reason().citation()
              + ")"
              + after(" from ", it.peer());
      mark(reported.atMicros(), LadderRow.Kind.DROPPED, reported.node(), label);
    } else if (withEvents && reported.output() instanceof Output.Happened it) {
      String label = lower(it.event()) + " " + MessageText.of(it.mn()) + after(" of ", it.peer());
      mark(reported.atMicros(), LadderRow.Kind.EVENT, reported.node(), label);
    }
  }

  private void mark(long atMicros, LadderRow.Kind kind, Ipv6Address node, String label) {
    String where = lanes.contains(node) ? "" : names.of(node) + ": ";
    sink.accept(LadderRow.mark(atMicros, kind, lanes.indexOf(node), where + label));
  }

  private void arrow(LadderRow.Kind kind, long atMicros, Datagram datagram, String label) {
    int from = lanes.indexOf(datagram.source());
    int to = lanes.indexOf(datagram.destination());
    String source = from < 0 ? "from " + datagram.source() + ": " : "";
    String destination = to < 0 ? "to " + datagram.destination() + ": " : "";
    sink.accept(new LadderRow(atMicros, kind, from, to, source + destination + label));
  }

  private String labelOf(TraceEvent.Delivered delivered) {
    Datagram datagram = delivered.datagram();
    StringBuilder label = new StringBuilder(texts.of(delivered.message()));
    Direction direction = new Direction(datagram.source(), datagram.destination());
    long newestSent = newest.merge(direction, delivered.sentMicros(), Math::max);
    if (delivered.copy() > 1) {
      label.append(" [duplicate]");
    } else if (delivered.sentMicros() < newestSent) {
      label.append(" [overtaken]");
    }
    if (!datagram.secured()) {
      label.append(" [not secured]");
    }
    return label.toString();
  }

  private String textOf(Datagram datagram) {
    byte[] octets = datagram.octets().toByteArray();
    try {
      return texts.of(MobilityHeader.decodeVerified(octets, 0, octets.length));
    } catch (MalformedMessageException e) {
      return "malformed (" + e.refusal() + ")";
    }
  }

  private String textOf(TraceEvent.Lost lost) {
    return switch (lost.cause()) {
      case LINK -> "lost";
      case CUT -> "cut off";
      case NODE_DOWN -> names.of(lost.datagram().destination()) + " is down";
      case NO_SUCH_NODE -> "no such node";
    };
  }

  private String textOf(Timer timer) {
    String mn = timer.mn().equals(Timer.NO_MN) ? "" : " " + MessageText.of(timer.mn());
    return "timer " + lower(timer.kind()) + mn + after(" of ", timer.peer());
  }

  private String after(String preposition, Ipv6Address peer) {
    return peer.equals(Ipv6Address.UNSPECIFIED) ? "" : preposition + names.of(peer);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
