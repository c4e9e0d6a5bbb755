package org.maarg.protocol.maar;

/** State of a mobile node's binding at a MAAR. No binding at all is the state before and after. */
public enum MaarState {
  /**
   * Attached here; the entry is temporary until the CMD accepts (RFC 8885 3.1). Nothing is
   * advertised, unless the mobile node came by another interface than the one that is registered.
   */
  REGISTERING,
  /** Attached here and registered: this is the S-MAAR (RFC 8885 3.1). */
  SERVING,
  /** S-MAAR with a re-registration under way (RFC 5213 6.9.1.3). */
  REFRESHING,
  /** The mobile node has left; it may show up at another MAAR until the lifetime ends (3.5). */
  LINGERING,
  /** S-MAAR at the end of the lifetime: the session is being deregistered (RFC 8885 3.5). */
  DEREGISTERING,
  /** Served elsewhere: this is a P-MAAR with a tunnel to the S-MAAR (RFC 8885 3.2). */
  ANCHORING,
  /** P-MAAR that asks the CMD whether the session goes on (RFC 8885 3.5, design B). */
  RENEWING,
  /**
   * The CMD has ended the session here; the prefix is not given away for a while (RFC 5213 5.3.5).
   */
  RELEASED;

  /** True if the mobile node is on this MAAR's access link. */
  public boolean isAttached() {
    return this == REGISTERING || this == SERVING || this == REFRESHING;
  }

  /** True if the prefix is tunnelled to another MAAR. */
  public boolean isAnchor() {
    return this == ANCHORING || this == RENEWING;
  }
}
