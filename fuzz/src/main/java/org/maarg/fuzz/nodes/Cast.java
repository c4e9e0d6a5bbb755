package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Peer;
import org.maarg.protocol.cmd.MnAuthorization;
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
  static final Ipv6Address EVERYBODY = Ipv6Address.parse("ff02::1");

  /** Another address of the last MAAR, known to the CMD alone (decision peer-authorisation). */
  static final Ipv6Address SECOND = Ipv6Address.parse("2001:db8::1000");

  /** Of updates and acknowledgements as MAARs and CMDs send them. */
  static final int UPDATE_FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;

  static final int ACK_FLAGS = BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private static final long DOCUMENTATION = 0x20010db800000000L;

  /** Mobile nodes: of the last three one has not the service, one is unknown, one is barred. */
  private static final List<MnId> MNS =
      List.of(
          MnId.nai("mn0"),
          MnId.nai("mn1"),
          MnId.nai("mn2"),
          new MnId(200, Octets.of(new byte[9])),
          MnId.nai("stray"),
          MnId.nai("unknown"),
          MnId.nai("barred"));

  private static final MnId WITHOUT_SERVICE = MNS.get(4);
  private static final MnId UNKNOWN = MNS.get(5);
  private static final MnId BARRED = MNS.get(6);

  /** Each way in which a policy store may refuse (RFC 5213 5.3.1). */
  static final MnAuthorization AUTHORIZATION =
      new MnAuthorization() {
        @Override
        public boolean mayRegister(MnId mn, Ipv6Address maar) {
          return !mn.equals(BARRED) || maar.equals(maar(1));
        }

        @Override
        public boolean isKnown(MnId mn) {
          return !mn.equals(UNKNOWN);
        }

        @Override
        public boolean hasService(MnId mn) {
          return !mn.equals(WITHOUT_SERVICE);
        }
      };

  /** What only one MAAR reaches. */
  static final List<Ipv6Prefix> LOCAL_NETWORKS =
      List.of(Ipv6Prefix.parse("2001:db8:ffff::/48"), Ipv6Prefix.parse("2001:db8:fffe:1::/64"));

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

  /** As the CMD knows them: one has two addresses, and one pool. */
  static List<Peer> peersOfCmd() {
    List<Peer> peers = peers();
    peers.add(new Peer(SECOND, pool(MAARS)));
    return peers;
  }

  static MnId mn(Schedule schedule) {
    return MNS.get(schedule.below(MNS.size()));
  }

  /** The mobile node of a number below {@link #mns()}. */
  static MnId mn(int number) {
    return MNS.get(number);
  }

  /** True if nothing in {@link #AUTHORIZATION} keeps a MAAR from registering a mobile node. */
  static boolean mayRegister(MnId mn, Ipv6Address maar) {
    return AUTHORIZATION.mayRegister(mn, maar)
        && AUTHORIZATION.isKnown(mn)
        && AUTHORIZATION.hasService(mn);
  }

  /** A link-layer address of a mobile node. */
  static Octets mac(int number) {
    return Octets.of(new byte[] {2, 0, 0, 0, 1, (byte) number});
  }

  /** Every mobile node that any of a node's peers names. */
  static List<MnId> allMns() {
    return MNS;
  }

  /** How many mobile nodes there are. */
  static int mns() {
    return MNS.size();
  }

  /** The CMD, a MAAR, or somebody unknown. */
  static Ipv6Address anybody(Schedule schedule) {
    return schedule.below(8) == 0 ? Ipv6Address.UNSPECIFIED : node(schedule);
  }

  /** Addresses that no answer may go to. */
  static Ipv6Address nobody(Schedule schedule) {
    return schedule.oneOf(EVERYBODY, Ipv6Address.UNSPECIFIED);
  }

  /** The CMD, a MAAR, a stranger, or the last MAAR under its second address. */
  static Ipv6Address node(Schedule schedule) {
    int who = schedule.below(MAARS + 3);
    if (who == 0) {
      return CMD;
    } else if (who <= MAARS) {
      return maar(who);
    }
    return who == MAARS + 1 ? STRANGER : SECOND;
  }
}
