package org.maarg.fuzz.nodes;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody who is no peer has sent to a node, and what the node has sent because of it: to
 * anybody, and that it would not have sent without. Octets are those of Mobility Headers, without
 * the IPv6 headers, which are the same for both.
 */
public record Amplification(int octetsIn, int packetsIn, int octetsOut, int packetsOut) {
  private static final int WHOLE = 1_000;

  /** The most of each profile that this program has seen, in thousandths: octets, packets. */
  private static final Map<String, long[]> MOST = new TreeMap<>();

  /** Octets out for an octet in, in thousandths; 0 if nothing came. */
  public long octets() {
    return octetsIn == 0 ? 0 : (long) WHOLE * octetsOut / octetsIn;
  }

  /** Packets out for a packet in, in thousandths; 0 if nothing came. */
  public long packets() {
    return packetsIn == 0 ? 0 : (long) WHOLE * packetsOut / packetsIn;
  }

  /** Remembers the most of a profile. */
  void remember(String profile) {
    long[] most = MOST.computeIfAbsent(profile, it -> new long[2]);
    most[0] = Math.max(most[0], octets());
    most[1] = Math.max(most[1], packets());
  }

  /** A line for each profile: the most that was seen of it in octets and in packets. */
  public static String most() {
    StringBuilder text = new StringBuilder();
    MOST.forEach(
        (profile, most) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "most of %s: %.3f octets for one, %.3f packets for one%n",
                    profile,
                    (double) most[0] / WHOLE,
                    (double) most[1] / WHOLE)));
    return text.toString();
  }

  @Override
  public String toString() {
    return "%d octets in %d packets came, %d in %d went out because of them"
        .formatted(octetsIn, packetsIn, octetsOut, packetsOut);
  }
}
