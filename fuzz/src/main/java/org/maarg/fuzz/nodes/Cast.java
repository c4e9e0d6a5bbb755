package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Peer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;

/** Everybody whom a node under test may hear of: a CMD, MAARs 1 to 4, strangers, mobile nodes. */
final class Cast {
  static final int MAARS = 4;
  static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  static final Ipv6Address STRANGER = Ipv6Address.parse("2001:db8:bad::1");

  /** Of updates and acknowledgements as MAARs and CMDs send them. */
  static final int UPDATE_FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;

  static final int ACK_FLAGS = BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private static final long DOCUMENTATION = 0x20010db800000000L;

  /** Mobile nodes; the last may not be registered. */
  private static final List<MnId> MNS =
      List.of(
          MnId.nai("mn0"),
          MnId.nai("mn1"),
          MnId.nai("mn2"),
          new MnId(200, Octets.of(new byte[9])),
          MnId.nai("stray"));

  private Cast() {}

  static Ipv6Address maar(int number) {
    return Ipv6Address.of(DOCUMENTATION, 0x10L * number);
  }

  static Ipv6Prefix pool(int maar) {
    return Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | ((long) maar << 16), 0), 48);
  }

  /** A prefix that a MAAR may assign. */
  static Ipv6Prefix prefix(int maar, int index, int length) {
    long high = pool(maar).address().high() | ((long) index << (64 - length));
    return Ipv6Prefix.of(Ipv6Address.of(high, 0), length);
  }

  static List<Peer> peers() {
    List<Peer> peers = new ArrayList<>();
    for (int maar = 1; maar <= MAARS; maar++) {
      peers.add(new Peer(maar(maar), pool(maar)));
    }
    return peers;
  }

  static MnId mn(Schedule schedule) {
    return MNS.get(schedule.below(MNS.size()));
  }

  /** The mobile node of a number below {@link #mns()}. */
  static MnId mn(int number) {
    return MNS.get(number);
  }

  static boolean mayRegister(MnId mn) {
    return !mn.equals(MNS.get(MNS.size() - 1));
  }

  /** How many mobile nodes there are. */
  static int mns() {
    return MNS.size();
  }

  /** The CMD, a MAAR, or somebody unknown. */
  static Ipv6Address anybody(Schedule schedule) {
    return schedule.below(8) == 0 ? Ipv6Address.UNSPECIFIED : node(schedule);
  }

  /** The CMD, a MAAR, or a stranger. */
  static Ipv6Address node(Schedule schedule) {
    int who = schedule.below(MAARS + 2);
    if (who == 0) {
      return CMD;
    }
    return who <= MAARS ? maar(who) : STRANGER;
  }
}
