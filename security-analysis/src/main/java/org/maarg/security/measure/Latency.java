package org.maarg.security.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.security.script.Stage;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.option.MnId;

/**
 * How long after its attachment a mobile node is served, or its handover is settled at the CMD, in
 * milliseconds. An attachment that is overtaken by the next of the same mobile node never ends; one
 * that has not ended counts as {@link #unfinished}.
 */
final class Latency implements Measurement {
  private final Window window;
  private final Event end;
  private final Statistic statistic;
  private final boolean unfinished;
  private final Map<MnId, Long> open = new HashMap<>();
  private final List<Long> done = new ArrayList<>();
  private long overtaken;

  private Latency(Window window, Event end, Statistic statistic, boolean unfinished) {
    this.window = window;
    this.end = end;
    this.statistic = statistic;
    this.unfinished = unfinished;
  }

  static Latency until(Window window, Event end, Statistic statistic) {
    return new Latency(window, end, statistic, false);
  }

  /** Counts the attachments that never came to this end. */
  static Latency unfinished(Window window, Event end) {
    return new Latency(window, end, Statistic.COUNT, true);
  }

  @Override
  public void see(TraceEvent event) {
    if (!window.isOpen()) {
      return;
    }
    if (event instanceof TraceEvent.Attached attached) {
      if (open.put(attached.mn(), attached.atMicros()) != null) {
        overtaken++;
      }
    } else if (event instanceof TraceEvent.Reported reported
        && reported.output() instanceof Output.Happened happened
        && happened.event() == end) {
      Long since = open.remove(happened.mn());
      if (since != null) {
        done.add((reported.atMicros() - since) / 1_000);
      }
    }
  }

  @Override
  public double value(Stage stage) {
    return unfinished ? open.size() + overtaken : statistic.of(done);
  }
}
