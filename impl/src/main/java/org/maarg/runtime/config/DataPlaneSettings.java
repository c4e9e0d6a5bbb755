package org.maarg.runtime.config;

import java.util.List;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * What forwards the packets of mobile nodes at a MAAR, in the network namespace of its transport.
 *
 * @param core interface towards the other MAARs
 * @param access interface of the access link
 * @param mtu of the tunnels, also told to mobile nodes: 1280..65535
 * @param mobileNodes whose Router Solicitation is an attachment
 */
public record DataPlaneSettings(
    Kind kind, String core, String access, int mtu, List<KnownMn> mobileNodes) {
  /** The path MTU of most networks less the 40 octets of the outer header. */
  public static final int DEFAULT_MTU = 1460;

  /** How packets are tunnelled. */
  public enum Kind {
    /** Nothing is forwarded; what would be is remembered. */
    RECORDED,
    /** By the kernel's SRv6 encapsulation with one segment, which is plain IPv6 in IPv6. */
    LINUX_SEG6,
    /** By the kernel's ip6_tunnel. */
    LINUX_IP6TNL
  }

  /**
   * A mobile node that is known by the address of its interface.
   *
   * @param linkLayer 6 octets
   * @param accessTechnology a value of the Access Technology Type option, 0..255
   */
  public record KnownMn(MnId mn, Octets linkLayer, int accessTechnology) {}

  /** Copies the list. */
  public DataPlaneSettings {
    mobileNodes = List.copyOf(mobileNodes);
  }
}
