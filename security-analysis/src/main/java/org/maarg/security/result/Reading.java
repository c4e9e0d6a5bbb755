package org.maarg.security.result;

import org.maarg.security.model.Texts;
import org.maarg.security.model.Unit;

/**
 * A measured number.
 *
 * @param value in the unit
 * @param kind whether it comes out the same again
 */
public record Reading(double value, Unit unit, Kind kind) {
  /** Whether a number can be repeated. */
  public enum Kind {
    /** The same scenario and seed give the same number on every machine. */
    EXACT,
    /** Taken from a clock or a heap of this machine: only comparable by ratio. */
    MEASURED
  }

  /** The number with its unit. */
  @Override
  public String toString() {
    String symbol = unit.symbol();
    return Texts.number(value) + (symbol.isEmpty() || symbol.startsWith("/") ? "" : " ") + symbol;
  }
}
