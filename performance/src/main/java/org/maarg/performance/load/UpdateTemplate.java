package org.maarg.performance.load;

import java.util.Arrays;
import org.maarg.performance.Roster;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * A Proxy Binding Update of a MAAR as octets: our codec writes it once, and only what differs from
 * one to the next is written anew. A generator that wrote each whole would measure itself.
 */
final class UpdateTemplate {
  private static final long MARK = 0x0123_4567_89ab_cdefL;
  private static final int SEQUENCE = 6;

  private final byte[] octets;
  private final int identifier;
  private final int prefix;
  private final int timestamp;

  /**
   * A template.
   *
   * @param handoffIndicator {@link HandoffIndicator}'s value
   * @param lifetime in units of 4 seconds
   */
  UpdateTemplate(int handoffIndicator, int lifetime) {
    MnId mn = Roster.mn(0);
    octets = encoded(mn, MARK, 0, handoffIndicator, lifetime);
    identifier = find(octets, mn.identifier().toByteArray());
    prefix = find(octets, bytes(MARK));
    timestamp = find(encoded(mn, 0, MARK, handoffIndicator, lifetime), bytes(MARK));
  }

  private static byte[] encoded(
      MnId mn, long prefixBits, long time, int handoffIndicator, int lifetime) {
    return MobilityHeader.encodeWithoutChecksum(
        Roster.update(
            mn, Roster.prefix(prefixBits), handoffIndicator, 0, lifetime, new Timestamp(time)));
  }

  private static byte[] bytes(long value) {
    byte[] bytes = new byte[Long.BYTES];
    write(value, bytes, 0);
    return bytes;
  }

  private static int find(byte[] octets, byte[] wanted) {
    for (int at = 0; at + wanted.length <= octets.length; at++) {
      if (Arrays.equals(octets, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new IllegalStateException("an option is not where it was written");
  }

  private static void write(long value, byte[] to, int at) {
    for (int i = 0; i < Long.BYTES; i++) {
      to[at + i] = (byte) (value >>> (Byte.SIZE * (Long.BYTES - 1 - i)));
    }
  }

  /** Octets of the update. */
  int length() {
    return octets.length;
  }

  /** The update of a MAAR about a mobile node. */
  byte[] filled(int maar, int mn, int sequence, long time) {
    byte[] update = octets.clone();
    update[SEQUENCE] = (byte) (sequence >>> Byte.SIZE);
    update[SEQUENCE + 1] = (byte) sequence;
    Roster.writeNumber(mn, update, identifier);
    write(Roster.prefixBits(maar, mn), update, prefix);
    write(time, update, timestamp);
    return update;
  }
}
