package org.maarg.checks.world;

import org.maarg.wire.message.Status;

/** Whom a CMD's policy store lets in: one of the three questions of RFC 5213 5.3.1 gets a no. */
public enum Policy {
  /** Every mobile node, at every MAAR. */
  ALL,
  /** The last mobile node is known, and has no network-based mobility management. */
  SERVICE,
  /** The last mobile node is not known. */
  KNOWN,
  /** The last MAAR is kept from speaking for any mobile node. */
  PLACE;

  /** True if this MAAR may register this mobile node. */
  boolean serves(int mn, int maar, Bounds bounds) {
    return status(mn, maar, bounds) == Status.ACCEPTED;
  }

  // Verifies: 5213-5.3.1-5, 5213-5.3.1-7, 5213-5.3.1-8
  /** The status that an update of this MAAR about this mobile node has to be refused with, or 0. */
  int status(int mn, int maar, Bounds bounds) {
    if (this == PLACE && maar == bounds.maars()) {
      return Status.MAG_NOT_AUTHORIZED;
    }
    if (mn != bounds.mns()) {
      return Status.ACCEPTED;
    }
    if (this == KNOWN) {
      return Status.NOT_LMA_FOR_THIS_MN;
    }
    return this == SERVICE ? Status.PROXY_REG_NOT_ENABLED : Status.ACCEPTED;
  }
}
