package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Map;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.wire.Ipv6Address;

/** What an operator decides about a CMD. */
public final class CmdConfig {
  private final Ipv6Address address;
  private final Mode mode;
  private final Profile profile;
  private final int maxLifetime;
  private final Map<Ipv6Address, Peer> maars;
  private final MnAuthorization authorization;

  /**
   * Puts a configuration together.
   *
   * @param maxLifetime the longest lifetime granted, in units of 4 seconds, 1..65535
   * @param maars the MAARs that may register mobile nodes, with their pools
   */
  public CmdConfig(
      Ipv6Address address,
      Mode mode,
      Profile profile,
      int maxLifetime,
      List<Peer> maars,
      MnAuthorization authorization) {
    this.address = address;
    this.mode = mode;
    this.profile = profile;
    this.maxLifetime = Lifetimes.requireGrantable(maxLifetime);
    this.maars = Peer.byAddress(maars);
    this.authorization = authorization;
  }

  /** Global address of the CMD. */
  public Ipv6Address address() {
    return address;
  }

  /** How the CMD tells the MAARs about each other. */
  public Mode mode() {
    return mode;
  }

  /** The policy. */
  public Profile profile() {
    return profile;
  }

  /** The longest lifetime granted, in units of 4 seconds. */
  public int maxLifetime() {
    return maxLifetime;
  }

  /** The MAARs at the start, by their addresses. */
  Map<Ipv6Address, Peer> maars() {
    return maars;
  }

  MnAuthorization authorization() {
    return authorization;
  }
}
