package org.maarg.wire;

/**
 * Writes big-endian fields one after the other into an array that was sized for them. Values are
 * cut to the width of the field: the records check their ranges.
 */
public final class OctetWriter {
  private final byte[] octets;
  private int position;

  public OctetWriter(byte[] octets) {
    this.octets = octets;
  }

  /** Octets written so far. */
  public int position() {
    return position;
  }

  public void u8(int value) {
    octets[position++] = (byte) value;
  }

  public void u16(int value) {
    u8(value >>> 8);
    u8(value);
  }

  public void u32(long value) {
    u16((int) (value >>> 16));
    u16((int) value);
  }

  public void u64(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      u8((int) (value >>> shift));
    }
  }

  public void address(Ipv6Address address) {
    address.write(octets, position);
    position += Ipv6Address.OCTETS;
  }

  public void octets(Octets value) {
    value.copyTo(octets, position);
    position += value.length();
  }

  /** Writes zero octets: reserved fields and the inside of padding. */
  public void zeros(int count) {
    for (int i = 0; i < count; i++) {
      u8(0);
    }
  }
}
