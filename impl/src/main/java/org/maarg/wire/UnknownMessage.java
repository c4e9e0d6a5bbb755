package org.maarg.wire;

/**
 * A Mobility Header of a type this codec does not know, its message data kept octet for octet. A node
 * answers it with a Binding Error of status 2 (RFC 6275 9.2).
 *
 * @param type 0..255, none of the known types
 * @param data all octets after the checksum, 2 modulo 8 of them
 */
public record UnknownMessage(int type, Octets data) implements MobilityMessage {
  @Override
  public MobilityOptions options() {
    return MobilityOptions.NONE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownMessage that && type == that.type && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return type * 31 + data.hashCode();
  }

  @Override
  public String toString() {
    return "UnknownMessage(" + type + ", " + data + ")";
  }
}
