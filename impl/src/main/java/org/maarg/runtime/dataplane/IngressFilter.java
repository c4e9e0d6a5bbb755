package org.maarg.runtime.dataplane;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;

/**
 * Which packets a MAAR takes from tunnels and from mobile nodes, in nftables (decision
 * tunnel-ingress-filter). Used by one thread.
 */
// Implements: 8885-3.2-14, 8885-3.2-15, 5213-6.10.5-2, 5213-6.10.5-5, 5213-6.10.5-8
final class IngressFilter implements AutoCloseable {
  /** Why a packet is dropped; each is counted. */
  enum Drop {
    /** A tunnelled packet of somebody with whom there is no tunnel. */
    UNKNOWN_PEER,
    /** A tunnelled packet whose inner address does not belong to a tunnel of that peer. */
    FOREIGN_INNER,
    /** From the access link, with a source that is no prefix shown to that mobile node. */
    SPOOFED_SOURCE,
    /** A Mobility Header from the access link. */
    MOBILITY_HEADER,
    /** From a link-local address of the access link to somewhere else. */
    LINK_LOCAL_SOURCE,
    /** For a prefix of the pool that no mobile node is served with, here or elsewhere. */
    UNDELIVERABLE;

    String counter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String TABLE = "ip6 " + Marks.FILTER;
  private static final String PEERS = "peers";
  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String HOSTS = "hosts";

  /** What the program knows without the kernel: that it is told tells that all before is done. */
  private static final String SENTINEL = "describe ip6 hoplimit";

  private static final String SENTINEL_ANSWER = "payload expression,";
  private static final Pattern COUNTER = Pattern.compile("\\s*counter (\\w+) \\{");
  private static final Pattern PACKETS = Pattern.compile("\\s*packets (\\d+) bytes \\d+");

  private final ResidentProcess nft;
  private final Map<Ipv6Address, Integer> peers = new HashMap<>();
  private final Queue<String> begun = new ArrayDeque<>();
  private Optional<String> failure = Optional.empty();

  /**
   * Starts the program; no filter is there yet.
   *
   * @throws DataPlaneException if nftables is not installed
   */
  IngressFilter(Optional<Path> namespace) {
    nft = new ResidentProcess(namespace, List.of("nft", "-i"));
  }

  /**
   * Makes the filter, in place of one that was there; no tunnel and no mobile node has a place in
   * it.
   *
   * @param self address of the MAAR
   * @param access interface of the access link
   */
  void start(Ipv6Address self, String access) {
    peers.clear();
    List<String> rules = new ArrayList<>();
    rules.add("add table " + TABLE + "; delete table " + TABLE + "; add table " + TABLE);
    for (Drop drop : Drop.values()) {
      rules.add("add counter " + TABLE + " " + drop.counter());
    }
    rules.add(set(PEERS, "type ipv6_addr"));
    // Offsets of source and destination in the inner header, which comes where a transport would.
    rules.add(set(UP, "typeof ip6 saddr . @th,64,128; flags interval"));
    rules.add(set(DOWN, "typeof ip6 saddr . @th,192,128; flags interval"));
    rules.add(set(HOSTS, "type ether_addr . ipv6_addr; flags interval"));
    for (String chain : List.of("tunnels", "access")) {
      rules.add("add chain " + TABLE + " " + chain);
    }
    rules.add("add chain " + TABLE + " pre { type filter hook prerouting priority raw; }");
    tunnels(rules);
    access(rules);
    rules.add(rule("pre", "iifgroup " + Marks.DLIF_GROUP + " jump access"));
    rules.add(rule("pre", "iifgroup " + Marks.DISCARDED_GROUP + " " + drop(Drop.SPOOFED_SOURCE)));
    rules.add(rule("pre", "iifname \"" + access + "\" " + notLocal() + drop(Drop.SPOOFED_SOURCE)));
    rules.add(rule("pre", "ip6 daddr " + self + " meta l4proto 41 jump tunnels"));
    rules.add(rule("pre", "fib daddr type blackhole " + drop(Drop.UNDELIVERABLE)));
    run(String.join("; ", rules));
  }

  private static void tunnels(List<String> rules) {
    rules.add(rule("tunnels", "ip6 saddr != @" + PEERS + " " + drop(Drop.UNKNOWN_PEER)));
    rules.add(rule("tunnels", "ip6 saddr . @th,64,128 @" + UP + " return"));
    rules.add(rule("tunnels", "ip6 saddr . @th,192,128 @" + DOWN + " return"));
    rules.add(rule("tunnels", drop(Drop.FOREIGN_INNER)));
  }

  private static void access(List<String> rules) {
    rules.add(rule("access", "meta l4proto 135 " + drop(Drop.MOBILITY_HEADER)));
    String elsewhere = "ip6 saddr fe80::/10 fib daddr type unicast ";
    rules.add(rule("access", elsewhere + drop(Drop.LINK_LOCAL_SOURCE)));
    rules.add(rule("access", "ip6 saddr { ::, fe80::/10 } return"));
    rules.add(
        rule("access", "ether saddr . ip6 saddr != @" + HOSTS + " " + drop(Drop.SPOOFED_SOURCE)));
  }

