package org.maarg.fuzz.oracle;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/**
 * What decoding costs in memory, told by the Java machine, which counts every octet that this
 * thread allocates. The dearest octets are options without data: two octets of input become a
 * record, its string of octets and a place in a list that grows.
 */
public final class Cost {
  /** Octets of memory per octet of input, at most. */
  public static final int PER_OCTET = 64;

  /** Octets of memory for any input: the message, an exception, a first list. */
  public static final int FIXED = 1024;

  /** The first calls load classes; that is paid once and not by every input. */
  private static final int TRIALS = 4;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cost() {}

  /**
   * Decodes without a look at the checksum, and measures that.
   *
   * @throws MalformedMessageException if the octets are refused
   * @throws Disagreement if it costs more than the bound
   */
  public static MobilityMessage decode(byte[] octets) throws MalformedMessageException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    } finally {
      if (THREADS.getCurrentThreadAllocatedBytes() - before > bound(octets)) {
        check(octets);
      }
    }
  }

  private static long bound(byte[] octets) {
    return FIXED + (long) PER_OCTET * octets.length;
  }

  /** Decodes, and throws if no trial stays within the bound. */
  static void check(byte[] octets) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIALS && least > bound(octets); i++) {
      least = Math.min(least, allocatedBy(octets));
    }
    if (least > bound(octets)) {
      throw new Disagreement(least + " octets of memory, allowed: " + bound(octets), octets);
    }
  }

  /** What decoding allocates in octets; above all on the first call. */
  static long allocatedBy(byte[] octets) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      MobilityHeader.decodeVerified(octets, 0, octets.length);
    } catch (MalformedMessageException refused) {
      // A refusal may not cost more either.
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
