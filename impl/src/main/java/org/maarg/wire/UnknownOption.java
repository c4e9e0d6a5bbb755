package org.maarg.wire;

/**
 * An option of a type this codec does not know, kept octet for octet: receivers skip it (RFC 6275
 * 6.2.1), tools show it and send it again.
 *
 * @param type 2..255, none of the known types
 * @param data 0..255 octets
 */
public record UnknownOption(int type, Octets data) implements MobilityOption {
  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownOption that && type == that.type && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return type * 31 + data.hashCode();
  }

  @Override
  public String toString() {
    return "UnknownOption(" + type + ", " + data + ")";
  }
}
