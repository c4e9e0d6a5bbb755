package org.maarg.sim;

import java.util.List;

/**
 * Whether a domain that has come to rest is consistent: the CMD knows where each mobile node is;
 * each of its prefixes is reachable through a tunnel whose two ends agree; and nothing else is left
 * over at any MAAR. Of a mobile node that is attached nowhere, nothing at all may be left.
 */
public final class Verdict {
  private final List<Inconsistency> inconsistencies;

  private Verdict(List<Inconsistency> inconsistencies) {
    this.inconsistencies = List.copyOf(inconsistencies);
  }

  /**
   * Judges a domain.
   *
   * @param names how the sentences call the nodes
   */
  public static Verdict of(DomainState state, Names names) {
    return new Verdict(new ConsistencyCheck(state, names).run());
  }

  /** True if nothing is wrong. */
  public boolean isConsistent() {
    return inconsistencies.isEmpty();
  }

  /** What is wrong: by mobile node of the CMD first, then what is left over by MAAR. */
  public List<Inconsistency> inconsistencies() {
    return inconsistencies;
  }

  @Override
  public String toString() {
    if (isConsistent()) {
      return "consistent";
    }
    StringBuilder text = new StringBuilder("inconsistent:");
    for (Inconsistency inconsistency : inconsistencies) {
      text.append("\n  ").append(inconsistency);
    }
    return text.toString();
  }
}
