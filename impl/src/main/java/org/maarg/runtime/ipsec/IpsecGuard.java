package org.maarg.runtime.ipsec;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.linux.HostProgram;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.runtime.transport.RawTransport;
import org.maarg.runtime.transport.Transport;
import org.maarg.wire.Ipv6Address;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which peers' messages have come through IPsec, and drops and counts those that claim to be
 * from such a peer and have not (decision peer-security).
 *
 * <ul>
 *   <li>In the kernel: a policy for protocol 135 asks for ESP, in each direction.
 *   <li>In user space: the socket hears nothing but the device that decrypted packets come from.
 *   <li>In both cases the packet filter is there.
 * </ul>
 *
 * <p>All of it is looked at before the node hears anything, and every five seconds from then on.
 */
// Implements: 5213-4-1, 5213-4-3, 8885-6-2, 8885-6-5
public final class IpsecGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IpsecGuard.class);
  private static final long PERIOD_SECONDS = 5;
  private static final long STOP_SECONDS = 10;

  private volatile NodeSettings node;
  private final IpsecSettings ipsec;
  private final Optional<Path> namespace;
  private final SignallingFilter filter;
  private final Associations associations;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(IpsecGuard::daemon);
  private final ExecutorService starters = Executors.newCachedThreadPool(IpsecGuard::daemon);
  private volatile Set<Ipv6Address> verified = Set.of();
  private volatile @Nullable RawTransport socket;
  private volatile String trouble = "";

  private IpsecGuard(NodeSettings node, TransportSettings.Raw raw) {
    this.node = node;
    ipsec = ConnectionNames.settings(node);
    namespace = raw.namespace();
    filter = new SignallingFilter(node, namespace);
    associations = new Associations(node, namespace);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "maarg-ipsec");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The guard of a node, with its filter in place; none for a node without IPsec.
   *
   * @throws IpsecException if the filter cannot be had
   */
  public static Optional<IpsecGuard> start(NodeSettings node) {
    if (node.ipsec().isEmpty() || !(node.transport() instanceof TransportSettings.Raw raw)) {
      return Optional.empty();
    }
    IpsecGuard guard = new IpsecGuard(node, raw);
    try {
      // Before there is a socket: what it hears before it is bound to a device came past this.
      guard.filter.load();
    } catch (LinuxException e) {
      guard.thread.shutdown();
      guard.starters.shutdown();
      throw new IpsecException("no filter for clear-text signalling: " + e.getMessage());
    }
    return Optional.of(guard);
  }

  /** The only device that the node's socket is to hear; none for all. */
  public Optional<String> device() {
    return ipsec.esp() == Esp.USER_SPACE ? Optional.of(ipsec.device()) : Optional.empty();
  }

  /** True if what comes from a peer now has come through IPsec, as of the last look. */
  public boolean isVerified(Ipv6Address peer) {
    return verified.contains(peer);
  }

  /** Number of peers whose protection is verified now. */
  public int verifiedPeers() {
    return verified.size();
  }

  /** Messages dropped that claimed to be from a verified peer, in clear text, by the last look. */
  public long clearText() {
    return filter.dropped();
  }

  /**
   * Guards the peers of other settings of the node from now on. Who is to be verified no more is
   * not believed any longer; who is to be is looked at before this returns.
   *
   * @throws IpsecException if the filter cannot be had; all is as it was then
   */
  public void use(NodeSettings next) {
    if (next.verifiedPeers().equals(node.verifiedPeers())) {
      return;
    }
    try {
      filter.use(next);
    } catch (LinuxException e) {
      throw new IpsecException("no filter for clear-text signalling: " + e.getMessage());
    }
    node = next;
    associations.use(next);
    CompletableFuture.runAsync(this::look, thread).join();
  }

  /**
   * Begins to look.
   *
   * @param bound the node's socket, bound to {@link #device} if there is one
   * @param loop the event loop of the node
   * @return what the node sends over
   */
  public Transport watch(RawTransport bound, Executor loop) {
    socket = bound;
    look();
    var unused =
        thread.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    if (ipsec.esp() == Esp.KERNEL) {
      return bound; // The kernel asks for an association itself.
    }
    if (node.role() instanceof RoleSettings.Maar maar) {
      starters.execute(() -> greet(maar.cmd()));
    }
    return new OnDemandTransport(
        bound,
        peer -> node.verifiedPeers().contains(peer),
        associations::isUp,
        associations::start,
        starters,
        loop);
  }

  private void greet(Ipv6Address cmd) {
    try {
      associations.start(cmd);
    } catch (LinuxException later) {
      LOG.info("no security association with the CMD yet: {}", later.getMessage());
    }
  }

  private void look() {
    try {
      if (!filter.look()) {
        LOG.warn("the filter for clear-text signalling was gone");
        filter.load();
      }
      become(ipsec.esp() == Esp.KERNEL ? byPolicy() : byDevice());
      trouble = "";
    } catch (LinuxException | CompletionException e) {
      become(Set.of());
      tell(String.valueOf(e.getMessage()));
    }
  }

  /** Each trouble once, not every five seconds. */
  private void tell(String what) {
    if (!what.equals(trouble)) {
      trouble = what;
      LOG.warn("no protection of the signalling can be verified: {}", what);
    }
  }

  private Set<Ipv6Address> byPolicy() {
    String shown = HostProgram.run(namespace, List.of("ip", "-6", "xfrm", "policy", "list"), "");
    KernelPolicies policies = KernelPolicies.of(shown);
    Set<Ipv6Address> found = new HashSet<>();
    for (Ipv6Address peer : node.verifiedPeers()) {
      if (policies.protects(peer, node.address())) {
        found.add(peer);
      }
    }
    return found;
  }

  private Set<Ipv6Address> byDevice() {
    RawTransport bound = socket;
    if (bound == null) {
      return Set.of();
    }
    bound.useDevice(ipsec.device()).join();
    associations.look();
    return node.verifiedPeers();
  }

  private void become(Set<Ipv6Address> found) {
    Set<Ipv6Address> before = verified;
    verified = Set.copyOf(found);
    for (Ipv6Address peer : node.verifiedPeers()) {
      if (before.contains(peer) && !found.contains(peer)) {
        LOG.warn("signalling from {} is not protected any more: nothing of it is believed", peer);
      } else if (!before.contains(peer) && found.contains(peer)) {
        LOG.info("signalling from {} is protected by IPsec", peer);
      }
    }
  }

  /** Ends the looking, and removes the filter. */
  @Override
  public void close() {
    thread.shutdownNow();
    starters.shutdownNow();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a look at IPsec does not end");
      }
      filter.close();
    } catch (LinuxException e) {
      LOG.warn("the filter for clear-text signalling stays: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
