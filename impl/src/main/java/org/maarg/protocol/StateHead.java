package org.maarg.protocol;

import java.util.Arrays;

/** How a state that is kept begins: in which format it is, and what node it is the state of. */
public final class StateHead {
  /** The state of a CMD. */
  public static final int CMD = 1;

  /** The state of a MAAR. */
  public static final int MAAR = 2;

  private StateHead() {}

  /**
   * Writes the head.
   *
   * @param role {@link #CMD} or {@link #MAAR}
   * @param identity what of its configuration a node may not change without losing its state
   */
  public static void write(StateWriter out, int role, StateWriter identity) {
    out.put(StateWriter.FORMAT);
    out.put(role);
    out.put(identity.size());
    for (int i = 0; i < identity.size(); i++) {
      out.put(identity.word(i));
    }
  }

  /**
   * Reads the head.
   *
   * @throws UnreadableStateException if what follows is not the state of this node in the format
   *     that is read here
   */
  public static void check(StateReader in, int role, StateWriter identity)
      throws UnreadableStateException {
    long format = in.number();
    if (format != StateWriter.FORMAT) {
      throw new UnreadableStateException(
          UnreadableStateException.Reason.FORMAT,
          "its format is " + format + ", this program reads " + StateWriter.FORMAT);
    }
    if (in.number() != role) {
      throw new UnreadableStateException(
          UnreadableStateException.Reason.ROLE, "it is of the other kind of node");
    }
    long[] told = new long[in.count()];
    for (int i = 0; i < told.length; i++) {
      told[i] = in.number();
    }
    if (!Arrays.equals(told, identity.toArray())) {
      throw new UnreadableStateException(
          UnreadableStateException.Reason.IDENTITY,
          "it is of a node with another address, pool, prefix length or number");
    }
  }
}
