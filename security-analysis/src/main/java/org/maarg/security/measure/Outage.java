package org.maarg.security.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.security.script.Stage;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/**
 * How long prefixes that a mobile node got before cannot be reached after a handover: until both
 * ends of the tunnel between anchor and serving MAAR stand. A prefix that was evicted is given up
 * on purpose and no longer counts.
 */
final class Outage implements Measurement {
  /** A prefix of a mobile node, and which tunnel ends there are for it. */
  private static final class Anchored {
    private final Ipv6Address anchor;
    private final Map<Ipv6Address, Ipv6Address> servingEnds = new HashMap<>();
    private Ipv6Address follows = Ipv6Address.UNSPECIFIED;
    private long downSinceMicros = -1;

    private Anchored(Ipv6Address anchor) {
      this.anchor = anchor;
    }

    private boolean isReachableAt(Ipv6Address maar) {
      return anchor.equals(maar)
          || (follows.equals(maar)
              && servingEnds.getOrDefault(maar, Ipv6Address.UNSPECIFIED).equals(anchor));
    }
  }

  private final Window window;
  private final Statistic statistic;
  private final boolean open;
  private final Map<MnId, Ipv6Address> attachments = new HashMap<>();
  private final Map<MnId, Map<Ipv6Prefix, Anchored>> prefixes = new HashMap<>();
  private final List<Long> ended = new ArrayList<>();

  private Outage(Window window, Statistic statistic, boolean open) {
    this.window = window;
    this.statistic = statistic;
    this.open = open;
  }

  /** Outages that have ended; those that have not count up to the end of the run. */
  static Outage of(Window window, Statistic statistic) {
    return new Outage(window, statistic, false);
  }

  /** Counts the prefixes that cannot be reached at the end. */
  static Outage open(Window window) {
    return new Outage(window, Statistic.COUNT, true);
  }

  @Override
  public void see(TraceEvent event) {
    if (event instanceof TraceEvent.Attached attached) {
      attachments.put(attached.mn(), attached.node());
      of(attached.mn()).values().forEach(prefix -> judge(prefix, attached.node(), attached));
    } else if (event instanceof TraceEvent.Detached detached) {
      attachments.remove(detached.mn());
    } else if (event instanceof TraceEvent.Reported reported) {
      report(reported);
    }
  }

  private void report(TraceEvent.Reported reported) {
    Output output = reported.output();
    if (output instanceof Output.Advertise shown && shown.preferred()) {
      of(shown.mn()).putIfAbsent(shown.prefix(), new Anchored(shown.anchor()));
    } else if (output instanceof Output.AddTunnel add) {
      change(add.tunnel(), reported, true);
    } else if (output instanceof Output.RemoveTunnel remove) {
      change(remove.tunnel(), reported, false);
    } else if (output instanceof Output.Happened happened
        && happened.event() == Event.PREVIOUS_MAAR_EVICTED) {
      of(happened.mn()).values().removeIf(prefix -> prefix.anchor.equals(happened.peer()));
    }
  }

  private void change(Tunnel tunnel, TraceEvent.Reported reported, boolean added) {
    Anchored prefix = of(tunnel.mn()).get(tunnel.prefix());
    if (prefix == null) {
      return;
    }
    if (tunnel.end() == Tunnel.End.ANCHOR) {
      prefix.follows = added ? tunnel.peer() : Ipv6Address.UNSPECIFIED;
    } else if (added) {
      prefix.servingEnds.put(reported.node(), tunnel.peer());
    } else {
      prefix.servingEnds.remove(reported.node());
    }
    Ipv6Address maar = attachments.get(tunnel.mn());
    if (maar != null) {
      judge(prefix, maar, reported);
    }
  }

  private void judge(Anchored prefix, Ipv6Address maar, TraceEvent event) {
    boolean down = !prefix.isReachableAt(maar);
    if (down && prefix.downSinceMicros < 0) {
      prefix.downSinceMicros = event.atMicros();
    } else if (!down && prefix.downSinceMicros >= 0) {
      if (window.isOpen()) {
        ended.add((event.atMicros() - prefix.downSinceMicros) / 1_000);
      }
      prefix.downSinceMicros = -1;
    }
  }

  private Map<Ipv6Prefix, Anchored> of(MnId mn) {
    return prefixes.computeIfAbsent(mn, key -> new HashMap<>());
  }

  @Override
  public double value(Stage stage) {
    List<Long> all = new ArrayList<>(open ? List.of() : ended);
    prefixes.forEach(
        (mn, anchored) -> {
          for (Anchored prefix : anchored.values()) {
            if (prefix.downSinceMicros >= 0 && attachments.containsKey(mn)) {
              all.add(stage.nowMillis() - prefix.downSinceMicros / 1_000);
            }
          }
        });
    return statistic.of(all);
  }
}
