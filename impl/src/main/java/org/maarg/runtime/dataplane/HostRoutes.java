package org.maarg.runtime.dataplane;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Prefix;

/** What a MAAR has in its host besides tunnels, and how all of it goes away. */
final class HostRoutes {
  private static final int LAST_RESORT = 4096;

  private HostRoutes() {}

  // Implements: 5213-5.3.5-5
  /**
   * What is there from start to stop. Packets for a prefix of the pool that nobody is served with
   * end here; without it they would go back to where they came from. The kernel's own rule, that
   * what is for the host itself stays, makes room for the tunnels, whose end is at such an address.
   */
  static List<String> start(Ipv6Prefix pool) {
    return List.of(
        "route add blackhole " + pool + " metric " + LAST_RESORT + Marks.ROUTE,
        "rule add pref 10 lookup local protocol " + Marks.PROTOCOL,
        "rule del pref 0 lookup local");
  }

  /**
   * Takes away all that has our marks, and puts the kernel's own rule back first: whatever moment
   * it is interrupted at, the host has one of the two.
   *
   * @param rules as {@code ip rule show} has them now
   * @return commands, some of which may have nothing to do
   */
  static List<String> removeAll(List<String> rules) {
    List<String> commands = new ArrayList<>();
    if (rules.stream().noneMatch(rule -> rule.startsWith("0:"))) {
      commands.add("rule add pref 0 lookup local");
    }
    commands.add("rule flush protocol " + Marks.PROTOCOL);
    commands.add("route flush table all" + Marks.ROUTE);
    for (int group : List.of(Marks.DLIF_GROUP, Marks.DISCARDED_GROUP, Marks.HOP_GROUP)) {
      commands.add("link del group " + group);
    }
    return commands;
  }
}
