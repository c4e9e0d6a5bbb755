package org.maarg.wire.message;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.OptionCodec;

// Implements: 6275-6.1.7-1, 6275-6.1.7-3, 5213-8.1-1
/**
 * Binding Update (RFC 6275 6.1.7); with the P flag a Proxy Binding Update (RFC 5213 8.1), with the
 * D flag one between MAAR and CMD (RFC 8885 4.1).
 *
 * @param sequence 0..65535
 * @param flags all 16 bits of the flag field; bits without a name survive
 * @param lifetime in units of 4 seconds, 0..65535; 0 asks for deregistration
 */
public record BindingUpdate(int sequence, int flags, int lifetime, MobilityOptions options)
    implements MobilityMessage {
  /** MH Type. */
  public static final int TYPE = 5;

  /** Acknowledge. */
  public static final int ACKNOWLEDGE = 0x8000;

  /** Home registration. */
  public static final int HOME = 0x4000;

  /** Link-local address compatibility. */
  public static final int LINK_LOCAL = 0x2000;

  /** Key management mobility capability. */
  public static final int KEY = 0x1000;

  /** MAP registration (RFC 4140). */
  public static final int MAP = 0x0800;

  /** Mobile router (RFC 3963). */
  public static final int ROUTER = 0x0400;

  /** Proxy registration (RFC 5213). */
  public static final int PROXY = 0x0200;

  /** Forcing UDP encapsulation (RFC 5555). */
  public static final int FORCE_UDP = 0x0100;

  /** TLV-header format (RFC 5845). */
  public static final int TLV = 0x0080;

  /** Bulk binding (RFC 6602). */
  public static final int BULK = 0x0040;

  /** Separate signalling (RFC 7161). */
  public static final int SEPARATE = 0x0020;

  // Implements: 8885-4.1-1, 8885-5-2
  /** From a MAAR or CMD (RFC 8885). */
  public static final int DISTRIBUTED = 0x0010;

  /** Octets before the options: start, sequence, flags, lifetime. */
  static final int FIXED_OCTETS = MobilityHeader.START_OCTETS + 6;

  /** Checks the ranges, and that RFC 8885's options come with its flag. */
  public BindingUpdate {
    Ranges.check("sequence", sequence, 0, Ranges.U16);
    Ranges.check("flags", flags, 0, Ranges.U16);
    Ranges.check("lifetime", lifetime, 0, Ranges.U16);
    options.requireAllowed((flags & DISTRIBUTED) != 0);
  }

  static BindingUpdate parse(OctetReader in) throws MalformedMessageException {
    int sequence = in.u16();
    int flags = in.u16();
    int lifetime = in.u16();
    MobilityOptions options = OptionCodec.parse(in, (flags & DISTRIBUTED) != 0);
    return new BindingUpdate(sequence, flags, lifetime, options);
  }

  /** True if every bit of {@code flag} is set. */
  public boolean has(int flag) {
    return (flags & flag) == flag;
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
    out.u16(sequence);
    out.u16(flags);
    out.u16(lifetime);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BindingUpdate that
        && sequence == that.sequence
        && flags == that.flags
        && lifetime == that.lifetime
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return ((sequence * 31 + flags) * 31 + lifetime) * 31 + options.hashCode();
  }

  @Override
  public String toString() {
    return "BindingUpdate(seq="
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
