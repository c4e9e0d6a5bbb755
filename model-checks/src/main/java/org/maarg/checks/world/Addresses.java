package org.maarg.checks.world;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MnId;
import org.maarg.wire.Octets;

/** The names of everybody in a world: node 0 is the CMD, nodes 1 to 9 are MAARs. */
final class Addresses {
  private static final long DOCUMENTATION = 0x20010db800000000L;

  private Addresses() {}

  static Ipv6Address node(int number) {
    return Ipv6Address.of(DOCUMENTATION, number == 0 ? 0xc : 0x10L * number);
  }

  static int number(Ipv6Address address) {
    return address.low() == 0xc ? 0 : (int) (address.low() >> 4);
  }

  static Ipv6Prefix pool(int maar) {
    return Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | ((long) maar << 16), 0), 48);
  }

  static MnId mn(int number) {
    return new MnId(MnId.NAI, Octets.ofAscii("mn" + number));
  }

  static Octets linkLayer(int number) {
    return Octets.of(new byte[] {2, 0, 0, 0, 0, (byte) number});
  }
}
