package org.maarg.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.wire.Ipv6Address;

/** What people call the nodes; immutable. */
public final class Names {
  /** No names: every node goes by its address. */
  public static final Names NONE = new Names(Map.of());

  private final Map<Ipv6Address, String> names;

  private Names(Map<Ipv6Address, String> names) {
    this.names = new LinkedHashMap<>(names);
  }

  /** These names, in the iteration order of the map. */
  public static Names of(Map<Ipv6Address, String> names) {
    return new Names(names);
  }

  /** The names of hosts, in this order. */
  public static Names ofHosts(Iterable<Host> hosts) {
    Map<Ipv6Address, String> names = new LinkedHashMap<>();
    for (Host host : hosts) {
      names.put(host.address(), host.name());
    }
    return new Names(names);
  }

  /** The name of a node, its address if it has none. */
  public String of(Ipv6Address address) {
    String name = names.get(address);
    return name == null ? address.toString() : name;
  }

  /** The named nodes in order. */
  public List<Ipv6Address> addresses() {
    return new ArrayList<>(names.keySet());
  }
}
