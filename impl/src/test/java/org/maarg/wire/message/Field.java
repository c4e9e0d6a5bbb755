package org.maarg.wire.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A field of a message or option under test.
 *
 * @param name as it stands in the refusal of a value out of range
 * @param least value allowed
 * @param greatest value allowed
 * @param bits tried: bounds of 2^n for n up to this
 * @param maker of a message with this value; throws IllegalArgumentException out of range
 */
public record Field(
    String name, long least, long greatest, int bits, LongFunction<MobilityMessage> maker) {

  /** A field of n bits, read as unsigned, in an int. */
  public static Field bits(String name, int n, LongFunction<MobilityMessage> maker) {
    return new Field(name, 0, (1L << n) - 1, 30, maker);
  }

  /** A field whose every 64-bit value is allowed. */
  public static Field any(String name, LongFunction<MobilityMessage> maker) {
    return new Field(name, Long.MIN_VALUE, Long.MAX_VALUE, 63, maker);
  }

  /** The number of octets in a variable part. */
  public static Field length(
      String name, int least, int greatest, LongFunction<MobilityMessage> maker) {
    return new Field(name, least, greatest, 12, maker);
  }

  /** 2^n - 1, 2^n and 2^n + 1 for every n, the field's own bounds, and their neighbours. */
  public List<Long> bounds() {
    List<Long> bounds = new ArrayList<>();
    for (int n = 0; n <= bits; n++) {
      for (int d = -1; d <= 1; d++) {
        bounds.add((1L << n) + d);
      }
    }
    for (int d = -1; d <= 1; d++) {
      bounds.add(least + d);
      bounds.add(greatest + d);
    }
    return bounds;
  }

  public boolean allows(long value) {
    return value >= least && value <= greatest;
  }
}
