package org.maarg.security.measure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.security.measure.Measures.Measure;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Reading.Kind;
import org.maarg.sim.TraceEvent;

/** Measurements of what the restart of a node costs mobile nodes. */
final class RestartMeasures {
  /** A session, or a prefix of one, is there that was not before. */
  private static final Set<Event> COMEBACK =
      EnumSet.of(
          Event.REGISTERED, Event.PREVIOUS_MAAR_RESTORED, Event.ANCHOR_RESTORED, Event.SERVING);

  private RestartMeasures() {}

  static List<Measure> all() {
    return List.of(
        new Measure(
            "comebackTime",
            Unit.MILLIS,
            Kind.EXACT,
            false,
            "time from the last start of a node to the last session or prefix that came back",
            w -> LastMoment.of(w, RestartMeasures::isComeback, RestartMeasures::isStart)),
        new Measure(
            "prefixesLost",
            Unit.ONE,
            Kind.EXACT,
            false,
            "prefixes that mobile nodes could use when measuring began, and cannot at the end",
            LostPrefixes::atEnd),
        new Measure(
            "prefixesLostOverTime",
            Unit.ONE,
            Kind.EXACT,
            true,
            "prefixes that mobile nodes could use when measuring began, and cannot now",
            LostPrefixes::overTime));
  }

  private static boolean isComeback(TraceEvent event) {
    return event instanceof TraceEvent.Reported reported
        && reported.output() instanceof Output.Happened happened
        && COMEBACK.contains(happened.event());
  }

  private static boolean isStart(TraceEvent event) {
    return event instanceof TraceEvent.Restarted || event instanceof TraceEvent.Resumed;
  }
}
