package org.maarg.fuzz.oracle;

import org.maarg.wire.Refusal;
import org.maarg.wire.Refusal.Answer;

/**
 * What the sender of refused octets is owed, read from the octets by RFC 6275 9.2 in the order of
 * decision header-check-order, the checksum aside.
 */
final class OwedAnswer {
  private static final int LEAST_OCTETS = 8;
  private static final int MOST_OCTETS = 2048;
  private static final int UNIT = 8;
  private static final int NO_NEXT_HEADER = 59;
  private static final int PAYLOAD_PROTO_AT = 0;
  private static final int HEADER_LEN_AT = 1;
  private static final int NO_POINTER = -1;

  /** Of RFC 6275 6.1.2 to 6.1.6. */
  private static final int LAST_WITHOUT_USE = 4;

  private OwedAnswer() {}

  // Verifies: 6275-9.2-2, 6275-9.2-3, 6275-9.2-4
  /**
   * Holds the answer of a refusal, and where a Parameter Problem points, against the octets.
   *
   * @throws Disagreement if somebody else's answer is due, or the pointer is elsewhere
   */
  static void check(Refusal refusal, byte[] octets) {
    int pointer = pointer(octets);
    Answer due = pointer == NO_POINTER ? unpointed(octets) : Answer.PARAMETER_PROBLEM;
    boolean elsewhere = pointer != NO_POINTER && refusal.offset() != pointer;
    if (refusal.answer() != due || elsewhere) {
      throw new Disagreement("owed is " + due + " at " + pointer + ", not " + refusal, octets);
    }
  }

  /** Which octet a Parameter Problem points at, of a known type; none where none is due. */
  private static int pointer(byte[] octets) {
    if (!isMeasured(octets) || leastUnits(type(octets)) == 0) {
      return NO_POINTER;
    }
    if ((octets[PAYLOAD_PROTO_AT] & 0xff) != NO_NEXT_HEADER) {
      return PAYLOAD_PROTO_AT;
    }
    boolean tooShort = (octets[HEADER_LEN_AT] & 0xff) + 1 < leastUnits(type(octets));
    return tooShort ? HEADER_LEN_AT : NO_POINTER;
  }

  /**
   * An unknown type is answered whatever its length. Types 0 to 4 are known values that nobody here
   * has a use for, and owe nothing (decision unassigned-code-points).
   */
  private static Answer unpointed(byte[] octets) {
    boolean unknown = isMeasured(octets) && leastUnits(type(octets)) == 0;
    return unknown && type(octets) > LAST_WITHOUT_USE ? Answer.BINDING_ERROR : Answer.DROP;
  }

  private static boolean isMeasured(byte[] octets) {
    return octets.length >= LEAST_OCTETS && octets.length <= MOST_OCTETS;
  }

  private static int type(byte[] octets) {
    return octets[2] & 0xff;
  }

  /** Least length in units of 8 octets (RFC 6275 6.1.7 to 6.1.9, RFC 5847 3.3); unknown: 0. */
  private static int leastUnits(int type) {
    return switch (type) {
      case 5, 6, 13 -> 16 / UNIT;
      case 7 -> 24 / UNIT;
      default -> 0;
    };
  }
}
