package org.maarg.cli.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.wire.Ipv6Address;

/** Single packets that tell something of the way that they take. */
final class Probes {
  private static final int HOPS = 8;

  /** Octets of an Echo Request that makes a packet of 1500 octets. */
  private static final int TOO_LONG = 1452;

  private static final Pattern HOP = Pattern.compile("(?s).*(?:From|from) (\\S+?):? .*");

  private final Bench bench;

  Probes(Bench bench) {
    this.bench = bench;
  }

  private String ping(String role, String arguments) {
    String command = "ping -6 -n -W 1 " + arguments + " 2>&1 || true";
    return Shell.run(Shell.inside(bench.file(role), "sh", "-c", command), "");
  }

  /** The hops from one of the mobile node's addresses to the correspondent; ? for a silent one. */
  List<String> path(Ipv6Address source) {
    List<String> hops = new ArrayList<>();
    for (int limit = 1; limit <= HOPS; limit++) {
      String hop = hop(source, limit);
      hops.add(hop);
      if (hop.equals(Bench.CORRESPONDENT.toString())) {
        break;
      }
    }
    return hops;
  }

  private String hop(Ipv6Address source, int limit) {
    String said = ping("mn", "-c 1 -t " + limit + " -I " + source + " " + Bench.CORRESPONDENT);
    Matcher matcher = HOP.matcher(said.substring(said.indexOf('\n') + 1));
    return matcher.matches() ? matcher.group(1) : "?";
  }

  /**
   * What the program says that sends full packets.
   *
   * @param role where it runs
   * @param whereTo its arguments
   */
  String tooBig(String role, String whereTo) {
    return ping(role, "-c 2 -i 0.2 -M do -s " + TOO_LONG + " " + whereTo);
  }
}
