package org.maarg.security.model;

import java.util.Arrays;
import java.util.Optional;

/** A unit in which files write numbers and results show them. */
public enum Unit {
  /** A plain number. */
  ONE("", Dimension.NUMBER, 1),
  /** A hundredth. */
  PERCENT("%", Dimension.NUMBER, 0.01),
  /** A millisecond. */
  MILLIS("ms", Dimension.TIME, 1),
  /** A second. */
  SECONDS("s", Dimension.TIME, 1_000),
  /** A minute. */
  MINUTES("min", Dimension.TIME, 60_000),
  /** So many in a second. */
  PER_SECOND("/s", Dimension.RATE, 0.001),
  /** An octet. */
  OCTETS("octets", Dimension.OCTETS, 1),
  /** So many octets in a second. */
  OCTETS_PER_SECOND("octets/s", new Dimension(-1, 1), 0.001);

  private final String symbol;
  private final int time;
  private final int octets;
  private final double factor;

  Unit(String symbol, Dimension dimension, double factor) {
    this.symbol = symbol;
    this.time = dimension.time();
    this.octets = dimension.octets();
    this.factor = factor;
  }

  /** As written, empty for plain numbers. */
  public String symbol() {
    return symbol;
  }

  /** What it is a unit of. */
  public Dimension dimension() {
    return new Dimension(time, octets);
  }

  /** A number in this unit, as a number in the unit of its dimension. */
  public double toBase(double value) {
    return value * factor;
  }

  /** A number in the unit of the dimension, as a number in this unit. */
  public double ofBase(double base) {
    // Dividing by the inverse keeps whole numbers whole.
    return factor < 1 ? base * Math.round(1 / factor) : base / factor;
  }

  /** The unit that results show numbers of a dimension in. */
  public static Unit shownFor(Dimension dimension) {
    for (Unit unit : new Unit[] {ONE, MILLIS, PER_SECOND, OCTETS, OCTETS_PER_SECOND}) {
      if (unit.dimension().equals(dimension)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("there is no unit for " + dimension);
  }

  static Optional<Unit> named(String symbol) {
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
  }
}
