package org.maarg.checks.world;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** The names of everybody in a world: node 0 is the CMD, nodes 1 to 9 are MAARs. */
public final class Addresses {
  private static final long DOCUMENTATION = 0x20010db800000000L;

  private static final int MOST = 10;

  // One object for each name: a software model checker tells equal objects from the same object.
  private static final Ipv6Address[] NODES = new Ipv6Address[MOST];
  private static final Ipv6Prefix[] POOLS = new Ipv6Prefix[MOST];
  private static final Ipv6Prefix[] NETWORKS = new Ipv6Prefix[MOST];
  private static final MnId[] MNS = new MnId[MOST];
  private static final Octets[] LINK_LAYERS = new Octets[MOST];

  static {
    for (int i = 0; i < MOST; i++) {
      NODES[i] = Ipv6Address.of(DOCUMENTATION, i == 0 ? 0xc : 0x10L * i);
      POOLS[i] = Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | ((long) i << 16), 0), 48);
      NETWORKS[i] = Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | ((0xf00L + i) << 16), 0), 48);
      MNS[i] = new MnId(MnId.NAI, Octets.ofAscii("mn" + i));
      LINK_LAYERS[i] = Octets.of(new byte[] {2, 0, 0, 0, 0, (byte) i});
    }
  }

  private Addresses() {}

  /** What people call a node. */
  public static String name(int node) {
    return node == 0 ? "cmd" : "maar" + node;
  }

  /** Address of a node. */
  public static Ipv6Address node(int number) {
    return NODES[number];
  }

  /** The number of the node that has this address. */
  public static int number(Ipv6Address address) {
    return address.low() == 0xc ? 0 : (int) (address.low() >> 4);
  }

  static Ipv6Prefix pool(int maar) {
    return POOLS[maar];
  }

  /** A network that only this MAAR reaches. */
  static Ipv6Prefix network(int maar) {
    return NETWORKS[maar];
  }

  static MnId mn(int number) {
    return MNS[number];
  }

  /** The number of the mobile node that has this name. */
  static int number(MnId mn) {
    for (int number = 1; number < MOST; number++) {
      if (MNS[number].equals(mn)) {
        return number;
      }
    }
    throw new IllegalStateException("no such mobile node");
  }

  /** The number of the interface that has this identifier. */
  static int number(Octets linkLayer) {
    return linkLayer.at(linkLayer.length() - 1);
  }

  static Octets linkLayer(int number) {
    return LINK_LAYERS[number];
  }
}
