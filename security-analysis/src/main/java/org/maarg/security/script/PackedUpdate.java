package org.maarg.security.script;

import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;

/**
 * A registration that names many prefixes and leaves out the padding between options: whatever
 * returns them with it is longer. Made octet by octet, for the codec writes no such thing.
 */
final class PackedUpdate {
  private static final int OPTIONS = 12;
  private static final int PREFIX_OCTETS = 20;
  private static final int UNIT = 8;
  private static final int CHECKSUM = 4;
  private static final int HOME_NETWORK_PREFIX = 22;
  private static final int PAD_N = 1;

  private PackedUpdate() {}

  /** Such a registration, to any node. */
  static ScriptEvent packed(EventSection section) {
    Sender sender = Sender.of(section);
    NodeRef to = section.node("to");
    Expression mn = section.number("mn");
    Expression prefixes = section.number("prefixes");
    Expression secured = section.number("secured", "0");
    Expression delay = section.time("delay", "5 ms");
    return (stage, scope) -> {
      Ipv6Address from = sender.address(stage, scope);
      Ipv6Address receiver = stage.address(scope.node(to));
      byte[] octets = octets(from, receiver, scope.count(mn), scope.count(prefixes));
      stage.inject(
          new Datagram(
              stage.nextDatagramId(), from, receiver, scope.count(secured) == 1, Octets.of(octets)),
          scope.millis(delay));
    };
  }

  /**
   * The octets, with their checksum.
   *
   * @param prefixes 0..100
   * @throws IllegalArgumentException if so many do not fit
   */
  static byte[] octets(Ipv6Address from, Ipv6Address to, int mn, int prefixes) {
    byte[] name = Domain.mn(mn).identifier().toByteArray();
    int used = OPTIONS + 3 + name.length + 8 + prefixes * PREFIX_OCTETS;
    byte[] octets = new byte[(used + UNIT - 1) / UNIT * UNIT];
    if (octets.length > MobilityHeader.MAX_OCTETS) {
      throw new IllegalArgumentException(prefixes + " prefixes are more than fit into a message");
    }
    octets[0] = 59;
    octets[1] = (byte) (octets.length / UNIT - 1);
    octets[2] = (byte) BindingUpdate.TYPE;
    octets[8] = (byte) (ForgedUpdates.FLAGS >>> 8);
    octets[9] = (byte) ForgedUpdates.FLAGS;
    octets[11] = 15;
    int at = named(octets, OPTIONS, name);
    at = option(octets, at, 23, 4);
    at = option(octets, at, 24, 4);
    for (int i = 0; i < prefixes; i++) {
      at = prefix(octets, at, i);
    }
    padded(octets, at);
    return sealed(octets, from, to);
  }

  private static int named(byte[] octets, int at, byte[] name) {
    octets[at] = 8;
    octets[at + 1] = (byte) (name.length + 1);
    octets[at + 2] = 1;
    System.arraycopy(name, 0, octets, at + 3, name.length);
    return at + 3 + name.length;
  }

  private static int option(byte[] octets, int at, int type, int value) {
    octets[at] = (byte) type;
    octets[at + 1] = 2;
    octets[at + 3] = (byte) value;
    return at + 4;
  }

  private static int prefix(byte[] octets, int at, int number) {
    octets[at] = HOME_NETWORK_PREFIX;
    octets[at + 1] = PREFIX_OCTETS - 2;
    octets[at + 3] = 64;
    octets[at + 4] = 0x20;
    octets[at + 5] = 0x01;
    octets[at + 11] = (byte) number;
    return at + PREFIX_OCTETS;
  }

  private static void padded(byte[] octets, int at) {
    if (octets.length - at > 1) {
      octets[at] = PAD_N;
      octets[at + 1] = (byte) (octets.length - at - 2);
    }
  }

  private static byte[] sealed(byte[] octets, Ipv6Address from, Ipv6Address to) {
    int checksum = Checksum.of(from, to, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
    octets[CHECKSUM] = (byte) (checksum >>> 8);
    octets[CHECKSUM + 1] = (byte) checksum;
    return octets;
  }
}
