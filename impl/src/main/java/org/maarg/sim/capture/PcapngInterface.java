package org.maarg.sim.capture;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An interface of a pcapng section: its link type, and what a time stamp of it means.
 *
 * @param snapLength octets that were captured of a packet at most
 * @param ticksPerSecond resolution of time stamps
 * @param offsetSeconds to be added to them
 */
record PcapngInterface(
    int linkType, long snapLength, BigInteger ticksPerSecond, long offsetSeconds) {
  private static final int OPTIONS_START = 8;
  private static final int OPTION_END = 0;
  private static final int TIME_RESOLUTION = 9;
  private static final int TIME_OFFSET = 14;
  private static final int MICROSECONDS = 6;
  private static final int POWER_OF_TWO = 0x80;
  private static final BigInteger NANOS = BigInteger.valueOf(Frame.NANOS_PER_SECOND);
  private static final BigInteger END = BigInteger.valueOf(Frame.SECONDS_END).multiply(NANOS);

  /** Reads the body of an interface description block, 8 octets or more. */
  static PcapngInterface of(ByteBuffer body) {
    int resolution = MICROSECONDS;
    long offset = 0;
    int at = OPTIONS_START;
    while (at + 4 <= body.limit()) {
      int code = body.getShort(at) & 0xffff;
      int length = body.getShort(at + 2) & 0xffff;
      if (code == OPTION_END || length > body.limit() - at - 4) {
        break;
      }
      if (code == TIME_RESOLUTION && length >= 1) {
        resolution = body.get(at + 4) & 0xff;
      } else if (code == TIME_OFFSET && length >= Long.BYTES) {
        offset = body.getLong(at + 4);
      }
      at += 4 + (length + 3) / 4 * 4;
    }
    long snap = body.getInt(4) & 0xffff_ffffL;
    return new PcapngInterface(
        body.getShort(0) & 0xffff,
        snap == 0 ? PcapFrames.MAX_PACKET_OCTETS : Math.min(snap, PcapFrames.MAX_PACKET_OCTETS),
        ticksPerSecond(resolution),
        offset);
  }

  private static BigInteger ticksPerSecond(int resolution) {
    int exponent = resolution & ~POWER_OF_TWO;
    return (resolution & POWER_OF_TWO) == 0
        ? BigInteger.TEN.pow(exponent)
        : BigInteger.TWO.pow(exponent);
  }

  /** Nanoseconds since 1970 of a time stamp, an unsigned number; empty beyond 2^32 s. */
  Optional<Long> epochNanos(long ticks) {
    BigInteger nanos =
        new BigInteger(Long.toUnsignedString(ticks))
            .multiply(NANOS)
            .divide(ticksPerSecond)
            .add(BigInteger.valueOf(offsetSeconds).multiply(NANOS));
    boolean told = nanos.signum() >= 0 && nanos.compareTo(END) < 0;
    return told ? Optional.of(nanos.longValueExact()) : Optional.empty();
  }
}
