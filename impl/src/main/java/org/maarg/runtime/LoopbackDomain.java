package org.maarg.runtime;

import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.TransportException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * A CMD and its MAARs as live nodes of this program, on UDP sockets of the loopback interface with
 * ports that were free. Sockets are bound first and their endpoints exchanged then.
 *
 * <p>Addresses are those of the simulator: the CMD is 2001:db8::c; MAAR N, in hexadecimal, is
 * 2001:db8:0:N::1 with the pool 2001:db8:N00::/40.
 */
public final class LoopbackDomain implements AutoCloseable {
  /** MAARs that the address plan has room for. */
  public static final int MAX_MAARS = 255;

  /** Address of the CMD. */
  public static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");

  private static final long DOCUMENTATION = 0x20010db8L << 32;
  private static final int POOL_LENGTH = 40;
  private static final int PREFIX_LENGTH = 64;
  private static final int THREADS = 2;

  private final Plan plan;
  private final EventLoopGroup loops;
  private final NodeEnvironment environment;
  private final List<LiveNode> nodes = new ArrayList<>();

  /**
   * What a domain is made of.
   *
   * @param maars 1..{@link #MAX_MAARS}
   * @param lifetimeSeconds 4..262140, a multiple of 4
   * @param faults done to what each node sends, each with a seed of its own made of this one
   * @param controlled whether each node has a control API, on a port that was free
   */
  public record Plan(
      int maars,
      Mode mode,
      Profile profile,
      int lifetimeSeconds,
      LinkFaults faults,
      InstantSource clock,
      List<NodeObserver> observers,
      boolean controlled) {
    /** A domain whose nodes have no control API. */
    public Plan(
        int maars,
        Mode mode,
        Profile profile,
        int lifetimeSeconds,
        LinkFaults faults,
        InstantSource clock,
        List<NodeObserver> observers) {
      this(maars, mode, profile, lifetimeSeconds, faults, clock, observers, false);
    }

    /** Checks the number of MAARs and copies the list. */
    public Plan {
      if (maars < 1 || maars > MAX_MAARS) {
        throw new IllegalArgumentException(maars + " MAARs are not in 1.." + MAX_MAARS);
      }
      observers = List.copyOf(observers);
    }
  }

  private LoopbackDomain(Plan plan) {
    this.plan = plan;
    NettyIo io = NettyIo.best();
    this.loops = io.newGroup(THREADS, "maarg-domain");
    this.environment =
        new NodeEnvironment(io, loops, plan.clock(), plan.observers(), LinkFaults.NONE);
  }

  /**
   * Starts a domain.
   *
   * @throws TransportException if a socket cannot be bound
   */
  public static LoopbackDomain start(Plan plan) {
    WarmUp.run();
    LoopbackDomain domain = new LoopbackDomain(plan);
    try {
      for (int index = 0; index <= plan.maars(); index++) {
        domain.nodes.add(domain.bind(index, 0));
      }
    } catch (TransportException e) {
      domain.close();
      throw e;
    }
    domain.nodes.forEach(node -> node.usePeers(domain.peerTable(node)));
    domain.nodes.forEach(LiveNode::start);
    return domain;
  }

  /** Address of MAAR 1, 2, ... */
  public static Ipv6Address maarAddress(int number) {
    return Ipv6Address.of(DOCUMENTATION | number, 1);
  }

  /** The pool of MAAR 1, 2, ... */
  public static Ipv6Prefix maarPool(int number) {
    return Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | (long) number << 24, 0), POOL_LENGTH);
  }

  /** The CMD. */
  public LiveNode cmd() {
    return nodes.get(0);
  }

  /** MAAR 1, 2, ... up to the number of MAARs. */
  public LiveNode maar(int number) {
    if (number < 1) {
      throw new IndexOutOfBoundsException("MAARs are counted from 1, not from " + number);
    }
    return nodes.get(number);
  }

  /** The CMD, then the MAARs by their numbers. */
  public List<LiveNode> nodes() {
    return List.copyOf(nodes);
  }

  /** Where the control APIs are, in the order of {@link #nodes}; empty if there are none. */
  public List<InetSocketAddress> controls() {
    return nodes.stream().map(LiveNode::controlEndpoint).flatMap(Optional::stream).toList();
  }

  /**
   * Stops a node as a crash would, and starts it afresh, without any state, on the same endpoint.
   *
   * @param index 0 for the CMD, else the MAAR's number
   */
  public LiveNode restart(int index) {
    LiveNode old = nodes.get(index);
    int port = old.endpoint().getPort();
    old.close();
    LiveNode fresh = bind(index, port);
    nodes.set(index, fresh);
    fresh.usePeers(peerTable(fresh));
    fresh.start();
    return fresh;
  }

  private LiveNode bind(int index, int port) {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    LinkFaults faults = plan.faults().withSeed(plan.faults().seed() * 1_000_003 + index);
    return LiveNode.bind(settings(index, local), environment.withFaults(faults));
  }

  private NodeSettings settings(int index, InetSocketAddress local) {
    RoleSettings role =
        index == 0
            ? new RoleSettings.Cmd(MnAuthorization.ALL)
            : new RoleSettings.Maar(CMD, maarPool(index), PREFIX_LENGTH, index, List.of());
    return new NodeSettings(
        addressOf(index),
        role,
        plan.mode(),
        plan.profile(),
        plan.lifetimeSeconds(),
        new TransportSettings.Udp(local),
        peersOf(index),
        plan.controlled()
            ? Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            : Optional.empty(),
        "WARN");
  }

  private static Ipv6Address addressOf(int index) {
    return index == 0 ? CMD : maarAddress(index);
  }

  private List<PeerSettings> peersOf(int self) {
    List<PeerSettings> peers = new ArrayList<>();
    for (int index = 0; index <= plan.maars(); index++) {
      if (index != self) {
        Optional<Ipv6Prefix> pool = index == 0 ? Optional.empty() : Optional.of(maarPool(index));
        peers.add(new PeerSettings(addressOf(index), Optional.empty(), pool, true));
      }
    }
    return peers;
  }

  private PeerTable peerTable(LiveNode self) {
    List<PeerTable.Entry> entries = new ArrayList<>();
    for (LiveNode node : nodes) {
      if (node != self) {
        entries.add(new PeerTable.Entry(node.address(), node.endpoint(), true));
      }
    }
    return new PeerTable(entries);
  }

  @Override
  public void close() {
    nodes.forEach(LiveNode::close);
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
