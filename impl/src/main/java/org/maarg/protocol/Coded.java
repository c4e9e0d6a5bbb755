package org.maarg.protocol;

/**
 * A constant of an enumeration that is written as a part of a state that may be kept: by a number
 * that stays when constants come, go or change places. A number that is out of use is not given to
 * another constant.
 */
public interface Coded {
  /** The number, 0 or more, one for each constant of the enumeration. */
  int code();
}
