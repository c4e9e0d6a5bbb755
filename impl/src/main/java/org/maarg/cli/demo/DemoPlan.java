package org.maarg.cli.demo;

import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * What a demo does.
 *
 * @param moves 0..{@link #MAX_MOVES}
 * @param pingPong between two MAARs, instead of to a new one each time
 * @param lifetimeSeconds of registrations, {@link #LIFETIME_UNIT} to {@link #MAX_LIFETIME}
 * @param waitSeconds how long it waits at most for the domain to come to rest after the last move
 */
record DemoPlan(
    Mode mode,
    Profile profile,
    int moves,
    boolean pingPong,
    int lifetimeSeconds,
    LinkFaults faults,
    int waitSeconds) {
  static final int MAX_MOVES = 60;
  static final int LIFETIME_UNIT = 4;
  static final int MAX_LIFETIME = 262_140;

  static final MnId MN = MnId.nai("mn1@example.org");
  static final Octets LINK_LAYER = Octets.ofHex("02:00:00:00:00:01");

  /** MAARs that are needed. */
  int maars() {
    return pingPong ? Math.min(2, moves + 1) : moves + 1;
  }

  /** Number of the MAAR where the mobile node is after so many moves. */
  int maarAfter(int move) {
    return pingPong ? move % 2 + 1 : move + 1;
  }
}
