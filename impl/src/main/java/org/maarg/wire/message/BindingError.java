package org.maarg.wire.message;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.OptionCodec;

// Implements: 6275-6.1.9-1
// Implements: 6275-6.1.9-2
/**
 * Binding Error (RFC 6275 6.1.9).
 *
 * @param status 0..255: 1 no binding for the Home Address option, 2 unrecognised MH Type
 * @param homeAddress the home address concerned, unspecified if there is none
 */
public record BindingError(int status, Ipv6Address homeAddress, MobilityOptions options)
    implements MobilityMessage {
  /** MH Type. */
  public static final int TYPE = 7;

  /** Status for a binding that is not there. */
  public static final int UNKNOWN_BINDING = 1;

  /** Status for an MH Type the receiver does not know. */
  public static final int UNRECOGNIZED_MH_TYPE = 2;

  /** Octets before the options: start, status, reserved, home address. */
  static final int FIXED_OCTETS = MobilityHeader.START_OCTETS + 2 + Ipv6Address.OCTETS;

  /** Checks the range, and that there is none of RFC 8885's options. */
  public BindingError {
    Ranges.check("status", status, 0, Ranges.U8);
    options.requireAllowed(false);
  }

  static BindingError parse(OctetReader in) throws MalformedMessageException {
    int status = in.u8();
    in.skip(1);
    Ipv6Address homeAddress = in.address();
    return new BindingError(status, homeAddress, OptionCodec.parse(in, false));
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
    out.u8(0);
    out.address(homeAddress);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BindingError that
        && status == that.status
        && homeAddress.equals(that.homeAddress)
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return (status * 31 + homeAddress.hashCode()) * 31 + options.hashCode();
  }

  @Override
  public String toString() {
    return "BindingError(status=" + status + ", " + homeAddress + ", " + options + ")";
  }
}
