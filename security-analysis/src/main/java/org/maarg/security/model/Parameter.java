package org.maarg.security.model;

import java.util.List;

/**
 * A name with the values that it takes one after another.
 *
 * @param dimension of the values; plain numbers for words
 * @param values as they are swept; one for a constant
 * @param small values for a run of small scale
 */
public record Parameter(String name, Dimension dimension, List<Value> values, List<Value> small) {
  /**
   * A value.
   *
   * @param text as written
   * @param number in the unit of the dimension; not a number for a word, such as a knob's value
   */
  public record Value(String text, double number) {
    /** True for a word. */
    public boolean isWord() {
      return Double.isNaN(number);
    }
  }

  /** Copies the lists. */
  public Parameter {
    values = List.copyOf(values);
    small = List.copyOf(small);
  }

  /** The values of a scale. */
  public List<Value> values(boolean smallScale) {
    return smallScale ? small : values;
  }

  /** True if there is more than one value, so that a figure can have it as its axis. */
  public boolean isSwept() {
    return values.size() > 1;
  }

  /** True if the values are words. */
  public boolean isWord() {
    return values.get(0).isWord();
  }
}
