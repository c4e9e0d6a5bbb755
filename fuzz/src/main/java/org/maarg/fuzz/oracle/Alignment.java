package org.maarg.fuzz.oracle;

/**
 * Whether every option of an encoded Mobility Header stands where it must. The table is written
 * down here once more, from the RFCs and not from the encoder.
 */
// Verifies: 6275-6.2.1-2
final class Alignment {
  private static final int UNIT = 8;
  private static final int PAD_1 = 0;
  private static final int ANYWHERE = -1;

  private Alignment() {}

  /** Checks an encoded message of a type that this project knows. */
  static void check(byte[] encoded) {
    int at = firstOption(encoded[2]);
    while (at < encoded.length) {
      int type = encoded[at] & 0xff;
      int rest = rest(type);
      if (rest != ANYWHERE && at % UNIT != rest) {
        throw new Disagreement("option " + type + " stands at octet " + at, encoded);
      }
      at += type == PAD_1 ? 1 : 2 + (encoded[at + 1] & 0xff);
    }
  }

  /** Where options begin (RFC 6275 6.1.7 to 6.1.9); unknown messages are not looked into. */
  private static int firstOption(byte type) {
    return switch (type) {
      case 5, 6 -> 12;
      case 7 -> 24;
      default -> Integer.MAX_VALUE;
    };
  }

  /** 8n+4, 8n+6 or 8n+2 (RFC 5213 8, RFC 8885 4). */
  private static int rest(int type) {
    return switch (type) {
      case 22, 65, 66, 67 -> 4;
      case 26, 68, 69 -> 6;
      case 27 -> 2;
      default -> ANYWHERE;
    };
  }
}
