package org.maarg.security.measure;

import java.util.Optional;
import org.maarg.security.result.Series;
import org.maarg.security.script.Stage;
import org.maarg.sim.DomainState;
import org.maarg.sim.TraceEvent;

/**
 * Takes one measurement in one run. It sees the whole run; what happens before the {@link Window}
 * opens is for knowing the state alone.
 */
public interface Measurement {
  /** Something happened. */
  default void see(TraceEvent event) {}

  /** The state at one of the times at which it is looked at; the window is open. */
  default void sample(long nowMillis, DomainState state) {}

  /** The number at the end of the run, in the measure's unit. */
  double value(Stage stage);

  /** The numbers over time, of a measure that is a series. */
  default Optional<Series> series() {
    return Optional.empty();
  }
}
