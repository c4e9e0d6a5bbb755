package org.maarg.cli.packet;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.OptionType;

/** Names the octets of an option's data. */
final class OptionDissector {
  private static final int PREFIX_LENGTH = 18;
  private static final int PREVIOUS_MAAR_LENGTH = 34;
  private static final int ADDRESS_LENGTH = 16;
  private static final int TIMESTAMP_LENGTH = 8;
  private static final int COUNTER_LENGTH = 4;
  private static final Map<Integer, OptionType> BY_CODE =
      Stream.of(OptionType.values()).collect(Collectors.toMap(OptionType::code, it -> it));

  private final FieldReader in;
  private final int length;

  private OptionDissector(FieldReader in, int length) {
    this.in = in;
    this.length = length;
  }

  /** Reads the data of an option; any length is fine, and all of it is read. */
  static void dissect(int type, int length, FieldReader in) {
    new OptionDissector(in, length).dissect(type);
  }

  private void dissect(int type) {
    OptionType known = BY_CODE.get(type);
    if (known == null) {
      String what = Registry.hasOption(type) ? "not decoded here" : "unknown option";
      in.hex("Data", length, what + ", skipped by receivers");
    } else {
      int end = in.position() + length;
      dissect(known);
      in.hex("Data", end - in.position(), "the length does not fit the option");
    }
  }

  /** Reads nothing if the length does not fit. */
  private void dissect(OptionType type) {
    switch (type) {
      case MN_ID -> identifier();
      case HOME_NETWORK_PREFIX, ANCHORED_PREFIX, LOCAL_PREFIX -> prefix();
      case PREVIOUS_MAAR -> previousMaar();
      case ALTERNATE_CARE_OF_ADDRESS, SERVING_MAAR, LINK_LOCAL_ADDRESS, DLIF_LINK_LOCAL_ADDRESS ->
          address();
      case MN_LINK_LAYER_IDENTIFIER -> linkLayer("Identifier");
      case DLIF_LINK_LAYER_ADDRESS -> linkLayer("Address");
      case TIMESTAMP -> timestamp();
      case RESTART_COUNTER -> {
        if (length == COUNTER_LENGTH) {
          in.longNumber("Restart Counter", COUNTER_LENGTH, value -> "");
        }
      }
      case HANDOFF_INDICATOR -> {
        if (length == 2) {
          in.reserved(1);
          in.number("HI", 1, Meanings::handoff);
        }
      }
      case ACCESS_TECHNOLOGY_TYPE -> {
        if (length == 2) {
          in.reserved(1);
          in.number("ATT", 1, Meanings::accessTechnology);
        }
      }
    }
  }

  private void identifier() {
    if (length > 0) {
      in.number("Subtype", 1, Meanings::identifierSubtype);
      Octets identifier = in.peekOctets(length - 1);
      in.hex("Identifier", length - 1, quoted(identifier));
    }
  }

  private static String quoted(Octets identifier) {
    return identifier.isPrintableAscii() ? identifier.toAscii() : "";
  }

  private void prefix() {
    if (length == PREFIX_LENGTH) {
      in.reserved(1);
      prefix("Prefix", prefixLength());
    }
  }

  private void previousMaar() {
    if (length == PREVIOUS_MAAR_LENGTH) {
      in.reserved(1);
      int bits = prefixLength();
      in.address("P-MAAR Address", address -> "");
      prefix("Home Network Prefix", bits);
    }
  }

  private int prefixLength() {
    return in.number(
        "Prefix Length", 1, bits -> bits <= Ipv6Prefix.MAX_LENGTH ? bits + " bits" : "over 128");
  }

  private void prefix(String name, int bits) {
    in.address(
        name,
        address ->
            bits <= Ipv6Prefix.MAX_LENGTH ? Ipv6Prefix.of(address, bits).toString() : "no prefix");
  }

  private void address() {
    if (length == ADDRESS_LENGTH) {
      in.address("Address", address -> "");
    }
  }

  private void linkLayer(String name) {
    if (length >= 2) {
      in.reserved(2);
      in.hex(name, length - 2, in.peekOctets(length - 2).toHex(":"));
    }
  }

  private void timestamp() {
    if (length == TIMESTAMP_LENGTH) {
      long seconds = in.longNumber("Seconds", 6, value -> "");
      in.number("Fraction", 2, fraction -> Meanings.time(seconds, fraction));
    }
  }
}
