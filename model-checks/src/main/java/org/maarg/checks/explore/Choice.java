package org.maarg.checks.explore;

import java.util.List;
import java.util.Optional;

/**
 * A step that can be taken next, in words, and what comes of it.
 *
 * @param number its number in a replay ID
 * @param kind what kind of step: {@code DELIVER}, {@code DROP}, {@code DUPLICATE}, {@code FORGE},
 *     {@code FIRE}, {@code MOVE}, {@code MOVE_UNNOTICED}, {@code LEAVE}, {@code CRASH}, {@code
 *     LIE}, {@code CLOCK_ON} or {@code CLOCK_BACK}
 * @param what the step without the numbers and times that grow from one to the next
 * @param letter number of the message that it is about, 0 if it is about none
 * @param title the step in a few words
 * @param detail more about it, may be empty
 * @param alone true if the domain takes it by itself, nothing coming from outside
 * @param effects what the nodes do about it, a line each
 * @param breaks what is found if a property does not hold after it
 */
public record Choice(
    int number,
    String kind,
    String what,
    int letter,
    String title,
    String detail,
    boolean alone,
    List<String> effects,
    Optional<String> breaks) {
  /** Copies the lines. */
  public Choice {
    effects = List.copyOf(effects);
  }
}
