package org.maarg.runtime.dataplane;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * Tunnels by the SRv6 encapsulation of Linux. With one segment and {@code encap.red} there is no
 * Segment Routing Header: what leaves is IPv6 in IPv6, from and to the addresses of the signalling.
 *
 * <p>The encapsulation does not look at the MTU, so that packets too big for the tunnel would
 * vanish. Before it lies a hop, a pair of virtual interfaces with the tunnel's MTU, where the
 * kernel answers Packet Too Big. Each of the two directions has its own: a packet from an old
 * prefix to a prefix that is anchored here and served elsewhere goes to the anchor of its source.
 */
final class Seg6Driver implements TunnelDriver {
  private static final String UP = Marks.PREFIX + "-up";
  private static final String DOWN = Marks.PREFIX + "-down";

  /** Link-local address of the far side of a hop, which has no interface with that address. */
  private static final String FAR = "fe80::d1";

  private static final String NEAR = "fe80::d0";
  private static final String NEAR_MAC = "02:00:00:00:dd:00";
  private static final String FAR_MAC = "02:00:00:00:dd:01";

  private static final int LAST_RESORT = 4096;

  private final Ipv6Address self;
  private final String core;
  private final int mtu;

  /**
   * A driver.
   *
   * @param self address of the MAAR, where its tunnels end
   * @param core interface towards the other MAARs
   * @param mtu of the tunnels in octets
   */
  Seg6Driver(Ipv6Address self, String core, int mtu) {
    this.self = self;
    this.core = core;
    this.mtu = mtu;
  }

  @Override
  public String needs() {
    return "needs a kernel with CONFIG_IPV6_SEG6_LWTUNNEL and CONFIG_IPV6_SUBTREES, and veth";
  }

  // Implements: 5213-5.6.1-1, 2473-6.7-1, 2473-3.1-1
  @Override
  public List<String> start() {
    List<String> commands = new ArrayList<>();
    commands.add("sr tunsrc set " + self);
    commands.add(
        route("add", self + "/128", "encap seg6local action End.DT6 table main dev " + core)
            + table(Marks.END_TABLE));
    hop(DOWN, commands);
    hop(UP, commands);
    commands.add(rule("5 to " + self + " ipproto 41", Marks.END_TABLE));
    for (String hop : List.of(DOWN, UP)) {
      // Encapsulated, a packet is routed once more as if it had come over the hop.
      commands.add(
          "rule add pref 14 from "
              + self
              + " iif "
              + hop
              + "1 ipproto 41 lookup main protocol "
              + Marks.PROTOCOL);
    }
    commands.add(rule("15 iif " + DOWN + "1", Marks.DOWN_TABLE));
    commands.add(rule("16 iif " + UP + "1", Marks.UP_TABLE));
    commands.add(rule("20", Marks.CHOICE_TABLE));
    // What has lost its tunnel on the way through the hop must not go round.
    for (int table : List.of(Marks.DOWN_TABLE, Marks.UP_TABLE)) {
      commands.add("route add blackhole default metric " + LAST_RESORT + table(table) + mark());
    }
    return commands;
  }

  private void hop(String name, List<String> commands) {
    String near = name + "0";
    String far = name + "1";
    commands.add(
        "link add name " + near + " mtu " + mtu + " type veth peer name " + far + " mtu " + mtu);
    for (String side : List.of(near, far)) {
      String mac = side.equals(near) ? NEAR_MAC : FAR_MAC;
      commands.add("link set dev " + side + " group " + Marks.HOP_GROUP + " address " + mac);
      commands.add("link set dev " + side + " addrgenmode none");
    }
    commands.add("addr add " + NEAR + "/64 dev " + near + " nodad");
    commands.add("link set dev " + near + " up");
    commands.add("link set dev " + far + " up");
    commands.add("neigh replace " + FAR + " lladdr " + FAR_MAC + " dev " + near + " nud permanent");
  }

  @Override
  public List<String> stop() {
    return List.of("sr tunsrc set ::");
  }

  @Override
  public List<String> addDown(Ipv6Prefix prefix, Ipv6Address servingMaar) {
    return List.of(
        route("replace", prefix.toString(), into(servingMaar)) + table(Marks.DOWN_TABLE),
        route("replace", prefix.toString(), by(DOWN)));
  }

  @Override
  public List<String> removeDown(Ipv6Prefix prefix, Ipv6Address servingMaar) {
    return List.of(
        route("del", prefix.toString(), by(DOWN)),
        route("del", prefix.toString(), "dev " + core) + table(Marks.DOWN_TABLE));
  }

  // Implements: 5213-6.10.5-6, 5213-6.10.5-7, 8885-3.7-13
  @Override
  public List<String> addUp(Ipv6Prefix prefix, Ipv6Address anchor) {
    String from = "default from " + prefix;
    return List.of(
        // What comes down the tunnel before the mobile node's interface is there goes nowhere.
        route("replace", "blackhole " + prefix, "metric " + LAST_RESORT),
        route("replace", from, into(anchor)) + table(Marks.UP_TABLE),
        route("replace", from, by(UP)) + table(Marks.CHOICE_TABLE));
  }

  @Override
  public List<String> removeUp(Ipv6Prefix prefix, Ipv6Address anchor) {
    String from = "default from " + prefix;
    return List.of(
        route("del", from, by(UP)) + table(Marks.CHOICE_TABLE),
        route("del", from, "dev " + core) + table(Marks.UP_TABLE),
        route("del", "blackhole " + prefix, "metric " + LAST_RESORT));
  }

  private String into(Ipv6Address peer) {
    return "encap seg6 mode encap.red segs " + peer + " dev " + core;
  }

  private static String by(String hop) {
    return "via " + FAR + " dev " + hop + "0";
  }

  private static String route(String verb, String what, String how) {
    return "route " + verb + " " + what + " " + how + mark();
  }

  private static String rule(String what, int table) {
    return "rule add pref " + what + " lookup " + table + " protocol " + Marks.PROTOCOL;
  }

  private static String table(int table) {
    return " table " + table;
  }

  private static String mark() {
    return " proto " + Marks.PROTOCOL;
  }
}
