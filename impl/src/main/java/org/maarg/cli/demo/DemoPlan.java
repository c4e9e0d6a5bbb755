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
 * @param interfaces of the mobile node, each of which makes these moves; 1..{@link #MAX_INTERFACES}
 * @param pingPong between two MAARs, instead of to a new one each time
 * @param lifetimeSeconds of registrations, {@link #LIFETIME_UNIT} to {@link #MAX_LIFETIME}
 * @param waitSeconds how long it waits at most for the domain to come to rest after the last move
 */
record DemoPlan(
    Mode mode,
    Profile profile,
    int moves,
    int interfaces,
    boolean pingPong,
    int lifetimeSeconds,
    LinkFaults faults,
    int waitSeconds) {
  static final int MAX_MOVES = 60;
  static final int LIFETIME_UNIT = 4;
  static final int MAX_LIFETIME = 262_140;

  static final MnId MN = MnId.nai("mn1@example.org");
  static final int MAX_INTERFACES = 4;

  /** MAARs among which several interfaces go round. */
  private static final int ROUND = 3;

  /** One interface. */
  DemoPlan(
      Mode mode,
      Profile profile,
      int moves,
      boolean pingPong,
      int lifetimeSeconds,
      LinkFaults faults,
      int waitSeconds) {
    this(mode, profile, moves, 1, pingPong, lifetimeSeconds, faults, waitSeconds);
  }

  /** The link-layer identifier of an interface, from 1. */
  static Octets linkLayer(int number) {
    return Octets.of(new byte[] {2, 0, 0, 0, 0, (byte) number});
  }

  /** MAARs that are needed. */
  int maars() {
    if (interfaces > 1) {
      return round();
    }
    return pingPong ? Math.min(2, moves + 1) : moves + 1;
  }

  private int round() {
    return pingPong ? 2 : ROUND;
  }

  /**
   * Number of the MAAR where an interface is after so many moves. Several go round, each a MAAR
   * behind the next, so that each meets another wherever it comes.
   */
  int maarAfter(int move, int number) {
    if (interfaces > 1) {
      return (number - 1 + move) % round() + 1;
    }
    return pingPong ? move % 2 + 1 : move + 1;
  }
}
