package org.maarg.cli.packet;

import java.util.HexFormat;
import java.util.List;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;

/**
 * Names every octet of a Mobility Header, padding and reserved fields included. Judges nothing: it
 * takes any octets, also those that the codec refuses, and goes as far as they make sense. The
 * fields cover all octets in order, without gap.
 */
final class Dissector {
  private static final int START_OCTETS = 6;
  private static final int UNIT = 8;
  private static final int UPDATE_OCTETS = 6;
  private static final int ACKNOWLEDGEMENT_OCTETS = 6;
  private static final int ERROR_OCTETS = 18;
  private static final int HEARTBEAT_OCTETS = 6;
  private static final int PAD_1 = 0;
  private static final int PAD_N = 1;

  private final byte[] octets;
  private final boolean cut;
  private final FieldReader in;

  private Dissector(byte[] octets, boolean cut) {
    this.octets = octets;
    this.cut = cut;
    this.in = new FieldReader(octets, 0);
  }

  /**
   * The fields of a Mobility Header.
   *
   * @param checksum what is known about the checksum, for people
   * @param cut whether it went on behind these octets when it was captured
   */
  static List<Field> dissect(Octets octets, String checksum, boolean cut) {
    Dissector dissector = new Dissector(octets.toByteArray(), cut);
    dissector.message(checksum);
    return dissector.in.fields();
  }

  private void message(String checksum) {
    if (octets.length < UNIT) {
      in.hex("Octets", octets.length, endsHere("too few for a Mobility Header"));
      return;
    }
    in.number("Payload Proto", 1, Meanings::payloadProto);
    int stated = (in.number("Header Len", 1, Meanings::headerLength) + 1) * UNIT;
    int type = in.number("MH Type", 1, Meanings::messageType);
    in.reserved(1);
    in.number(
        "Checksum", 2, value -> "0x" + HexFormat.of().toHexDigits(value, 4), value -> checksum);
    int end = Math.min(stated, octets.length);
    body(type, end);
    in.hex("Octets", end - in.position(), endsHere("too few for this message"));
    in.hex("Octets", octets.length - in.position(), "beyond Header Len");
  }

  /** Why octets say no more: the message itself ends, or the capture does. */
  private String endsHere(String reason) {
    return cut ? "cut off here by the capture" : reason;
  }

  private void body(int type, int end) {
    int available = end - START_OCTETS;
    switch (type) {
      case BindingUpdate.TYPE -> {
        if (available >= UPDATE_OCTETS) {
          update();
          options(end);
        }
      }
      case BindingAcknowledgement.TYPE -> {
        if (available >= ACKNOWLEDGEMENT_OCTETS) {
          acknowledgement();
          options(end);
        }
      }
      case BindingError.TYPE -> {
        if (available >= ERROR_OCTETS) {
          error();
          options(end);
        }
      }
      case Heartbeat.TYPE -> {
        if (available >= HEARTBEAT_OCTETS) {
          heartbeat();
          options(end);
        }
      }
      default -> in.hex("Message Data", available, "");
    }
  }

  private void update() {
    in.number("Sequence", 2, value -> "");
    in.number("Flags", 2, FlagNames.UPDATE::hex, FlagNames.UPDATE::describe);
    in.number("Lifetime", 2, Meanings::lifetime);
  }

  private void acknowledgement() {
    int status = in.number("Status", 1, Meanings::status);
    in.number("Flags", 1, FlagNames.ACKNOWLEDGEMENT::hex, FlagNames.ACKNOWLEDGEMENT::describe);
    in.number("Sequence", 2, value -> "");
    in.number("Lifetime", 2, units -> Meanings.granted(status, units));
  }

  private void error() {
    in.number("Status", 1, Meanings::errorStatus);
    in.reserved(1);
    in.address("Home Address", address -> "");
  }

  private void heartbeat() {
    in.number("Flags", 2, FlagNames.HEARTBEAT::hex, FlagNames.HEARTBEAT::describe);
    in.longNumber("Sequence", 4, value -> "");
  }

  private void options(int end) {
    while (in.position() < end) {
      FieldReader parts = new FieldReader(octets, in.position());
      int type = option(parts, end);
      in.adopt(Registry.option(type), parts);
    }
  }

  private int option(FieldReader parts, int end) {
    int type = parts.number("Type", 1, Registry::option);
    if (type == PAD_1 || parts.position() == end) {
      return type;
    }
    int length = parts.number("Length", 1, value -> "");
    if (length > end - parts.position()) {
      parts.hex("Data", end - parts.position(), endsHere("the option runs past the end"));
    } else if (type == PAD_N) {
      parts.hex("Padding", length, "");
    } else {
      OptionDissector.dissect(type, length, parts);
    }
    return type;
  }
}
