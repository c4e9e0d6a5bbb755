package org.maarg.runtime.ipsec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * The kernel's policies for what comes in and goes out, as iproute2 shows them. With one of level
 * required the kernel gives nobody a packet that did not come through the security association, and
 * sends none in the clear.
 */
final class KernelPolicies {
  private static final Pattern SELECTOR =
      Pattern.compile("src (\\S+) dst (\\S+)(?: proto (\\S+))?\\s*(.*)");
  private static final Pattern DIRECTION = Pattern.compile("\\bdir (in|out) ");
  private static final Pattern PRIORITY = Pattern.compile("\\bpriority (\\d+)");

  /** The protocol as programs write it, by number or by the names that /etc/protocols may have. */
  private static final Set<String> MOBILITY_HEADER = Set.of("135", "mobility-header", "ipv6-mh");

  /** What narrows a policy to some packets of the protocol. */
  private static final Pattern NARROWED = Pattern.compile("\\b(mark|if_id|dev|type|sport|dport) ");

  private record Policy(
      boolean inbound,
      Ipv6Prefix from,
      Ipv6Prefix to,
      boolean whole,
      boolean required,
      long priority) {
    boolean covers(Ipv6Address source, Ipv6Address destination) {
      return from.contains(source) && to.contains(destination);
    }
  }

  private final List<Policy> policies = new ArrayList<>();

  private KernelPolicies() {}

  /** Reads what {@code ip -6 xfrm policy list} shows. */
  static KernelPolicies of(String text) {
    KernelPolicies all = new KernelPolicies();
    StringBuilder block = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("src ")) {
        all.add(block.toString());
        block.setLength(0);
      }
      block.append(line).append('\n');
    }
    all.add(block.toString());
    return all;
  }

  private void add(String block) {
    String[] lines = block.split("\n", 2);
    Matcher selector = SELECTOR.matcher(lines[0]);
    if (lines.length < 2 || !selector.matches() || !DIRECTION.matcher(lines[1]).find()) {
      return; // Not of this host's own packets: of forwarded ones, or of one socket.
    }
    String protocol = selector.group(3);
    if (protocol != null && !MOBILITY_HEADER.contains(protocol)) {
      return;
    }
    Optional<Ipv6Prefix> from = prefix(selector.group(1));
    Optional<Ipv6Prefix> to = prefix(selector.group(2));
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    boolean whole = !NARROWED.matcher(selector.group(4) + " " + lines[1]).find();
    boolean esp = lines[1].contains("proto esp") && !lines[1].contains("level use");
    boolean blocked = lines[1].contains("action block");
    Matcher priority = PRIORITY.matcher(lines[1]);
    long rank = priority.find() ? Long.parseLong(priority.group(1)) : 0;
    boolean inbound = lines[1].contains("dir in ");
    policies.add(new Policy(inbound, from.get(), to.get(), whole, esp || blocked, rank));
  }

  private static Optional<Ipv6Prefix> prefix(String text) {
    try {
      return Optional.of(Ipv6Prefix.parse(text.contains("/") ? text : text + "/128"));
    } catch (IllegalArgumentException other) {
      return Optional.empty(); // IPv4.
    }
  }

  /**
   * Whether every Mobility Header to and from a peer has to go through ESP: for each direction the
   * first policy for all of them asks for it, and none of the same or a higher rank lets some of
   * them off.
   */
  boolean protects(Ipv6Address peer, Ipv6Address self) {
    return protects(true, peer, self) && protects(false, self, peer);
  }

  private boolean protects(boolean inbound, Ipv6Address source, Ipv6Address destination) {
    List<Policy> concerned =
        policies.stream()
            .filter(policy -> policy.inbound() == inbound && policy.covers(source, destination))
            .sorted(Comparator.comparingLong(Policy::priority))
            .toList();
    Optional<Policy> first =
        concerned.stream().filter(policy -> policy.whole() && policy.required()).findFirst();
    return first.isPresent()
        && concerned.stream()
            .filter(policy -> policy.priority() <= first.get().priority())
            .allMatch(Policy::required);
  }
}
