package org.maarg.checks.explore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.maarg.checks.world.Addresses;
import org.maarg.sim.Names;
import org.maarg.wire.Ipv6Address;

/** What the nodes of a world are called, and texts in which they are called so. */
public final class NodeNames {
  private final Map<Ipv6Address, String> names = new LinkedHashMap<>();
  private final Map<Pattern, String> texts = new LinkedHashMap<>();

  /** The names of the CMD and so many MAARs. */
  public NodeNames(int maars) {
    for (int node = 0; node <= maars; node++) {
      Ipv6Address address = Addresses.node(node);
      names.put(address, Addresses.name(node));
      texts.put(
          Pattern.compile("(?<![0-9a-f:])" + Pattern.quote(address.toString()) + "(?![0-9a-f:/])"),
          Addresses.name(node));
    }
  }

  /** True if this is the address of one of them. */
  boolean isNode(Ipv6Address address) {
    return names.containsKey(address);
  }

  Names names() {
    return Names.of(names);
  }

  /** The text with names in the place of addresses; prefixes stay. */
  public String in(String text) {
    String named = text;
    for (Map.Entry<Pattern, String> entry : texts.entrySet()) {
      named = entry.getKey().matcher(named).replaceAll(entry.getValue());
    }
    return named;
  }
}
