package org.maarg.runtime.yaml;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.Protection;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** Reads the list of peers and holds it against itself and against the node's own values. */
final class ConfigPeers {
  private record Peer(
      ConfigSection section,
      Optional<Ipv6Address> address,
      Optional<InetSocketAddress> endpoint,
      Optional<Ipv6Prefix> pool,
      Optional<Protection> protection,
      Optional<Path> key,
      Optional<MnList> mobileNodes) {}

  private final ConfigSection file;
  private final List<Peer> peers = new ArrayList<>();

  private ConfigPeers(ConfigSection file) {
    this.file = file;
  }

  /**
   * Reads the key {@code peers}.
   *
   * @param udp whether peers have endpoints
   * @param role of the node, if it could be read
   */
  static ConfigPeers read(ConfigSection file, boolean udp, Optional<RoleSettings> role) {
    ConfigPeers peers = new ConfigPeers(file);
    List<ConfigSection> sections = file.sections("peers");
    if (!file.has("peers")) {
      file.problem("peers", "is missing");
    }
    for (ConfigSection section : sections) {
      peers.peers.add(peer(section, udp, role));
    }
    peers.checkEachOther();
    return peers;
  }

  // Implements: 5213-4-7
  private static Peer peer(ConfigSection section, boolean udp, Optional<RoleSettings> role) {
    Optional<Ipv6Address> address = section.required("address", ConfigValues::nodeAddress);
    Optional<InetSocketAddress> endpoint =
        udp ? section.required("endpoint", ConfigValues::remoteEndpoint) : Optional.empty();
    Optional<Protection> protection =
        section.required(
            "securityAssociation", ConfigValues.oneOf(Protection.values(), Protection::configName));
    Optional<Path> key = section.optional("preSharedKey", ConfigValues::path);
    Optional<Ipv6Prefix> pool = Optional.empty();
    if (!isCmd(address, role)) {
      pool =
          role.isEmpty()
              ? section.optional("pool", ConfigValues::prefix)
              : section.required("pool", ConfigValues::prefix);
    } else if (section.has("pool")) {
      section.problem("pool", "a CMD has no pool");
      section.optional("pool", ConfigValues::prefix);
    }
    Optional<MnList> mobileNodes = MnList.read(section, "mobileNodes");
    if (mobileNodes.isPresent() && role.isPresent() && role.get() instanceof RoleSettings.Maar) {
      section.problem("mobileNodes", "only a CMD asks for whom a MAAR may speak");
    }
    section.close();
    return new Peer(section, address, endpoint, pool, protection, key, mobileNodes);
  }

  private static boolean isCmd(Optional<Ipv6Address> address, Optional<RoleSettings> role) {
    return role.isPresent()
        && role.get() instanceof RoleSettings.Maar maar
        && address.isPresent()
        && address.get().equals(maar.cmd());
  }

  private void checkEachOther() {
    for (int i = 0; i < peers.size(); i++) {
      for (int j = 0; j < i; j++) {
        check(peers.get(j), peers.get(i));
      }
    }
  }

  private static void check(Peer earlier, Peer later) {
    if (same(earlier.address, later.address)) {
      later.section.problem("address", "a peer before has the address " + later.address.get());
    }
    if (same(earlier.endpoint, later.endpoint)) {
      later.section.problem("endpoint", "a peer before has this endpoint");
    }
    if (earlier.pool.isPresent()
        && later.pool.isPresent()
        && earlier.pool.get().overlaps(later.pool.get())) {
      later.section.problem("pool", later.pool.get() + " overlaps the pool " + earlier.pool.get());
    }
  }

  private static <T> boolean same(Optional<T> one, Optional<T> other) {
    return one.isPresent() && one.equals(other);
  }

  /** Checks the peers against the node itself. */
  void checkAgainst(
      Ipv6Address own, Optional<TransportSettings> transport, Optional<RoleSettings> role) {
    for (Peer peer : peers) {
      if (peer.address.isPresent() && peer.address.get().equals(own)) {
        peer.section.problem("address", "is the address of this node");
      }
      if (transport.isPresent()
          && transport.get() instanceof TransportSettings.Udp udp
          && peer.endpoint.isPresent()
          && peer.endpoint.get().equals(udp.bind())) {
        peer.section.problem("endpoint", "is where this node itself is bound");
      }
      peer.pool.ifPresent(pool -> checkPool(peer, pool, own));
    }
    if (role.isPresent() && role.get() instanceof RoleSettings.Maar maar) {
      checkMaar(maar, own);
    }
  }

  /** A prefix of a mobile node must not hold a node of the domain. */
  private void checkPool(Peer peer, Ipv6Prefix pool, Ipv6Address own) {
    if (pool.contains(own)) {
      peer.section.problem("pool", pool + " contains the address of this node");
    }
    for (Peer other : peers) {
      other
          .address
          .filter(pool::contains)
          .ifPresent(inside -> peer.section.problem("pool", pool + " contains the peer " + inside));
    }
  }

  private void checkMaar(RoleSettings.Maar maar, Ipv6Address own) {
    if (maar.cmd().equals(own)) {
      file.problem("cmd", "is the address of this node");
    } else if (peers.stream().noneMatch(peer -> same(peer.address, Optional.of(maar.cmd())))) {
      file.problem("cmd", "no peer has the address " + maar.cmd());
    }
    if (maar.pool().contains(own)) {
      file.problem("pool", maar.pool() + " contains the address of this node");
    }
    checkLocalNetworks(maar);
    for (Peer peer : peers) {
      if (peer.pool.isPresent() && peer.pool.get().overlaps(maar.pool())) {
        peer.section.problem("pool", peer.pool.get() + " overlaps this node's own pool");
      }
      peer.address
          .filter(maar.pool()::contains)
          .ifPresent(inside -> file.problem("pool", maar.pool() + " contains the peer " + inside));
    }
  }

  /** A route to a local network must not lead to this MAAR what is a mobile node's. */
  private void checkLocalNetworks(RoleSettings.Maar maar) {
    for (Ipv6Prefix network : maar.localNetworks()) {
      if (network.overlaps(maar.pool())) {
        file.problem("localNetworks", network + " overlaps the pool " + maar.pool());
      }
      for (Peer peer : peers) {
        peer.pool
            .filter(network::overlaps)
            .ifPresent(
                pool ->
                    file.problem(
                        "localNetworks", network + " overlaps the pool of a peer, " + pool));
      }
    }
  }

  /** For which mobile nodes MAARs may speak; those without a list are not in it. */
  Map<Ipv6Address, MnList> mobileNodes() {
    Map<Ipv6Address, MnList> lists = new HashMap<>();
    for (Peer peer : peers) {
      if (peer.address.isPresent() && peer.mobileNodes.isPresent()) {
        lists.put(peer.address.get(), peer.mobileNodes.get());
      }
    }
    return lists;
  }

  /** The peers as far as IPsec is concerned. */
  List<ConfigIpsec.Peer> forIpsec() {
    return peers.stream()
        .map(it -> new ConfigIpsec.Peer(it.section, it.address, it.protection, it.key))
        .toList();
  }

  /** The peers, once no problem was found. */
  List<PeerSettings> settings() {
    List<PeerSettings> settings = new ArrayList<>();
    for (Peer peer : peers) {
      settings.add(
          new PeerSettings(
              peer.address.orElseThrow(), peer.endpoint, peer.pool, peer.protection.orElseThrow()));
    }
    return settings;
  }
}
