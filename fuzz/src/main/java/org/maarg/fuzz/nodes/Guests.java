package org.maarg.fuzz.nodes;

import org.maarg.protocol.Input;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * The interfaces of mobile nodes on the links of a play's MAARs: one of each mobile node, or two.
 */
final class Guests {
  static final int NOWHERE = 0;

  private static final int LINK_LAYER = 6;

  private final int mns;
  private final boolean several;
  private final int[] places;

  /**
   * Nobody is anywhere.
   *
   * @param several whether each mobile node has two interfaces
   */
  Guests(int mns, boolean several) {
    this.mns = mns;
    this.several = several;
    this.places = new int[several ? 2 * mns : mns];
  }

  /** How many interfaces there are; those of the first mobile nodes come again after the last. */
  int count() {
    return places.length;
  }

  /** The number of the mobile node that has an interface. */
  int number(int guest) {
    return guest % mns;
  }

  MnId mn(int guest) {
    return Cast.mn(number(guest));
  }

  /**
   * Its identifier, by which those of one mobile node are told apart, and no mobile nodes; empty
   * where each has one.
   */
  Octets linkLayer(int guest) {
    if (!several) {
      return Octets.EMPTY;
    }
    byte[] octets = new byte[LINK_LAYER];
    octets[LINK_LAYER - 1] = (byte) (1 + guest / mns);
    return Octets.of(octets);
  }

  /** The number of the MAAR where an interface is, or {@link #NOWHERE}. */
  int place(int guest) {
    return places[guest];
  }

  /** It has left where it was. */
  Input leaves(int guest, Timestamp at) {
    return several
        ? new Input.Detached(mn(guest), linkLayer(guest), at)
        : new Input.Detached(mn(guest), at);
  }

  /** It comes to a MAAR; who has several interfaces may tell that this one is new. */
  Input comes(int guest, int maar, Schedule schedule, Timestamp at) {
    boolean told = several && places[guest] == NOWHERE && schedule.below(2) == 1;
    places[guest] = maar;
    return new Input.Attached(
        mn(guest),
        linkLayer(guest),
        guest < mns ? AccessTechnologyType.WLAN : AccessTechnologyType.WIMAX,
        told ? HandoffIndicator.NEW_INTERFACE : HandoffIndicator.UNKNOWN,
        at);
  }
}
