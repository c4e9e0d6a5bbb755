package org.maarg.security.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.maarg.protocol.Mode;
import org.maarg.security.model.Point;

/**
 * What one run yielded.
 *
 * @param variant name of the profile, or {@link ScenarioResult#WITHOUT}
 * @param point values of the parameters
 * @param readings by name, in the order of the file, formulas included
 * @param series by name
 * @param events that the simulator went through
 */
public record RunResult(
    String variant,
    Mode mode,
    Point point,
    Map<String, Reading> readings,
    Map<String, Series> series,
    long events) {
  /** Copies the maps. */
  public RunResult {
    readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
  }
}
