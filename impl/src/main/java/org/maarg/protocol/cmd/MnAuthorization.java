package org.maarg.protocol.cmd;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;

/** Which mobile nodes may be registered, and by which MAAR (RFC 5213 5.3.1, status 152). */
public interface MnAuthorization {
  /** Every mobile node at every MAAR. */
  MnAuthorization ALL = (mn, maar) -> true;

  /** True if this MAAR may register this mobile node. */
  boolean mayRegister(MnId mn, Ipv6Address maar);
}
