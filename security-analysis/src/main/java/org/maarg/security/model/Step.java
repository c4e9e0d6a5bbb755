package org.maarg.security.model;

import java.util.Optional;
import org.maarg.security.script.ScriptEvent;

/**
 * A line of a script: time passes, then something happens, once or several times.
 *
 * @param place file, line and number of the step, for messages
 * @param when how the time before is given
 * @param time until when, how long, or how long at most
 * @param restless whether the script goes on if all is not quiet by then
 * @param startsMeasuring whether measuring begins with this step
 * @param event what happens; empty if only time passes
 * @param times how often; {@code i} in the event's formulas counts from 1
 * @param every from one time to the next
 * @param within each time comes at a moment of its own by chance within this, instead of {@code
 *     every}
 */
public record Step(
    String place,
    When when,
    Expression time,
    boolean restless,
    boolean startsMeasuring,
    Optional<ScriptEvent> event,
    Expression times,
    Expression every,
    Optional<Expression> within) {
  /** How the time before a step is given. */
  public enum When {
    /** At a time since the start. */
    AT,
    /** So long after the beginning of the step before. */
    AFTER,
    /** As soon as nothing is under way but refreshes and lifetimes, or after so long. */
    QUIET
  }
}
