package org.maarg.sim;

import org.maarg.wire.Ipv6Address;

/** Says which messages come over a security association. */
public interface SecurityPolicy {
  /** Every message that a host sends in its own name. */
  SecurityPolicy ALL = (from, to) -> true;

  /** True if what {@code from} sends to {@code to} is secured. */
  boolean isSecured(Ipv6Address from, Ipv6Address to);
}
