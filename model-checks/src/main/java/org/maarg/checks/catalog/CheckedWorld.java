package org.maarg.checks.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Witness;

/** A world with a name, what it is for, and what must come out of it. Immutable. */
public final class CheckedWorld {
  private final String name;
  private final String purpose;
  private final Bounds bounds;
  private final int unique;
  private final List<Witness> witnesses;
  private final Optional<String> finding;

  private CheckedWorld(
      String name,
      String purpose,
      Bounds bounds,
      int unique,
      List<Witness> witnesses,
      Optional<String> finding) {
    this.name = name;
    this.purpose = purpose;
    this.bounds = bounds;
    this.unique = unique;
    this.witnesses = witnesses;
    this.finding = finding;
  }

  /**
   * A world in which every property holds, with so many states, that shows these witnesses; and,
   * where something goes wrong or somebody leaves, that the end of that was looked at.
   */
  static CheckedWorld holds(
      String name, String purpose, int unique, Bounds bounds, Witness... witnesses) {
    List<Witness> all = new ArrayList<>(List.of(witnesses));
    if (bounds.drops() > 0 || bounds.crashes() > 0) {
      all.add(Witness.HEALED_AT_REST);
    }
    if (bounds.leaves()) {
      all.add(Witness.GONE_AT_REST);
    }
    return new CheckedWorld(name, purpose, bounds, unique, List.copyOf(all), Optional.empty());
  }

  /** A world that shows a weakness: the property does not hold in it. */
  static CheckedWorld finding(String name, String purpose, String property, Bounds bounds) {
    return new CheckedWorld(name, purpose, bounds, 0, List.of(), Optional.of(property));
  }

  /** Name; never changes. */
  public String name() {
    return name;
  }

  /** What the world is for, in one line. */
  public String purpose() {
    return purpose;
  }

  /** Who is in it and what may go wrong. */
  public Bounds bounds() {
    return bounds;
  }

  /** How many different states it has; 0 for a finding, where the search ends early. */
  public int unique() {
    return unique;
  }

  /** What must be seen in it. */
  public List<Witness> witnesses() {
    return witnesses;
  }

  /** The property that does not hold, if the world is there to show that. */
  public Optional<String> finding() {
    return finding;
  }
}
