package org.maarg.security.model;

import java.util.List;
import java.util.Optional;

/**
 * Who is there, and how they are connected.
 *
 * @param maars how many MAARs, 1..65535
 * @param mns how many mobile nodes may attach
 * @param delay of each link
 * @param jitter a datagram takes up to so much longer
 * @param lifetime of bindings: asked for, and granted at most; in the protocol's units of 4 s
 * @param pool prefixes that each MAAR has, a power of two; empty for millions
 * @param authorized mobile nodes 1 to this many may be registered, others may not; empty for all
 * @param clocks that are wrong
 */
public record Topology(
    Expression maars,
    Expression mns,
    Expression delay,
    Expression jitter,
    Expression lifetime,
    Optional<Expression> pool,
    Optional<Expression> authorized,
    List<Clock> clocks) {
  /** A clock that is ahead by a time, behind if that is negative. */
  public record Clock(NodeRef node, Expression ahead) {}

  /** Copies the list. */
  public Topology {
    clocks = List.copyOf(clocks);
  }
}
