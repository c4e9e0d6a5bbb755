package org.maarg.protocol.maar;

import org.maarg.protocol.Coded;

/** State of a mobile node's binding at a MAAR. No binding at all is the state before and after. */
public enum MaarState implements Coded {
  /**
   * Attached here; the entry is temporary until the CMD accepts (RFC 8885 3.1). Nothing is
   * advertised, unless the mobile node came by another interface than the one that is registered.
   */
  REGISTERING(0),
  /** Attached here and registered: this is the S-MAAR (RFC 8885 3.1). */
  SERVING(1),
  /** S-MAAR with a re-registration under way (RFC 5213 6.9.1.3). */
  REFRESHING(2),
  /** The mobile node has left; it may show up at another MAAR until the lifetime ends (3.5). */
  LINGERING(3),
  /** S-MAAR at the end of the lifetime: the session is being deregistered (RFC 8885 3.5). */
  DEREGISTERING(4),
  /** Served elsewhere: this is a P-MAAR with a tunnel to the S-MAAR (RFC 8885 3.2). */
  ANCHORING(5),
  /** P-MAAR that asks the CMD whether the session goes on (RFC 8885 3.5, design B). */
  RENEWING(6),
  /**
   * The CMD has ended the session here; the prefix is not given away for a while (RFC 5213 5.3.5).
   */
  RELEASED(7);

  private final int code;

  MaarState(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /** True if the mobile node is on this MAAR's access link. */
  public boolean isAttached() {
    return this == REGISTERING || this == SERVING || this == REFRESHING;
  }

  /** True if the prefix is tunnelled to another MAAR. */
  public boolean isAnchor() {
    return this == ANCHORING || this == RENEWING;
  }
}
