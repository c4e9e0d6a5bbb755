package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFields;
import org.maarg.cli.JsonFormatException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;

/** The letters that the RFCs give to the bits of a flag field, and what they stand for. */
final class FlagNames {
  /** Those of a Binding Update. */
  static final FlagNames UPDATE =
      new FlagNames(
          16,
          new Flag(BindingUpdate.ACKNOWLEDGE, "A", "acknowledge"),
          new Flag(BindingUpdate.HOME, "H", "home registration"),
          new Flag(BindingUpdate.LINK_LOCAL, "L", "link-local address compatibility"),
          new Flag(BindingUpdate.KEY, "K", "key management mobility"),
          new Flag(BindingUpdate.MAP, "M", "MAP registration"),
          new Flag(BindingUpdate.ROUTER, "R", "mobile router"),
          new Flag(BindingUpdate.PROXY, "P", "proxy registration"),
          new Flag(BindingUpdate.FORCE_UDP, "F", "forced UDP encapsulation"),
          new Flag(BindingUpdate.TLV, "T", "TLV header"),
          new Flag(BindingUpdate.BULK, "B", "bulk binding"),
          new Flag(BindingUpdate.SEPARATE, "S", "separate signalling"),
          new Flag(BindingUpdate.DISTRIBUTED, "D", "from a MAAR or CMD"));

  /** Those of a Binding Acknowledgement. */
  static final FlagNames ACKNOWLEDGEMENT =
      new FlagNames(
          8,
          new Flag(BindingAcknowledgement.KEY, "K", "key management mobility"),
          new Flag(BindingAcknowledgement.ROUTER, "R", "mobile router"),
          new Flag(BindingAcknowledgement.PROXY, "P", "proxy registration"),
          new Flag(BindingAcknowledgement.TLV, "T", "TLV header"),
          new Flag(BindingAcknowledgement.BULK, "B", "bulk binding"),
          new Flag(BindingAcknowledgement.SEPARATE, "S", "separate signalling"),
          new Flag(BindingAcknowledgement.DISTRIBUTED, "D", "sender supports RFC 8885"));

  /** Those of a Heartbeat. */
  static final FlagNames HEARTBEAT =
      new FlagNames(
          16,
          new Flag(Heartbeat.UNSOLICITED, "U", "unsolicited"),
          new Flag(Heartbeat.RESPONSE, "R", "response"));

  private record Flag(int bit, String letter, String meaning) {}

  private final int bits;
  private final List<Flag> flags;
  private final Map<String, Integer> byName = new HashMap<>();

  private FlagNames(int bits, Flag... flags) {
    this.bits = bits;
    this.flags = List.of(flags);
    for (int bit = 1 << (bits - 1); bit > 0; bit >>>= 1) {
      byName.put(nameOf(bit), bit);
    }
  }

  /** The letter of a bit, or the bit in hexadecimal if it has none. */
  private String nameOf(int bit) {
    for (Flag flag : flags) {
      if (flag.bit() == bit) {
        return flag.letter();
      }
    }
    return hex(bit);
  }

  /** A value of this field as 0x and all its digits. */
  String hex(int value) {
    return "0x" + HexFormat.of().toHexDigits(value, bits / 4);
  }

  /** The names of the bits that are set, from the left. */
  ArrayNode write(int value) {
    ArrayNode names = Json.array();
    for (int bit = 1 << (bits - 1); bit > 0; bit >>>= 1) {
      if ((value & bit) != 0) {
        names.add(nameOf(bit));
      }
    }
    return names;
  }

  /** The opposite of {@link #write}; in any order. */
  int read(JsonFields fields, String key) {
    int value = 0;
    for (int bit : fields.list(key, this::readBit)) {
      if ((value & bit) != 0) {
        throw new JsonFormatException(fields.path(key), nameOf(bit) + " is there twice");
      }
      value |= bit;
    }
    return value;
  }

  private int readBit(JsonNode element, String path) {
    Integer bit = element.isTextual() ? byName.get(element.textValue()) : null;
    if (bit == null) {
      throw new JsonFormatException(path, "there is no flag " + element);
    }
    return bit;
  }

  /** For people: what the bits that are set stand for. */
  String describe(int value) {
    List<String> set = new ArrayList<>();
    for (int bit = 1 << (bits - 1); bit > 0; bit >>>= 1) {
      if ((value & bit) != 0) {
        set.add(meaningOf(bit));
      }
    }
    return set.isEmpty() ? "none" : String.join(", ", set);
  }

  private String meaningOf(int bit) {
    for (Flag flag : flags) {
      if (flag.bit() == bit) {
        return flag.letter() + " " + flag.meaning();
      }
    }
    return hex(bit) + " reserved";
  }
}
