package org.maarg.cli.testbed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * The tunnels and routers of a MAAR as its kernel has them, and as they are to be, line by line.
 */
final class KernelView {
  private static final String CUT = "-- cut --\n";
  private static final String LOOK =
      "set -e; for t in 8885 8886 8887 main; do ip -6 -d route show table $t; echo '-- cut --';"
          + " done; ip -o link show group 8885; echo '-- cut --'; nft list table ip6 maarg";

  private KernelView() {}

  /** What there must be for tunnels and routers. */
  static Set<String> wanted(Collection<Tunnel> tunnels, Collection<Output.Advertise> routers) {
    Set<String> wanted = new TreeSet<>();
    for (Tunnel tunnel : tunnels) {
      String way = tunnel.end() == Tunnel.End.ANCHOR ? "to " : "from ";
      wanted.add(way + tunnel.prefix() + " into " + tunnel.peer());
      wanted.add(way + tunnel.prefix() + " open");
      wanted.add(way + tunnel.prefix() + " over the hop");
    }
    for (Output.Advertise router : routers) {
      wanted.add("router " + router.dlif().linkLayer().toHex(":"));
      wanted.add("host " + router.linkLayer().toHex(":") + " from " + router.prefix());
      wanted.add("link " + router.prefix());
    }
    return wanted;
  }

  /** What there is. */
  static Set<String> of(Bench bench, String role) {
    // All in one program: a step looks at it, and starting one takes longer than looking.
    String[] said = Shell.run(Shell.inside(bench.file(role), "sh", "-c", LOOK), "").split(CUT, -1);
    Set<String> seen = new TreeSet<>();
    find("(\\S+)  encap seg6 .*\\[ (\\S+) ]", said[0], "to %s into %s", seen);
    find("default from (\\S+)  encap seg6 .*\\[ (\\S+) ]", said[1], "from %s into %s", seen);
    find("(?m)^unicast (\\S+) via fe80::d1 dev mrg-down0", said[3], "to %s over the hop", seen);
    find("default from (\\S+) via fe80::d1 dev mrg-up0", said[2], "from %s over the hop", seen);
    find("(?m)^unicast (\\S+) dev mrg\\d+ proto 85", said[3], "link %s", seen);
    find("link/ether (\\S+)", said[4], "router %s", seen);
    filter(set("up", said[5]), "to", seen);
    filter(set("down", said[5]), "from", seen);
    find("(02:aa:[0-9a-f:]+) \\. ([^\\s,]+)", set("hosts", said[5]), "host %s from %s", seen);
    return seen;
  }

  private static void filter(String set, String way, Set<String> seen) {
    Matcher matcher = Pattern.compile("0x([0-9a-f]{32})-0x").matcher(set);
    while (matcher.find()) {
      Ipv6Address first = Ipv6Address.read(Octets.ofHex(matcher.group(1)).toByteArray(), 0);
      seen.add(way + " " + first + "/64 open");
    }
  }

  /** A set out of a table of nftables. */
  private static String set(String name, String table) {
    String rest = table.substring(table.indexOf("\tset " + name + " {"));
    return rest.substring(0, rest.indexOf("\n\t}"));
  }

  private static void find(String pattern, String text, String form, Set<String> seen) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      List<Object> groups = new ArrayList<>();
      for (int i = 1; i <= matcher.groupCount(); i++) {
        groups.add(matcher.group(i));
      }
      seen.add(String.format(form, groups.toArray()));
    }
  }
}
