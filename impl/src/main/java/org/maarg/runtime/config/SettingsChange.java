package org.maarg.runtime.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.maarg.protocol.Knob;
import org.maarg.wire.Ipv6Address;

/**
 * What differs between two configurations of one node. Lists of mobile nodes, endpoints of peers,
 * for whose security associations the operator vouches, and the log level may change while it runs.
 * Who is in the domain, with which pools, and all else is what sessions rest on: that takes a
 * restart.
 */
public final class SettingsChange {
  private static final String RESTART = " cannot change while the node runs; restart it";

  private final List<String> reasons = new ArrayList<>();

  private SettingsChange() {}

  /**
   * Why a node that runs cannot take up a configuration.
   *
   * @return a line for each key that stands in the way, which begins with the key; empty if none
   *     does
   */
  public static List<String> reasonsAgainst(NodeSettings now, NodeSettings next) {
    SettingsChange change = new SettingsChange();
    change.compare("role", now, next, NodeSettings::roleName);
    change.compare("address", now, next, NodeSettings::address);
    change.compare("mode", now, next, NodeSettings::mode);
    change.compare("lifetime", now, next, NodeSettings::lifetimeSeconds);
    change.compare("transport", now, next, NodeSettings::transport);
    change.compare("control", now, next, NodeSettings::control);
    change.compare("dataPlane", now, next, NodeSettings::dataPlane);
    change.compare("ipsec", now, next, NodeSettings::ipsec);
    change.compare("state", now, next, NodeSettings::state);
    if (now.role() instanceof RoleSettings.Maar && next.role() instanceof RoleSettings.Maar) {
      change.compare(
          "cmd, pool, prefixLength, number or localNetworks", now, next, NodeSettings::role);
    }
    change.compareProfiles(now, next);
    change.comparePeers(byAddress(now), byAddress(next));
    return List.copyOf(change.reasons);
  }

  private <T> void compare(
      String key, NodeSettings now, NodeSettings next, Function<NodeSettings, T> part) {
    if (!part.apply(now).equals(part.apply(next))) {
      reasons.add(key + ":" + RESTART);
    }
  }

  private void compareProfiles(NodeSettings now, NodeSettings next) {
    for (Knob knob : Knob.values()) {
      if (now.profile().value(knob) != next.profile().value(knob)) {
        reasons.add("knobs: " + knob.configName() + RESTART);
      }
    }
  }

  private static Map<Ipv6Address, PeerSettings> byAddress(NodeSettings settings) {
    Map<Ipv6Address, PeerSettings> peers = new HashMap<>();
    settings.peers().forEach(peer -> peers.put(peer.address(), peer));
    return peers;
  }

  private void comparePeers(
      Map<Ipv6Address, PeerSettings> now, Map<Ipv6Address, PeerSettings> next) {
    next.forEach(
        (address, peer) -> {
          PeerSettings before = now.get(address);
          if (before == null) {
            reasons.add("peers: that " + address + " is one" + RESTART);
          } else {
            comparePeer(before, peer);
          }
        });
    for (Ipv6Address address : now.keySet()) {
      if (!next.containsKey(address)) {
        reasons.add("peers: that " + address + " is one" + RESTART);
      }
    }
  }

  private void comparePeer(PeerSettings now, PeerSettings next) {
    if (!now.pool().equals(next.pool())) {
      reasons.add("peers: the pool of " + now.address() + RESTART);
    }
    // Filter and socket stand since the start for those whose protection is looked at.
    if (now.protection() != next.protection()
        && (now.protection() == Protection.VERIFIED || next.protection() == Protection.VERIFIED)) {
      reasons.add("peers: that the protection of " + now.address() + " is verified" + RESTART);
    }
  }
}
