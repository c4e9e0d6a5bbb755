package org.maarg.checks.explore;

import org.maarg.wire.message.MobilityMessage;

/**
 * A message that a node has sent, as a ladder numbers it.
 *
 * @param number from 1, in the order in which messages were sent; copies have the same
 * @param from number of the sender
 * @param to number of the receiver, {@link org.maarg.sim.ladder.LadderRow#NO_LANE} if it is no node
 *     of this world
 */
public record Letter(int number, int from, int to, MobilityMessage message) {
  boolean is(int otherFrom, int otherTo, MobilityMessage other) {
    return from == otherFrom && to == otherTo && message.equals(other);
  }
}
