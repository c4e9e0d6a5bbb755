package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** What an operator decides about a MAAR. */
public final class MaarConfig {
  private final Ipv6Address address;
  private final int number;
  private final Ipv6Address cmd;
  private final Mode mode;
  private final Profile profile;
  private final Ipv6Prefix pool;
  private final int prefixLength;
  private final int lifetime;
  private final Map<Ipv6Address, Peer> maars;
  private final List<Ipv6Prefix> localNetworks;

  /** A MAAR without local networks; see the other constructor. */
  public MaarConfig(
      Ipv6Address address,
      int number,
      Ipv6Address cmd,
      Mode mode,
      Profile profile,
      Ipv6Prefix pool,
      int prefixLength,
      int lifetime,
      List<Peer> maars) {
    this(address, number, cmd, mode, profile, pool, prefixLength, lifetime, maars, List.of());
  }

  /**
   * Puts a configuration together.
   *
   * @param number tells the MAARs of a domain apart in DLIF addresses, 0..65535
   * @param mode the mode of the domain; a MAAR only needs to know whether it is locator mode
   * @param pool the prefix that only this MAAR assigns from
   * @param prefixLength length of the prefixes it assigns, in bits: longer than the pool's by at
   *     most 24, at most 64
   * @param lifetime asked for in registrations, in units of 4 seconds, 1..65535
   * @param maars the other MAARs of the domain, with their pools
   * @param localNetworks networks that only this MAAR reaches (RFC 8885 3.7, 4.4), at most 16, none
   *     of length 0, link-local or multicast; a repetition is left out
   */
  public MaarConfig(
      Ipv6Address address,
      int number,
      Ipv6Address cmd,
      Mode mode,
      Profile profile,
      Ipv6Prefix pool,
      int prefixLength,
      int lifetime,
      List<Peer> maars,
      List<Ipv6Prefix> localNetworks) {
    if (number < 0 || number > 0xffff) {
      throw new IllegalArgumentException("MAAR number " + number + " is not in 0..65535");
    }
    this.address = address;
    this.number = number;
    this.cmd = cmd;
    this.mode = mode;
    this.profile = profile;
    this.pool = pool;
    this.prefixLength = prefixLength;
    this.lifetime = Lifetimes.requireGrantable(lifetime);
    this.maars = Peer.byAddress(maars);
    this.localNetworks = requireFew(localNetworks);
  }

  private static List<Ipv6Prefix> requireFew(List<Ipv6Prefix> networks) {
    if (networks.size() > LocalNetworks.MOST) {
      throw new IllegalArgumentException(
          networks.size() + " local networks are more than " + LocalNetworks.MOST);
    }
    List<Ipv6Prefix> usable = new ArrayList<>(networks.size());
    for (Ipv6Prefix network : networks) {
      if (!LocalNetworks.addIfUsable(usable, network)) {
        throw new IllegalArgumentException(network + " is no local network");
      }
    }
    return List.copyOf(usable);
  }

  /** Global address of the MAAR. */
  public Ipv6Address address() {
    return address;
  }

  /** The number in the MAAR's DLIF addresses. */
  public int number() {
    return number;
  }

  /** Global address of the CMD. */
  public Ipv6Address cmd() {
    return cmd;
  }

  /** The mode of the domain. */
  public Mode mode() {
    return mode;
  }

  /** The policy. */
  public Profile profile() {
    return profile;
  }

  /** The prefix that only this MAAR assigns from. */
  public Ipv6Prefix pool() {
    return pool;
  }

  /** Length of the prefixes it assigns, in bits. */
  public int prefixLength() {
    return prefixLength;
  }

  /** Lifetime asked for, in units of 4 seconds. */
  public int lifetime() {
    return lifetime;
  }

  /** Networks that only this MAAR reaches; unmodifiable. */
  public List<Ipv6Prefix> localNetworks() {
    return localNetworks;
  }

  /** The other MAARs at the start, by their addresses. */
  Map<Ipv6Address, Peer> maars() {
    return maars;
  }
}
