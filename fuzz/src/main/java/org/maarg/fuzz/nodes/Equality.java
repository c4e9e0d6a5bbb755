package org.maarg.fuzz.nodes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.maarg.checks.world.Violation;

/**
 * The records of wire and protocol write equals, hashCode and toString by hand. Whatever comes
 * along is compared with some of its kind that came before.
 */
public final class Equality {
  /** Equal things are equal both ways, have one hash code and one text. */
  public static final String EQUALITY_SOUND = "equality-sound";

  private static final int KEPT = 6;

  private final Map<Class<?>, Deque<Object>> seen = new HashMap<>();

  /** Knows nothing yet. */
  public Equality() {}

  /** Compares a thing with those of its class that came last. */
  public void check(Object thing) {
    Deque<Object> past = seen.computeIfAbsent(thing.getClass(), kind -> new ArrayDeque<>());
    boolean known = false;
    for (Object other : past) {
      boolean equal = thing.equals(other);
      if (equal != other.equals(thing) || (equal && thing.hashCode() != other.hashCode())) {
        throw new Violation(EQUALITY_SOUND, thing + " and " + other);
      }
      // One text is enough: those that are equal were compared with each other when they came.
      if (equal && !known && !thing.toString().equals(other.toString())) {
        throw new Violation(EQUALITY_SOUND, thing + " and " + other);
      }
      known |= equal;
    }
    if (thing.equals(seen)) {
      throw new Violation(EQUALITY_SOUND, thing + " equals a thing of another kind");
    }
    past.addFirst(thing);
    if (past.size() > KEPT) {
      past.removeLast();
    }
  }
}
