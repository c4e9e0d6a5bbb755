package org.maarg.fuzz.oracle;

import java.nio.ByteBuffer;
import org.maarg.wire.Ipv6Address;

/**
 * The internet checksum as arithmetic: a ones' complement sum of 16-bit words is the whole, read as
 * one long number, modulo 65535 (RFC 1071 2). Written apart from the code under test.
 */
final class InternetChecksum {
  private static final int MODULUS = 0xffff;
  private static final int CHECKSUM_OFFSET = 4;

  private final long pseudoHeader;

  /** For packets of Mobility Headers between two addresses. */
  InternetChecksum(Ipv6Address source, Ipv6Address destination) {
    byte[] octets = new byte[40];
    source.write(octets, 0);
    destination.write(octets, 16);
    // Behind the length, which differs, stand 24 zero bits and the next header.
    octets[39] = (byte) 135;
    pseudoHeader = remainder(octets);
  }

  /** True if the field as it stands makes the sum what it must be. */
  boolean isRight(byte[] octets) {
    return sum(octets) == 0;
  }

  /** A copy with the field set right; at least 8 octets. */
  byte[] repaired(byte[] octets) {
    byte[] copy = octets.clone();
    copy[CHECKSUM_OFFSET] = 0;
    copy[CHECKSUM_OFFSET + 1] = 0;
    int field = (MODULUS - sum(copy)) % MODULUS;
    copy[CHECKSUM_OFFSET] = (byte) (field >>> 8);
    copy[CHECKSUM_OFFSET + 1] = (byte) field;
    return copy;
  }

  private int sum(byte[] octets) {
    return (int) ((pseudoHeader + octets.length + remainder(octets)) % MODULUS);
  }

  /**
   * The octets as a number in base 65536, the last digit padded, modulo 65535. Two digits at a time
   * come to the same: the first of them counts 65536 times, which leaves 1.
   */
  private static long remainder(byte[] octets) {
    ByteBuffer digits = ByteBuffer.wrap(octets);
    long sum = 0;
    int at = 0;
    for (; at + Integer.BYTES <= octets.length; at += Integer.BYTES) {
      sum += digits.getInt(at) & 0xffff_ffffL;
    }
    for (; at < octets.length; at++) {
      sum += (long) (octets[at] & 0xff) << ((at & 1) == 0 ? 8 : 0);
    }
    return sum % MODULUS;
  }
}
