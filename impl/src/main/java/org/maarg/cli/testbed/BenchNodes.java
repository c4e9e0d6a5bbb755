package org.maarg.cli.testbed;

import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeEnvironment;
import org.maarg.runtime.WarmUp;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.sim.Names;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** The CMD and the MAARs of a bench, as real nodes over protocol 135. */
final class BenchNodes implements AutoCloseable {
  static final MnId MN = MnId.nai("mn1@example.org");

  private static final int PREFIX_LENGTH = 64;
  private static final int LIFETIME_SECONDS = 60;

  private final Bench bench;
  private final Mode mode;
  private final int maars;
  private final int lifetimeSeconds;
  private final EventLoopGroup loops = NettyIo.EPOLL.newGroup(2, "maarg-testbed");
  private final NodeEnvironment environment;
  private final List<LiveNode> nodes = new ArrayList<>();

  /**
   * Starts the nodes.
   *
   * @param ipsec protects what they say to each other; none for clear text
   * @throws RuntimeException if one cannot be had; none is left then
   */
  BenchNodes(
      Bench bench,
      Mode mode,
      int maars,
      Optional<BenchIpsec> ipsec,
      List<? extends NodeObserver> observers) {
    this(bench, mode, maars, ipsec, LIFETIME_SECONDS, observers);
  }

  /** As the other, with another lifetime of registrations, in seconds. */
  BenchNodes(
      Bench bench,
      Mode mode,
      int maars,
      Optional<BenchIpsec> ipsec,
      int lifetimeSeconds,
      List<? extends NodeObserver> observers) {
    this.lifetimeSeconds = lifetimeSeconds;
    this.bench = bench;
    this.mode = mode;
    this.maars = maars;
    environment = NodeEnvironment.of(loops, observers);
    WarmUp.run();
    try {
      for (int index = 0; index <= maars; index++) {
        nodes.add(LiveNode.bind(protectedSettings(index, ipsec), environment));
      }
      nodes.forEach(LiveNode::start);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The CMD for 0, else a MAAR by its number. */
  LiveNode node(int index) {
    return nodes.get(index);
  }

  List<LiveNode> all() {
    return List.copyOf(nodes);
  }

  /** Has somebody hear when a MAAR has set up a tunnel or a router in its kernel. */
  void onSetUp(Runnable listener) {
    for (LiveNode node : nodes) {
      node.forwarding().ifPresent(plane -> plane.onSetUp(listener));
    }
  }

  /** The prefix that a MAAR has assigned to the mobile node. */
  Optional<Ipv6Prefix> prefixOf(int maar) {
    return node(maar).maarBindings().stream()
        .filter(binding -> binding.mn().equals(MN))
        .map(binding -> binding.prefixes().first())
        .findFirst();
  }

  /** The prefix that a MAAR has assigned to an interface of the mobile node. */
  Optional<Ipv6Prefix> prefixOf(int maar, MnInterface of) {
    return node(maar).maarBindings().stream()
        .filter(binding -> binding.mn().equals(MN) && binding.linkLayer().equals(of.mac()))
        .map(binding -> binding.prefixes().first())
        .findFirst();
  }

  private NodeSettings protectedSettings(int index, Optional<BenchIpsec> ipsec) {
    NodeSettings plain = settings(index);
    if (ipsec.isEmpty()) {
      return plain;
    }
    NodeSettings whole = ipsec.get().protect(plain, role(index));
    ipsec.get().start(whole, role(index));
    return whole;
  }

  /** What reports call the nodes. */
  static Names names(int maars) {
    Map<Ipv6Address, String> names = new LinkedHashMap<>();
    for (int index = 0; index <= maars; index++) {
      names.put(address(index), role(index));
    }
    return Names.of(names);
  }

  private static String role(int index) {
    return index == 0 ? "cmd" : "maar" + index;
  }

  private NodeSettings settings(int index) {
    RoleSettings role =
        index == 0
            ? new RoleSettings.Cmd(MnAuthorization.ALL)
            : new RoleSettings.Maar(
                Bench.CMD, Bench.maarPool(index), PREFIX_LENGTH, index, bench.localNetworks(index));
    NodeSettings plain =
        new NodeSettings(
            address(index),
            role,
            mode,
            Profile.DEPLOYABLE,
            lifetimeSeconds,
            new TransportSettings.Raw(Optional.of(bench.file(role(index)))),
            peersOf(index),
            Optional.empty(),
            "WARN");
    return index == 0 ? plain : plain.withDataPlane(forwarding());
  }

  private DataPlaneSettings forwarding() {
    return new DataPlaneSettings(
        DataPlaneSettings.Kind.LINUX_SEG6,
        "up0",
        "ap0",
        DataPlaneSettings.DEFAULT_MTU,
        bench.interfaces().stream().map(it -> it.of(MN)).toList());
  }

  private static Ipv6Address address(int index) {
    return index == 0 ? Bench.CMD : Bench.maarAddress(index);
  }

  private List<PeerSettings> peersOf(int self) {
    List<PeerSettings> peers = new ArrayList<>();
    for (int index = 0; index <= maars; index++) {
      if (index != self) {
        Optional<Ipv6Prefix> pool =
            index == 0 ? Optional.empty() : Optional.of(Bench.maarPool(index));
        peers.add(new PeerSettings(address(index), Optional.empty(), pool, true));
      }
    }
    return peers;
  }

  @Override
  public void close() {
    nodes.forEach(LiveNode::close);
    nodes.clear();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
