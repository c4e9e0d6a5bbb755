package org.maarg.wire;

/**
 * Reads big-endian fields one after the other from the active window of a Mobility Header. A read
 * past the end of the window is refused in the name of the length field that set the window, so a
 * parser need not check lengths; whoever opened the window checks that it was read to its end.
 */
public final class OctetReader {
  private final byte[] octets;
  private final int start;
  private int position;
  private int limit;
  private RefusalReason shortage = RefusalReason.HEADER_LENGTH_BELOW_MINIMUM;
  private int lengthFieldOffset = 1;

  /** A reader whose window is a whole Mobility Header. */
  public OctetReader(byte[] octets, int offset, int length) {
    this.octets = octets;
    this.start = offset;
    this.position = offset;
    this.limit = offset + length;
  }

  /** Octets from the start of the Mobility Header to the next read. */
  public int offset() {
    return position - start;
  }

  /** Octets left in the window. */
  public int remaining() {
    return limit - position;
  }

  /**
   * Narrows the window to the next octets, those that the option length just read tells of.
   *
   * @param length at most {@link #remaining()}
   * @return what {@link #widen} needs to restore the window
   */
  public int narrow(int length) {
    int outer = limit;
    limit = position + length;
    shortage = RefusalReason.OPTION_LENGTH;
    lengthFieldOffset = offset() - 1;
    return outer;
  }

  /** Restores the window there was before {@link #narrow}. */
  public void widen(int outer) {
    limit = outer;
  }

  public int u8() throws MalformedMessageException {
    need(1);
    return octets[position++] & 0xff;
  }

  public int u16() throws MalformedMessageException {
    need(2);
    return (u8() << 8) | u8();
  }

  public long u32() throws MalformedMessageException {
    need(4);
    return ((long) u16() << 16) | u16();
  }

  public long u64() throws MalformedMessageException {
    need(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | u8();
    }
    return value;
  }

  public Ipv6Address address() throws MalformedMessageException {
    need(Ipv6Address.OCTETS);
    Ipv6Address address = Ipv6Address.read(octets, position);
    position += Ipv6Address.OCTETS;
    return address;
  }

  /** Reads a prefix length in bits, refused where it stands if it is over 128. */
  public int prefixLength() throws MalformedMessageException {
    int length = u8();
    if (length > Ipv6Prefix.MAX_LENGTH) {
      throw new MalformedMessageException(RefusalReason.PREFIX_LENGTH, offset() - 1);
    }
    return length;
  }

  /** Reads all that is left in the window. */
  public Octets rest() {
    Octets rest = Octets.copyOf(octets, position, remaining());
    position = limit;
    return rest;
  }

  /** Reads all that is left in the window; refused at the length field if that is nothing. */
  public Octets restOr(RefusalReason whenEmpty) throws MalformedMessageException {
    if (remaining() == 0) {
      throw new MalformedMessageException(whenEmpty, lengthFieldOffset);
    }
    return rest();
  }

  public void skip(int count) throws MalformedMessageException {
    need(count);
    position += count;
  }

  private void need(int count) throws MalformedMessageException {
    if (count > remaining()) {
      throw new MalformedMessageException(shortage, lengthFieldOffset);
    }
  }
}
