package org.maarg.wire.message;

// Implements: 6275-9.5.1-2
/** Arithmetic of the 16-bit sequence numbers of updates (RFC 6275 9.5.1). */
public final class SequenceNumber {
  /** The greatest sequence number; 0 follows it. */
  public static final int MAX = 0xffff;

  private static final int HALF = 0x8000;

  private SequenceNumber() {}

  /**
   * True if {@code a} comes after {@code b} modulo 2^16. The number itself and the 32768 before it
   * are not newer, so that of two numbers 32768 apart neither is newer than the other.
   *
   * @param a taken modulo 2^16
   * @param b taken modulo 2^16
   */
  public static boolean isNewer(int a, int b) {
    int distance = (a - b) & MAX;
    return distance > 0 && distance < HALF;
  }

  /**
   * The sequence number after this one.
   *
   * @param sequence taken modulo 2^16
   * @return 0..65535
   */
  public static int next(int sequence) {
    return (sequence + 1) & MAX;
  }
}
