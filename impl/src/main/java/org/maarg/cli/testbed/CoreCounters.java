package org.maarg.cli.testbed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the core forwards: signalling in the clear, ESP, and tunnels with their ends. */
final class CoreCounters {
  private static final String TABLE = "ip6 maargtb";
  private static final String RULES =
      """
      table ip6 maargtb {
        counter mobility { }
        counter protected { }
        counter tunnelled { }
        set pairs {
          type ipv6_addr . ipv6_addr
          size 1024
          flags dynamic
        }
        chain passing {
          type filter hook forward priority filter; policy accept;
          meta l4proto 135 counter name mobility
          meta l4proto 50 counter name protected
          udp dport 4500 counter name protected
          meta l4proto 41 counter name tunnelled add @pairs { ip6 saddr . ip6 daddr }
        }
      }
      """;
  private static final Pattern COUNTER =
      Pattern.compile("counter (\\w+) \\{\\s*packets (\\d+) bytes");
  private static final Pattern PAIR = Pattern.compile("([0-9a-f:]+) \\. ([0-9a-f:]+)");

  private final Bench bench;

  /** Begins to count; it ends with the bench. */
  CoreCounters(Bench bench) {
    this.bench = bench;
    Shell.run(Shell.inside(bench.file("core"), "nft", "-f", "-"), RULES);
  }

  private String nft(String... words) {
    return Shell.run(Shell.inside(bench.file("core"), words), "");
  }

  private Map<String, Long> packets() {
    Map<String, Long> packets = new LinkedHashMap<>();
    Matcher matcher = COUNTER.matcher(nft("nft", "list", "counters", "table", "ip6", "maargtb"));
    while (matcher.find()) {
      packets.put(matcher.group(1), Long.parseLong(matcher.group(2)));
    }
    return packets;
  }

  /** Packets whose payload is a Mobility Header. */
  long mobilityHeaders() {
    return packets().getOrDefault("mobility", -1L);
  }

  /** Packets of ESP, alone or in UDP, and of IKE behind it. */
  long esp() {
    return packets().getOrDefault("protected", -1L);
  }

  /** Packets of IPv6 in IPv6. */
  long tunnelled() {
    return packets().getOrDefault("tunnelled", -1L);
  }

  /** From where to where tunnelled packets went: two addresses with a space between them. */
  Set<String> pairs() {
    Set<String> pairs = new TreeSet<>();
    Matcher matcher = PAIR.matcher(nft(("nft list set " + TABLE + " pairs").split(" ")));
    while (matcher.find()) {
      pairs.add(matcher.group(1) + " " + matcher.group(2));
    }
    return pairs;
  }
}
