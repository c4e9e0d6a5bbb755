package org.maarg.fuzz.oracle;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.Timestamp;

/**
 * What nodes do with the values of a message that was decoded: they ask whether a prefix contains
 * another, and which of two Timestamps is the later. What is right is known by how the other value
 * is made, bit by bit, and not calculated as the code under test does.
 */
final class ValueLaws {
  private static final long TOP_BIT = 1L << 63;
  private static final int FRACTION_BITS = 16;

  /** Half a millisecond in 1/65536 of one. */
  private static final long HALF = 1L << (FRACTION_BITS - 1);

  private ValueLaws() {}

  /**
   * Checks every prefix and Timestamp of a message.
   *
   * @param octets that the message was decoded from
   */
  static void check(MobilityMessage message, byte[] octets) {
    for (MobilityOption option : message.options().asList()) {
      if (option instanceof HomeNetworkPrefix it) {
        checkPrefix(it.prefix(), octets);
      } else if (option instanceof AnchoredPrefix it) {
        checkPrefix(it.prefix(), octets);
      } else if (option instanceof LocalPrefix it) {
        checkPrefix(it.prefix(), octets);
      } else if (option instanceof PreviousMaar it) {
        checkPrefix(it.homeNetworkPrefix(), octets);
      } else if (option instanceof Timestamp it) {
        checkTimestamp(it, octets);
      }
    }
  }

  // Verifies: 8885-4.3-5, 8885-4.4-5, 5213-5.2-1
  /** The bits of the length decide alone; a prefix contains those that it is the beginning of. */
  private static void checkPrefix(Ipv6Prefix prefix, byte[] octets) {
    int length = prefix.length();
    boolean right = prefix.contains(prefix.address()) && prefix.contains(prefix);
    if (length < Ipv6Prefix.MAX_LENGTH) {
      Ipv6Address inside = flipped(prefix.address(), length);
      right &= prefix.contains(inside) && isHalf(prefix, inside);
      right &= isHalf(prefix, prefix.address());
      right &= prefix.contains(flipped(inside, Ipv6Prefix.MAX_LENGTH - 1));
    }
    if (length > 0) {
      Ipv6Address outside = flipped(prefix.address(), length - 1);
      Ipv6Prefix sibling = Ipv6Prefix.of(outside, length);
      right &= !prefix.contains(outside) && !prefix.contains(sibling);
      right &= !prefix.overlaps(sibling) && !prefix.contains(flipped(prefix.address(), 0));
    }
    if (!right) {
      throw new Disagreement("containment is wrong of " + prefix, octets);
    }
  }

  /** The half of a prefix in which an address of it lies is in it, and not it in the half. */
  private static boolean isHalf(Ipv6Prefix prefix, Ipv6Address inside) {
    Ipv6Prefix half = Ipv6Prefix.of(inside, prefix.length() + 1);
    return prefix.contains(half)
        && !half.contains(prefix)
        && prefix.overlaps(half)
        && half.overlaps(prefix);
  }

  /** An address of which one bit is another, the bits counted from 0 as prefix lengths do. */
  private static Ipv6Address flipped(Ipv6Address address, int bit) {
    return bit < Long.SIZE
        ? Ipv6Address.of(address.high() ^ (TOP_BIT >>> bit), address.low())
        : Ipv6Address.of(address.high(), address.low() ^ (TOP_BIT >>> (bit - Long.SIZE)));
  }

  // Verifies: 5213-8.8-1, 5213-5.5-4
  /** All 64 bits count, the first as any other: times after 2^47 seconds are late and not early. */
  private static void checkTimestamp(Timestamp time, byte[] octets) {
    long value = time.value();
    Timestamp early = new Timestamp(value & ~TOP_BIT);
    Timestamp late = new Timestamp(value | TOP_BIT);
    boolean right = early.compareTo(late) < 0 && late.compareTo(early) > 0;
    right &= early.orLater(late).equals(late) && late.orLater(early).equals(late);
    right &= time.compareTo(new Timestamp(value)) == 0 && time.isWithin(0, time);
    right &= !early.isWithin(Integer.MAX_VALUE, late) && !late.isWithin(Integer.MAX_VALUE, early);
    right &= value == -1 || time.next().compareTo(time) > 0;
    if (!right) {
      throw new Disagreement("order is wrong of " + time, octets);
    }
    if (!isNearest(time.toEpochMilli(), value)) {
      throw new Disagreement(time.toEpochMilli() + " ms are not " + time, octets);
    }
  }

  /** True if no other number of milliseconds is nearer, the seconds being the upper 48 bits. */
  private static boolean isNearest(long millis, long value) {
    long rest = millis - (value >>> FRACTION_BITS) * 1000;
    long error = (rest << FRACTION_BITS) - (value & 0xffff) * 1000;
    return rest >= 0 && -HALF <= error && error <= HALF;
  }
}