  private static String notLocal() {
    return "ip6 saddr != { ::, fe80::/10 } ";
  }

  private static String set(String name, String type) {
    return "add set " + TABLE + " " + name + " { " + type + "; }";
  }

  private static String rule(String chain, String rule) {
    return "add rule " + TABLE + " " + chain + " " + rule;
  }

  private static String drop(Drop reason) {
    return "counter name " + reason.counter() + " drop";
  }

  /** Lets in what comes through a tunnel, once it is {@link #settle settled}. */
  void open(Tunnel tunnel) {
    List<String> changes = new ArrayList<>();
    if (peers.merge(tunnel.peer(), 1, Integer::sum) == 1) {
      changes.add(element("add", PEERS, tunnel.peer().toString()));
    }
    changes.add(element("add", setOf(tunnel), keyOf(tunnel)));
    begin(String.join("; ", changes));
  }

  /** Lets in no more of what comes through a tunnel. */
  void shut(Tunnel tunnel) {
    List<String> changes = new ArrayList<>();
    changes.add(element("delete", setOf(tunnel), keyOf(tunnel)));
    if (peers.merge(tunnel.peer(), -1, Integer::sum) == 0) {
      peers.remove(tunnel.peer());
      changes.add(element("delete", PEERS, tunnel.peer().toString()));
    }
    run(String.join("; ", changes));
  }

  private static String setOf(Tunnel tunnel) {
    return tunnel.end() == Tunnel.End.ANCHOR ? UP : DOWN;
  }

  private static String keyOf(Tunnel tunnel) {
    byte[] first = new byte[Ipv6Address.OCTETS];
    tunnel.prefix().address().write(first, 0);
    byte[] last = first.clone();
    for (int bit = tunnel.prefix().length(); bit < Ipv6Prefix.MAX_LENGTH; bit++) {
      last[bit / 8] |= (byte) (0x80 >>> (bit % 8));
    }
    return tunnel.peer() + " . 0x" + Octets.of(first).toHex() + "-0x" + Octets.of(last).toHex();
  }

  /** Lets a mobile node send from a prefix, once it is {@link #settle settled}. */
  void admit(Octets linkLayer, Ipv6Prefix prefix) {
    begin(element("add", HOSTS, linkLayer.toHex(":") + " . " + prefix));
  }

  /** Lets a mobile node send from a prefix no more. */
  void expel(Octets linkLayer, Ipv6Prefix prefix) {
    run(element("delete", HOSTS, linkLayer.toHex(":") + " . " + prefix));
  }

  private static String element(String verb, String set, String key) {
    return verb + " element " + TABLE + " " + set + " { " + key + " }";
  }

  /** Packets dropped since {@link #start}. */
  Map<Drop, Long> drops() {
    Map<String, Long> counted = new HashMap<>();
    String name = "";
    for (String line : show("list counters table " + TABLE)) {
      Matcher counter = COUNTER.matcher(line);
      Matcher packets = PACKETS.matcher(line);
      if (counter.matches()) {
        name = counter.group(1);
      } else if (packets.matches()) {
        counted.put(name, Long.parseLong(packets.group(1)));
      }
    }
    Map<Drop, Long> drops = new EnumMap<>(Drop.class);
    for (Drop drop : Drop.values()) {
      drops.put(drop, counted.getOrDefault(drop.counter(), 0L));
    }
    return drops;
  }

  /** One transaction: all of it, or nothing. */
  private void run(String commands) {
    begin(commands);
    Optional<String> why = settle();
    if (why.isPresent()) {
      throw new DataPlaneException(why.get());
    }
  }

  /** Others can be at work meanwhile. */
  private void begin(String commands) {
    nft.tell(commands + "\n" + SENTINEL);
    begun.add(commands);
  }

  /**
   * Waits until all that was begun is done.
   *
   * @return why the first of it failed, if some did
   */
  Optional<String> settle() {
    await();
    Optional<String> why = failure;
    failure = Optional.empty();
    return why;
  }

  private void await() {
    while (!begun.isEmpty()) {
      String commands = begun.remove();
      List<String> said = nft.answer(IngressFilter::isSentinel);
      if (!said.isEmpty() && failure.isEmpty()) {
        failure = Optional.of("nft " + commands + ": " + said.get(0));
      }
    }
  }

  private List<String> show(String command) {
    await(); // What it says first is about those; whoever began them asks how they went.
    return nft.run(List.of(command, SENTINEL), IngressFilter::isSentinel);
  }

  private static boolean isSentinel(String line) {
    return line.startsWith(SENTINEL_ANSWER);
  }

  /** Removes the filter. */
  @Override
  public void close() {
    nft.tell("add table " + TABLE + "; delete table " + TABLE);
    nft.close();
  }
}
