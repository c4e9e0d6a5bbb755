package org.maarg.fuzz.oracle;

import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;

/**
 * What a sender owes beyond what a receiver looks at: every option of an encoded Mobility Header
 * stands where it must, and whatever is reserved, or padding, is zero. The tables are written down
 * here once more, from the RFCs and not from the encoder.
 */
// Verifies: 6275-6.2.1-2, 5213-8.6-2, 8885-4.8-7, 6275-6.1.1-4, 6275-6.2.3-1
public final class SenderForm {
  private static final int UNIT = 8;
  private static final int PAD_1 = 0;
  private static final int PAD_N = 1;
  private static final int UPDATE = 5;
  private static final int ACKNOWLEDGEMENT = 6;
  private static final int ERROR = 7;
  private static final int HEARTBEAT = 13;

  /** Of an update, the bits of its flag field that have no name yet; of an acknowledgement one. */
  private static final int UNNAMED_OF_UPDATE = 0x000f;

  private static final int UNNAMED_OF_ACKNOWLEDGEMENT = 0x01;

  private SenderForm() {}

  /**
   * Checks an encoded message; of a type that this project does not know, its start alone.
   *
   * @throws Disagreement if an option is out of place, or something reserved is not zero
   */
  public static void check(byte[] encoded) {
    int type = encoded[2] & 0xff;
    checkZero(encoded, 3, 1);
    int at = firstOption(type);
    if (type == ERROR) {
      checkZero(encoded, 7, 1);
    } else if (type == HEARTBEAT && (encoded[6] != 0 || (encoded[7] & 0xfc) != 0)) {
      throw new Disagreement("a reserved bit of a Heartbeat is set", encoded);
    }
    while (at < encoded.length) {
      at += checkOption(encoded, at);
    }
  }

  /**
   * Checks the flags of a message that a node has made by itself: the codec carries bits without a
   * name as they came, and a node sets none (decision unassigned-code-points).
   */
  public static void checkFlags(MobilityMessage made) {
    boolean unnamed =
        made instanceof BindingUpdate update
            ? (update.flags() & UNNAMED_OF_UPDATE) != 0
            : made instanceof BindingAcknowledgement ack
                && (ack.flags() & UNNAMED_OF_ACKNOWLEDGEMENT) != 0;
    if (unnamed) {
      throw new Disagreement("a reserved flag is set in " + made, new byte[0]);
    }
  }

  /** How many octets the option has. */
  private static int checkOption(byte[] encoded, int at) {
    int type = encoded[at] & 0xff;
    if (type == PAD_1) {
      return 1;
    }
    int length = encoded[at + 1] & 0xff;
    if (!stands(type, length, at)) {
      throw new Disagreement("option " + type + " stands at octet " + at, encoded);
    }
    checkZero(encoded, at + 2, type == PAD_N ? length : reserved(type));
    return 2 + length;
  }

  private static void checkZero(byte[] encoded, int from, int count) {
    for (int at = from; at < from + count; at++) {
      if (encoded[at] != 0) {
        throw new Disagreement("reserved octet " + at + " is not zero", encoded);
      }
    }
  }

  /** Where options begin (RFC 6275 6.1.7 to 6.1.9, RFC 5847 3.3). */
  private static int firstOption(int type) {
    return switch (type) {
      case UPDATE, ACKNOWLEDGEMENT, HEARTBEAT -> 12;
      case ERROR -> 24;
      default -> Integer.MAX_VALUE;
    };
  }

  /**
   * 8n+4, 8n+6 or 8n+2 (RFC 6275 6.2.5, RFC 5213 8, RFC 8885 4), 4n+2 (RFC 5847 3.4); a link-layer
   * address, four octets behind its option's first, by its size (decision link-layer-alignment).
   */
  private static boolean stands(int type, int length, int at) {
    return switch (type) {
      case 22, 65, 66, 67 -> at % UNIT == 4;
      case 3, 26, 68, 69 -> at % UNIT == 6;
      case 27 -> at % UNIT == 2;
      case 28 -> at % 4 == 2;
      case 25, 70 -> (at + 4) % unit(length - 2) == 0;
      default -> true;
    };
  }

  private static int unit(int addressOctets) {
    return addressOctets == 4 || addressOctets == 8 ? addressOctets : 2;
  }

  /** Reserved octets at the start of an option's data (RFC 5213 8.3 to 8.6, RFC 8885 4). */
  private static int reserved(int type) {
    return switch (type) {
      case 22, 23, 24, 65, 66, 67 -> 1;
      case 25, 70 -> 2;
      default -> 0;
    };
  }
}
