package org.maarg.runtime.dataplane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * Tunnels by interfaces of {@code ip6_tunnel}: one per peer, shared by all prefixes between the two
 * nodes, there while a prefix needs it. The interface has the tunnel's MTU, and the kernel answers
 * Packet Too Big by itself. No Tunnel Encapsulation Limit is sent (decision tunnel-parameters).
 */
final class Ip6TnlDriver implements TunnelDriver {
  private static final int HOP_LIMIT = 64;
  private static final String MARK = " proto " + Marks.PROTOCOL;

  private final Ipv6Address self;
  private final String core;
  private final int mtu;
  private final Map<Ipv6Address, Integer> users = new HashMap<>();
  private final Map<Ipv6Address, String> names = new HashMap<>();
  private int made;

  /** A driver; the parameters are those of {@link Seg6Driver}. */
  Ip6TnlDriver(Ipv6Address self, String core, int mtu) {
    this.self = self;
    this.core = core;
    this.mtu = mtu;
  }

  @Override
  public String needs() {
    return "needs a kernel with ip6_tunnel (CONFIG_IPV6_TUNNEL)";
  }

  /** Makes a tunnel interface and removes it again, so that a kernel without says so now. */
  // Implements: 5213-5.6.1-1
  @Override
  public List<String> start() {
    String probe = Marks.PREFIX + "-probe";
    return List.of(
        add(probe, self),
        "link del dev " + probe,
        "rule add pref 20 lookup " + Marks.CHOICE_TABLE + " protocol " + Marks.PROTOCOL);
  }

  @Override
  public List<String> stop() {
    return List.of();
  }

  private String add(String name, Ipv6Address peer) {
    return "link add name "
        + name
        + " group "
        + Marks.HOP_GROUP
        + " mtu "
        + mtu
        + " type ip6tnl mode ip6ip6 local "
        + self
        + " remote "
        + peer
        + " dev "
        + core
        + " encaplimit none hoplimit "
        + HOP_LIMIT;
  }

  /** One more prefix uses the tunnel to a peer. */
  private String use(Ipv6Address peer, List<String> commands) {
    String name = names.computeIfAbsent(peer, absent -> Marks.PREFIX + "-t" + ++made);
    if (users.merge(peer, 1, Integer::sum) == 1) {
      commands.add(add(name, peer));
      commands.add("link set dev " + name + " addrgenmode none");
      commands.add("link set dev " + name + " up");
    }
    return name;
  }

  /** One prefix fewer does; without any the interface goes, and with it its routes. */
  private List<String> release(Ipv6Address peer, String route) {
    String name = names.getOrDefault(peer, "");
    List<String> commands = new ArrayList<>();
    commands.add("route del " + route.replace("DEVICE", name));
    if (users.merge(peer, -1, Integer::sum) == 0) {
      users.remove(peer);
      commands.add("link del dev " + name);
    }
    return commands;
  }

  @Override
  public List<String> addDown(Ipv6Prefix prefix, Ipv6Address servingMaar) {
    List<String> commands = new ArrayList<>();
    String name = use(servingMaar, commands);
    commands.add("route replace " + prefix + " dev " + name + MARK);
    return commands;
  }

  @Override
  public List<String> removeDown(Ipv6Prefix prefix, Ipv6Address servingMaar) {
    return release(servingMaar, prefix + " dev DEVICE" + MARK);
  }

  @Override
  public List<String> addUp(Ipv6Prefix prefix, Ipv6Address anchor) {
    List<String> commands = new ArrayList<>();
    String name = use(anchor, commands);
    commands.add("route replace " + choice(prefix, name));
    return commands;
  }

  @Override
  public List<String> removeUp(Ipv6Prefix prefix, Ipv6Address anchor) {
    return release(anchor, choice(prefix, "DEVICE"));
  }

  private static String choice(Ipv6Prefix prefix, String device) {
    return "default from " + prefix + " dev " + device + " table " + Marks.CHOICE_TABLE + MARK;
  }
}
