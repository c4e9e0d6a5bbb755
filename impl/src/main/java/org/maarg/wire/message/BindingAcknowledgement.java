package org.maarg.wire.message;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.OptionCodec;

// Implements: 6275-6.1.8-1, 6275-6.1.7-3, 5213-8.2-1
/**
 * Binding Acknowledgement (RFC 6275 6.1.8); with the P flag a Proxy Binding Acknowledgement (RFC
 * 5213 8.2), with the D flag from a node that supports RFC 8885 (4.2).
 *
 * @param status 0..255, see {@link Status}; below 128 is accepted
 * @param flags all 8 bits of the flag field; bits without a name survive
 * @param sequence 0..65535, that of the update answered
 * @param lifetime granted, in units of 4 seconds, 0..65535
 */
public record BindingAcknowledgement(
    int status, int flags, int sequence, int lifetime, MobilityOptions options)
    implements MobilityMessage {
  /** MH Type. */
  public static final int TYPE = 6;

  /** Key management mobility capability. */
  public static final int KEY = 0x80;

  /** Mobile router (RFC 3963). */
  public static final int ROUTER = 0x40;

  /** Proxy registration (RFC 5213). */
  public static final int PROXY = 0x20;

  /** TLV-header format (RFC 5845). */
  public static final int TLV = 0x10;

  /** Bulk binding (RFC 6602). */
  public static final int BULK = 0x08;

  /** Separate signalling (RFC 7161). */
  public static final int SEPARATE = 0x04;

  // Implements: 8885-4.2-1, 8885-5-3
  /** From a node that supports RFC 8885. */
  public static final int DISTRIBUTED = 0x02;

  /** Octets before the options: start, status, flags, sequence, lifetime. */
  static final int FIXED_OCTETS = MobilityHeader.START_OCTETS + 6;

  /** Checks the ranges, and that RFC 8885's options come with its flag. */
  public BindingAcknowledgement {
    Ranges.check("status", status, 0, Ranges.U8);
    Ranges.check("flags", flags, 0, Ranges.U8);
    Ranges.check("sequence", sequence, 0, Ranges.U16);
    Ranges.check("lifetime", lifetime, 0, Ranges.U16);
    options.requireAllowed((flags & DISTRIBUTED) != 0);
  }

  static BindingAcknowledgement parse(OctetReader in) throws MalformedMessageException {
    int status = in.u8();
    int flags = in.u8();
    int sequence = in.u16();
    int lifetime = in.u16();
    MobilityOptions options = OptionCodec.parse(in, (flags & DISTRIBUTED) != 0);
    return new BindingAcknowledgement(status, flags, sequence, lifetime, options);
  }

  /** True if every bit of {@code flag} is set. */
  public boolean has(int flag) {
    return (flags & flag) == flag;
  }

  /** True if the update was accepted (RFC 6275 6.1.8). */
  public boolean isAccepted() {
    return Status.isAccepted(status);
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int fixedLength() {
    return FIXED_OCTETS;
  }

  @Override
  public void write(OctetWriter out) {
    out.u8(status);
    out.u8(flags);
    out.u16(sequence);
    out.u16(lifetime);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BindingAcknowledgement that
        && status == that.status
        && flags == that.flags
        && sequence == that.sequence
        && lifetime == that.lifetime
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return (((status * 31 + flags) * 31 + sequence) * 31 + lifetime) * 31 + options.hashCode();
  }

  @Override
  public String toString() {
    return "BindingAcknowledgement(status="
        + status
        + ", seq="
        + sequence
        + ", flags=0x"
        + Integer.toHexString(flags)
        + ", lifetime="
        + lifetime
        + ", "
        + options
        + ")";
  }
}
