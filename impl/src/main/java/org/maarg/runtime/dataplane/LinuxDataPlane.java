package org.maarg.runtime.dataplane;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * Forwards in the kernel of Linux: tunnels, interfaces, routes and a filter, set up with iproute2
 * and nftables. Needs root, or CAP_NET_ADMIN and CAP_NET_RAW.
 *
 * <p>Work is done on a thread of its own. What lets packets through comes before what takes ways
 * away, for a mobile node waits for it; all that is about one prefix is done in the order in which
 * it was asked for. What the host refuses is logged and counted; the rest goes on. What an earlier
 * run has left behind, by a crash too, is removed at the start; nothing that is not marked as ours
 * is touched.
 */
public final class LinuxDataPlane implements DataPlane, AutoCloseable {
  private static final int CLEAR_MILLIS = 1_000;
  private static final Pattern INDEX = Pattern.compile("(\\d+): [^<]*<([^>]*)>.*");

  private final DataPlaneSettings settings;
  private final Worker work = new Worker(this::commit);
  private final NamespaceLock lock;
  private final IpCommands ip;
  private final IngressFilter filter;
  private final TunnelDriver driver;
  private final Changes changes;
  private final Dlifs dlifs;
  private final Doorkeeper doorkeeper;
  private final Set<Tunnel> tunnels = new HashSet<>();
  private final AtomicBoolean lookDue = new AtomicBoolean();

  /** That something is about the routers that show a prefix here, and not about its tunnels. */
  private record RouterOf(Ipv6Prefix prefix) {}

  private @Nullable AccessLink access;
  private boolean hadCarrier = true;
  private volatile Runnable setUpListener = () -> {};

  private LinuxDataPlane(
      Ipv6Address self, DataPlaneSettings settings, Optional<Path> namespace, Doorstep doorstep) {
    this.settings = settings;
    this.driver = driver(self, settings);
    this.lock = NamespaceLock.take(namespace);
    this.ip = new IpCommands(namespace);
    this.filter = new IngressFilter(namespace);
    this.changes = new Changes(ip, filter, work::failed);
    this.dlifs = new Dlifs(ip, filter, changes, settings.access());
    this.doorkeeper =
        new Doorkeeper(
            settings.mobileNodes(), settings.mtu(), dlifs, doorstep, work.thread(), this::send);
  }

  private void commit() {
    changes.commit();
  }

  private static TunnelDriver driver(Ipv6Address self, DataPlaneSettings settings) {
    return settings.kind() == DataPlaneSettings.Kind.LINUX_IP6TNL
        ? new Ip6TnlDriver(self, settings.core(), settings.mtu())
        : new Seg6Driver(self, settings.core(), settings.mtu());
  }

  /**
   * Sets up what is there before the first mobile node.
   *
   * @param self address of the MAAR, by which it signals
   * @param pool from which it assigns
   * @param namespace file of the network namespace; none for the program's own
   * @param doorstep hears who comes and goes, on a thread of the data plane
   * @throws DataPlaneException if the host cannot do it; nothing is left then
   */
  public static LinuxDataPlane start(
      Ipv6Address self,
      Ipv6Prefix pool,
      DataPlaneSettings settings,
      Optional<Path> namespace,
      Doorstep doorstep) {
    NamespaceLock.checkForwarding(namespace);
    LinuxDataPlane plane = new LinuxDataPlane(self, settings, namespace, doorstep);
    try {
      plane.setUp(self, pool, namespace);
      return plane;
    } catch (DataPlaneException | LinuxException e) {
      plane.close();
      throw e instanceof DataPlaneException known
          ? known
          : new DataPlaneException(String.valueOf(e.getMessage()), e);
    }
  }

  private void setUp(Ipv6Address self, Ipv6Prefix pool, Optional<Path> namespace) {
    removeAll();
    indexOf(settings.core());
    int index = indexOf(settings.access());
    filter.start(self, settings.access());
    try {
      ip.run(driver.start());
    } catch (DataPlaneException e) {
      throw new DataPlaneException(e.getMessage() + " (" + driver.needs() + ")", e);
    }
    ip.run(HostRoutes.start(pool));
    access =
        new AccessLink(
            index,
            namespace,
            frame -> work.submit("a Router Solicitation", () -> doorkeeper.solicited(frame)),
            this::linkMayHaveChanged);
    doorkeeper.start();
    work.repeat("clear", CLEAR_MILLIS, dlifs::clear);
  }

  private int indexOf(String name) {
    return Integer.parseInt(link(name).group(1));
  }

  private Matcher link(String name) {
    // Before it, the program may complain of other namespaces, which just go.
    for (String line : ip.show("link show dev " + name)) {
      Matcher matcher = INDEX.matcher(line);
      if (matcher.matches()) {
        return matcher;
      }
    }
    throw new DataPlaneException("ip link show dev " + name + " cannot be read");
  }

  private void removeAll() {
    ip.runAsFarAsPossible(HostRoutes.removeAll(ip.show("rule show")));
  }

  /** Of several changes at once one look tells. */
  private void linkMayHaveChanged() {
    if (!lookDue.getAndSet(true)) {
      work.submit("a change of links", this::lookAtLink);
    }
  }

