package org.maarg.wire.message;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.OptionCodec;

// Implements: 5847-3.3-1, 5847-3.3-2, 5847-3.3-3, 5847-3.3-4
/**
 * Heartbeat (RFC 5847 3.3): a request, or the response to one.
 *
 * @param flags 0..3: R and U, the only bits that are not reserved
 * @param sequence 0..2^32 - 1; a response has its request's, an unsolicited one any
 */
public record Heartbeat(int flags, long sequence, MobilityOptions options)
    implements MobilityMessage {
  /** MH Type. */
  public static final int TYPE = 13;

  /** R: a response; a request where it is clear. */
  public static final int RESPONSE = 0x0001;

  /** U: a response that nobody asked for. */
  public static final int UNSOLICITED = 0x0002;

  private static final int NAMED_FLAGS = RESPONSE | UNSOLICITED;

  /** Octets before the options: start, flags, sequence number. */
  static final int FIXED_OCTETS = MobilityHeader.START_OCTETS + 2 + 4;

  /** Checks the ranges, and that there is none of RFC 8885's options. */
  public Heartbeat {
    Ranges.check("flags", flags, 0, NAMED_FLAGS);
    Ranges.check("sequence number", sequence, 0, Ranges.U32);
    options.requireAllowed(false);
  }

  static Heartbeat parse(OctetReader in) throws MalformedMessageException {
    int flags = in.u16() & NAMED_FLAGS;
    return new Heartbeat(flags, in.u32(), OptionCodec.parse(in, false));
  }

  /** True if all these flags are set. */
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
    out.u16(flags);
    out.u32(sequence);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Heartbeat that
        && flags == that.flags
        && sequence == that.sequence
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return (flags * 31 + Long.hashCode(sequence)) * 31 + options.hashCode();
  }

  @Override
  public String toString() {
    return "Heartbeat(flags=" + flags + ", sequence=" + sequence + ", " + options + ")";
  }
}
