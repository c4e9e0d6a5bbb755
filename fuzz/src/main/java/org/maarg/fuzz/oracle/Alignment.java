package org.maarg.fuzz.oracle;

/**
 * Whether every option of an encoded Mobility Header stands where it must. The table is written
 * down here once more, from the RFCs and not from the encoder.
 */
// Verifies: 6275-6.2.1-2, 5213-8.6-2, 8885-4.8-7
final class Alignment {
  private static final int UNIT = 8;
  private static final int PAD_1 = 0;

  private Alignment() {}

  /** Checks an encoded message of a type that this project knows. */
  static void check(byte[] encoded) {
    int at = firstOption(encoded[2]);
    while (at < encoded.length) {
      int type = encoded[at] & 0xff;
      if (type != PAD_1 && !stands(type, encoded[at + 1] & 0xff, at)) {
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

  /**
   * 8n+4, 8n+6 or 8n+2 (RFC 6275 6.2.5, RFC 5213 8, RFC 8885 4); a link-layer address, four octets
   * behind its option's first, by its size (decision link-layer-alignment).
   */
  private static boolean stands(int type, int length, int at) {
    return switch (type) {
      case 22, 65, 66, 67 -> at % UNIT == 4;
      case 3, 26, 68, 69 -> at % UNIT == 6;
      case 27 -> at % UNIT == 2;
      case 25, 70 -> (at + 4) % unit(length - 2) == 0;
      default -> true;
    };
  }

  private static int unit(int addressOctets) {
    return addressOctets == 4 || addressOctets == 8 ? addressOctets : 2;
  }
}