  /** The carrier of the access link has gone: so has whoever was there. */
  private void lookAtLink() {
    lookDue.set(false);
    boolean hasCarrier;
    try {
      hasCarrier = List.of(link(settings.access()).group(2).split(",", -1)).contains("LOWER_UP");
    } catch (DataPlaneException e) {
      hasCarrier = false; // The interface itself has gone.
    }
    if (hadCarrier && !hasCarrier) {
      doorkeeper.linkLost();
    }
    hadCarrier = hasCarrier;
  }

  private void send(Frame frame) {
    AccessLink link = access;
    if (link != null) {
      link.send(frame);
    }
  }

  @Override
  public void addTunnel(Tunnel tunnel) {
    // A router of ours for the prefix would be before the tunnel.
    Set<Object> before = Set.of(tunnel.prefix(), new RouterOf(tunnel.prefix()));
    work.submit(before, "add tunnel " + tunnel, () -> add(tunnel));
  }

  // Implements: 5213-6.10.5-1, 5213-6.9.1.2-20, 5213-6.9.1.2-21
  private void add(Tunnel tunnel) {
    if (tunnels.add(tunnel)) {
      filter.open(tunnel);
      List<String> commands =
          tunnel.end() == Tunnel.End.ANCHOR
              ? driver.addDown(tunnel.prefix(), tunnel.peer())
              : driver.addUp(tunnel.prefix(), tunnel.peer());
      changes.add(new Changes.Change("add tunnel " + tunnel, commands, List.of(), setUpListener));
    }
  }

  @Override
  public void removeTunnel(Tunnel tunnel) {
    work.later(tunnel.prefix(), "remove tunnel " + tunnel, () -> remove(tunnel));
  }

  // Implements: 5213-6.9.1.4-7
  private void remove(Tunnel tunnel) {
    if (tunnels.remove(tunnel)) {
      try {
        ip.run(
            tunnel.end() == Tunnel.End.ANCHOR
                ? driver.removeDown(tunnel.prefix(), tunnel.peer())
                : driver.removeUp(tunnel.prefix(), tunnel.peer()));
      } finally {
        filter.shut(tunnel);
      }
    }
  }

  @Override
  public void advertise(Output.Advertise advertisement) {
    Set<Object> before = Set.of(new RouterOf(advertisement.prefix()));
    work.submit(before, advertisement.toString(), () -> show(advertisement));
  }

  // Implements: 8885-3.7-6, 4861-6.2.8-1
  /** A router may get other addresses, or lose networks that it leads to. */
  private void show(Output.Advertise advertisement) {
    ShownRouter before = dlifs.find(ShownRouter.Key.of(advertisement));
    dlifs.show(advertisement, made -> shown(made, before));
  }

  private void shown(ShownRouter router, @Nullable ShownRouter before) {
    if (before != null && !router.takesOver(before)) {
      doorkeeper.resign(before);
    }
    doorkeeper.show(router);
    setUpListener.run();
  }

  @Override
  public void withdraw(Output.Withdraw withdrawal) {
    Object about = new RouterOf(withdrawal.prefix());
    work.later(about, withdrawal.toString(), () -> takeAway(withdrawal));
  }

  private void takeAway(Output.Withdraw withdrawal) {
    ShownRouter.Key key =
        new ShownRouter.Key(withdrawal.mn(), withdrawal.anchor(), withdrawal.prefix());
    ShownRouter router = dlifs.find(key);
    try {
      if (router != null && withdrawal.zeroLifetime()) {
        doorkeeper.sayFarewell(router);
      }
    } finally {
      dlifs.remove(key);
    }
  }

  /**
   * Has somebody hear, on a thread of the data plane, when a tunnel or a router has been set up.
   */
  public void onSetUp(Runnable listener) {
    setUpListener = listener;
  }

  /** Completes when all that was asked for before has been done, or has failed. */
  public CompletableFuture<Void> settled() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    work.last("the end of what was asked for", () -> done.complete(null));
    return done;
  }

  /** Changes that the host has refused. */
  public long failures() {
    return work.failures();
  }

  /**
   * Packets dropped since the start, by reason, and solicitations refused.
   *
   * @return fails if the data plane has stopped
   */
  public CompletableFuture<Map<String, Long>> drops() {
    return CompletableFuture.supplyAsync(
        () -> {
          Map<String, Long> drops = new TreeMap<>();
          filter.drops().forEach((reason, count) -> drops.put(reason.counter(), count));
          drops.put("refused_solicitation", doorkeeper.refused());
          drops.put("unknown_host", doorkeeper.unknown());
          return drops;
        },
        work.thread());
  }

  /** Of {@link #drops()} those of one reason; 0 if the data plane has stopped. */
  public long drops(String reason) {
    return work.isStopped() ? 0 : drops().join().getOrDefault(reason, 0L);
  }

  /** Removes all that has been set up. Closing again is harmless. */
  @Override
  public void close() {
    work.stop(this::shutDown);
  }

  private void shutDown() {
    try (lock;
        ip;
        filter) {
      AccessLink link = access;
      if (link != null) {
        doorkeeper.resign();
        link.close();
      }
      removeAll();
      ip.runAsFarAsPossible(driver.stop());
    }
  }
}
