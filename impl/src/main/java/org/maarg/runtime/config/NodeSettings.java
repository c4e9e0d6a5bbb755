package org.maarg.runtime.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;

/**
 * All that an operator decides about a node.
 *
 * @param mode the same for all nodes of a domain
 * @param lifetimeSeconds granted by a CMD at most, asked for by a MAAR: 4..262140, a multiple of 4
 * @param peers the other nodes: for a CMD its MAARs, for a MAAR the other MAARs and the CMD
 * @param control where the control API listens, on a loopback address; none for no control API
 * @param logLevel ERROR, WARN, INFO, DEBUG or TRACE
 * @param dataPlane of a MAAR that forwards; none for a node that only records what it would do
 * @param state the folder that keeps the node's sessions and its Restart Counter; none to keep
 *     nothing
 * @param ipsec protects what is said with the peers that are to be verified; none if none are
 */
public record NodeSettings(
    Ipv6Address address,
    RoleSettings role,
    Mode mode,
    Profile profile,
    int lifetimeSeconds,
    TransportSettings transport,
    List<PeerSettings> peers,
    Optional<InetSocketAddress> control,
    String logLevel,
    Optional<DataPlaneSettings> dataPlane,
    Optional<Path> state,
    Optional<IpsecSettings> ipsec) {
  private static final int LIFETIME_UNIT_SECONDS = 4;

  /** Copies the list. */
  public NodeSettings {
    peers = List.copyOf(peers);
  }

  /** Settings of a node that forwards nothing. */
  public NodeSettings(
      Ipv6Address address,
      RoleSettings role,
      Mode mode,
      Profile profile,
      int lifetimeSeconds,
      TransportSettings transport,
      List<PeerSettings> peers,
      Optional<InetSocketAddress> control,
      String logLevel) {
    this(
        address,
        role,
        mode,
        profile,
        lifetimeSeconds,
        transport,
        peers,
        control,
        logLevel,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A new node of this configuration, that has never restarted.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Node newNode() {
    return newNode(0);
  }

  /**
   * A new node of this configuration.
   *
   * @param restarts its Restart Counter (RFC 5847 3.2), 0..2^32 - 1
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Node newNode(long restarts) {
    return role instanceof RoleSettings.Maar maar
        ? new Maar(config(maar), restarts)
        : new Cmd(config((RoleSettings.Cmd) role), restarts);
  }

  /**
   * The node of this configuration whose state has been kept.
   *
   * @throws UnreadableStateException if that is no state of this node
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Node readNode(StateReader state) throws UnreadableStateException {
    return role instanceof RoleSettings.Maar maar
        ? Maar.readState(config(maar), state)
        : Cmd.readState(config((RoleSettings.Cmd) role), state);
  }

  private MaarConfig config(RoleSettings.Maar maar) {
    return new MaarConfig(
        address,
        maar.number(),
        maar.cmd(),
        mode,
        profile,
        maar.pool(),
        maar.prefixLength(),
        lifetimeSeconds / LIFETIME_UNIT_SECONDS,
        maars(),
        maar.localNetworks());
  }

  private CmdConfig config(RoleSettings.Cmd cmd) {
    int lifetime = lifetimeSeconds / LIFETIME_UNIT_SECONDS;
    return new CmdConfig(address, mode, profile, lifetime, maars(), cmd.authorization());
  }

  /** The peers that are MAARs, with their pools. */
  public List<Peer> maars() {
    List<Peer> maars = new ArrayList<>();
    for (PeerSettings peer : peers) {
      peer.pool().ifPresent(pool -> maars.add(new Peer(peer.address(), pool)));
    }
    return maars;
  }

  /** The role's name in configurations: cmd or maar. */
  public String roleName() {
    return role instanceof RoleSettings.Cmd ? "cmd" : "maar";
  }

  /** This configuration with another lifetime in seconds. */
  public NodeSettings withLifetime(int seconds) {
    return with(draft -> draft.lifetimeSeconds = seconds);
  }

  /** This configuration with another description of its role. */
  public NodeSettings withRole(RoleSettings other) {
    return with(draft -> draft.role = other);
  }

  /** This configuration with another profile. */
  public NodeSettings withProfile(Profile other) {
    return with(draft -> draft.profile = other);
  }

  /** This configuration with another transport, peers and place of the control API. */
  public NodeSettings at(
      TransportSettings local, List<PeerSettings> others, Optional<InetSocketAddress> controlBind) {
    return with(
        draft -> {
          draft.transport = local;
          draft.peers = others;
          draft.control = controlBind;
        });
  }

  /** This configuration with something that forwards. */
  public NodeSettings withDataPlane(DataPlaneSettings forwarding) {
    return with(draft -> draft.dataPlane = Optional.of(forwarding));
  }

  /** This configuration with IPsec, and the peers that it is for. */
  public NodeSettings withIpsec(IpsecSettings protection, List<PeerSettings> others) {
    return with(
        draft -> {
          draft.ipsec = Optional.of(protection);
          draft.peers = others;
        });
  }

  private NodeSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** The parts of a configuration that may differ in a copy of it. */
  private static final class Draft {
    private final NodeSettings of;
    private RoleSettings role;
    private Profile profile;
    private int lifetimeSeconds;
    private TransportSettings transport;
    private List<PeerSettings> peers;
    private Optional<InetSocketAddress> control;
    private Optional<DataPlaneSettings> dataPlane;
    private Optional<IpsecSettings> ipsec;

    Draft(NodeSettings of) {
      this.of = of;
      role = of.role;
      profile = of.profile;
      lifetimeSeconds = of.lifetimeSeconds;
      transport = of.transport;
      peers = of.peers;
      control = of.control;
      dataPlane = of.dataPlane;
      ipsec = of.ipsec;
    }

    NodeSettings settings() {
      return new NodeSettings(
          of.address,
          role,
          of.mode,
          profile,
          lifetimeSeconds,
          transport,
          peers,
          control,
          of.logLevel,
          dataPlane,
          of.state,
          ipsec);
    }
  }

  /** Addresses of the peers whose security association the operator vouches for. */
  public Set<Ipv6Address> securedPeers() {
    return peersWith(Protection.ASSERTED);
  }

  /** Addresses of the peers whose security association is looked at. */
  public Set<Ipv6Address> verifiedPeers() {
    return peersWith(Protection.VERIFIED);
  }

  private Set<Ipv6Address> peersWith(Protection protection) {
    return peers.stream()
        .filter(peer -> peer.protection() == protection)
        .map(PeerSettings::address)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The peers with their endpoints, for UDP. */
  public PeerTable peerTable() {
    List<PeerTable.Entry> entries = new ArrayList<>();
    for (PeerSettings peer : peers) {
      peer.endpoint()
          .ifPresent(
              endpoint ->
                  entries.add(
                      new PeerTable.Entry(
                          peer.address(), endpoint, peer.protection() == Protection.ASSERTED)));
    }
    return new PeerTable(entries);
  }
}
