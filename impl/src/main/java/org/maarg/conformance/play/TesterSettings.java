package org.maarg.conformance.play;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * What the tester has to know of the target and its domain.
 *
 * @param targetAddress node address of the target
 * @param targetEndpoint its UDP socket; none over raw sockets
 * @param targetPool the prefix that a target MAAR assigns from; not looked at for a CMD
 * @param played the nodes that the tester plays: for a target MAAR the CMD first
 * @param mode of the domain
 * @param design of deregistration
 * @param subscribers the tester's mobile nodes; the target has to accept them
 * @param unauthorized NAI of a mobile node that the target has to refuse; none if it accepts all
 * @param pace of the target CMD
 * @param timeoutMillis how long an answer may take
 * @param jobs cases that run at a time, at least 1
 */
public record TesterSettings(
    TargetRole role,
    Ipv6Address targetAddress,
    Optional<InetSocketAddress> targetEndpoint,
    Ipv6Prefix targetPool,
    List<Played> played,
    Mode mode,
    Deregistration design,
    Subscribers subscribers,
    Optional<String> unauthorized,
    Pacing pace,
    long timeoutMillis,
    int jobs) {

  /** The most that a CMD may send: so many updates at once, and so many a second more. */
  public record Pacing(int ratePerSecond, int burst) {}

  /** Copies the list. */
  public TesterSettings {
    played = List.copyOf(played);
  }

  /** The MAARs among the nodes that the tester plays. */
  public List<Played> playedMaars() {
    List<Played> maars = new ArrayList<>();
    for (Played node : played) {
      if (node.pool().isPresent()) {
        maars.add(node);
      }
    }
    return maars;
  }

  /** These settings for a target at another UDP endpoint. */
  public TesterSettings at(InetSocketAddress endpoint) {
    return new TesterSettings(
        role,
        targetAddress,
        Optional.of(endpoint),
        targetPool,
        played,
        mode,
        design,
        subscribers,
        unauthorized,
        pace,
        timeoutMillis,
        jobs);
  }
}
