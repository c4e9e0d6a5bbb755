package org.maarg.conformance.play;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;

/**
 * The mobile nodes that the tester plays: as many as it needs in a realm that the target accepts,
 * or those that the target has been provisioned with.
 *
 * @param realm ends the name of every mobile node, "@" included; not looked at if some are named
 * @param provisioned the mobile nodes to use; empty for any in the realm
 * @param handoffIndicator of a first registration and of a handover, 0..255
 * @param accessTechnology of their interfaces, 0..255
 */
public record Subscribers(
    String realm, List<Subscriber> provisioned, int handoffIndicator, int accessTechnology) {

  /**
   * A mobile node that the target knows.
   *
   * @param prefixes it has, each in the pool of one MAAR; a MAAR without any takes one of its pool
   */
  public record Subscriber(MnId mn, List<Ipv6Prefix> prefixes) {
    /** Copies the list. */
    public Subscriber {
      prefixes = List.copyOf(prefixes);
    }
  }

  /** Copies the list. */
  public Subscribers {
    provisioned = List.copyOf(provisioned);
  }

  /** Any in a realm, by a wireless LAN, with a Handoff Indicator that says nothing. */
  public static Subscribers of(String realm) {
    return new Subscribers(realm, List.of(), HandoffIndicator.UNKNOWN, AccessTechnologyType.WLAN);
  }

  /** Whether a target that knows these has to accept a mobile node. */
  public boolean has(MnId mn) {
    if (provisioned.isEmpty()) {
      return new String(mn.identifier().toByteArray(), StandardCharsets.US_ASCII).endsWith(realm);
    }
    return provisioned.stream().anyMatch(it -> it.mn().equals(mn));
  }

  /** The prefix that a mobile node has been provisioned with in a pool, if it has. */
  Optional<Ipv6Prefix> prefixIn(Ipv6Prefix pool, MnId mn) {
    return provisioned.stream()
        .filter(it -> it.mn().equals(mn))
        .flatMap(it -> it.prefixes().stream())
        .filter(pool::contains)
        .findFirst();
  }
}
