package org.maarg.fuzz.peers;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A mobility option as RFC 6275 6.2.1 has it, which RFC 5213 8.3 to 8.8 and RFC 4283 3 fill.
 *
 * @param data what stands behind the length, in hex
 */
record Option(int type, String data) {
  static final int ALTERNATE_CARE_OF_ADDRESS = 3;
  static final int MOBILE_NODE_IDENTIFIER = 8;
  static final int HOME_NETWORK_PREFIX = 22;
  static final int HANDOFF_INDICATOR = 23;
  static final int ACCESS_TECHNOLOGY_TYPE = 24;
  static final int LINK_LAYER_IDENTIFIER = 25;
  static final int LINK_LOCAL_ADDRESS = 26;
  static final int TIMESTAMP = 27;

  /** Of RFC 8885 4.6, from a CMD. */
  static final int SERVING_MAAR = 68;

  private static final int NAI = 1;
  private static final int FRACTIONS_PER_SECOND = 1 << 16;

  /** RFC 4283 3.1 and 3.2: an octet of subtype, then the identifier; none may be empty. */
  static Option mobileNode(String nai) {
    String text = HexFormat.of().formatHex(nai.getBytes(StandardCharsets.UTF_8));
    return new Option(MOBILE_NODE_IDENTIFIER, octet(NAI) + text);
  }

  /** RFC 5213 8.3; ALL_ZERO is {@code ::/0}. */
  static Option prefix(String prefix) {
    int slash = prefix.indexOf('/');
    int length = Integer.parseInt(prefix.substring(slash + 1));
    return new Option(
        HOME_NETWORK_PREFIX, "00" + octet(length) + address(prefix.substring(0, slash)));
  }

  /** RFC 5213 8.4. */
  static Option handoff(int value) {
    return new Option(HANDOFF_INDICATOR, "00" + octet(value));
  }

  /** RFC 5213 8.5. */
  static Option technology(int value) {
    return new Option(ACCESS_TECHNOLOGY_TYPE, "00" + octet(value));
  }

  /** RFC 5213 8.6. */
  static Option linkLayer(String identifier) {
    return new Option(LINK_LAYER_IDENTIFIER, "0000" + identifier);
  }

  /** RFC 5213 8.7. */
  static Option linkLocal(String address) {
    return new Option(LINK_LOCAL_ADDRESS, address(address));
  }

  /** RFC 6275 6.2.5. */
  static Option alternate(String address) {
    return new Option(ALTERNATE_CARE_OF_ADDRESS, address(address));
  }

  /** RFC 8885 4.6. */
  static Option servingMaar(String address) {
    return new Option(SERVING_MAAR, address(address));
  }

  /** RFC 5213 8.8: 48 bits of seconds since 1970, 16 bits of 1/65536 second. */
  static Option timestamp(long epochMillis) {
    long fraction = Math.round((epochMillis % 1000) * (double) FRACTIONS_PER_SECOND / 1000);
    long value = epochMillis / 1000 * FRACTIONS_PER_SECOND + fraction;
    return new Option(TIMESTAMP, HexFormat.of().toHexDigits(value));
  }

  /** The time of a Timestamp, to the nearest millisecond since 1970. */
  long epochMillis() {
    BigInteger value = new BigInteger(data, 16).multiply(BigInteger.valueOf(1000));
    return value.add(BigInteger.valueOf(FRACTIONS_PER_SECOND / 2)).shiftRight(16).longValueExact();
  }

  /** The value of a Handoff Indicator or an Access Technology Type. */
  int value() {
    return Integer.parseInt(data, 16);
  }

  /** The number of a mobility option by its name in RFC 5213. */
  static int typeOf(String name) {
    return switch (name) {
      case "Mobile Node Identifier" -> MOBILE_NODE_IDENTIFIER;
      case "Home Network Prefix" -> HOME_NETWORK_PREFIX;
      case "Handoff Indicator" -> HANDOFF_INDICATOR;
      case "Access Technology Type" -> ACCESS_TECHNOLOGY_TYPE;
      case "MN Link-layer Identifier" -> LINK_LAYER_IDENTIFIER;
      case "Link-local Address" -> LINK_LOCAL_ADDRESS;
      case "Timestamp" -> TIMESTAMP;
      default -> throw new IllegalArgumentException(name + " is no option of RFC 5213");
    };
  }

  /** Where in 8 octets the type has to stand: 8n+4, 8n+6, 8n+2, or -1 for anywhere. */
  static int alignment(int type) {
    return switch (type) {
      case HOME_NETWORK_PREFIX -> 4;
      case LINK_LOCAL_ADDRESS, SERVING_MAAR -> 6;
      case TIMESTAMP -> 2;
      default -> -1;
    };
  }

  private static String octet(int value) {
    return HexFormat.of().toHexDigits((byte) value);
  }

  private static String address(String literal) {
    try {
      return HexFormat.of().formatHex(InetAddress.getByName(literal).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
