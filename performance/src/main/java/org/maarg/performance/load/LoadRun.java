package org.maarg.performance.load;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.maarg.performance.Roster;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.UdpTransport;

/** Puts a load on a target: sockets, set-up, warm-up, measurement. */
public final class LoadRun implements AutoCloseable {
  /** What the launcher gives to nodes, whose options our own CMD has here as well. */
  public static final List<String> NODE_OPTIONS = List.of("-Xmn64m");

  private final LoadPlan plan;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final List<UdpTransport> sockets = new ArrayList<>();

  /**
   * Opens the sockets of the MAARs.
   *
   * @param firstPort of MAAR 1, those of the others follow; 0 for any
   * @throws LoadException if one cannot be had
   */
  public LoadRun(LoadPlan plan, InetAddress local, int firstPort) {
    this.plan = plan;
    NettyIo io = NettyIo.best();
    group = io.newGroup(1, "maarg-load");
    loop = group.next();
    for (int maar = 0; maar < plan.maars(); maar++) {
      InetSocketAddress at = new InetSocketAddress(local, firstPort == 0 ? 0 : firstPort + maar);
      try {
        sockets.add(UdpTransport.bind(io, loop, at).join());
      } catch (CompletionException e) {
        close();
        throw new LoadException("cannot bind UDP to " + Endpoints.text(at), e);
      }
    }
  }

  /** Where the sockets of the MAARs are, in their order. */
  public List<InetSocketAddress> endpoints() {
    return sockets.stream().map(UdpTransport::localAddress).toList();
  }

  /** Our own CMD, in a process of its own. */
  public Measured againstOurCmd(CmdConfiguration configuration, List<String> javaOptions) {
    try (TargetProcess cmd = startCmd(configuration, javaOptions)) {
      return against(cmd.endpoint(), false, Optional.of(cmd));
    }
  }

  /** Starts our own CMD for these sockets; it is the caller's. Its options come after ours. */
  public TargetProcess startCmd(CmdConfiguration configuration, List<String> javaOptions) {
    try (CmdConfiguration.Written file = configuration.write(endpoints())) {
      List<String> options = new ArrayList<>(NODE_OPTIONS);
      options.addAll(javaOptions);
      return TargetProcess.start(options, file.arguments());
    }
  }

  /** Starts an echo server; it is the caller's. */
  public static TargetProcess startEcho(List<String> javaOptions) {
    return TargetProcess.start(javaOptions, List.of(EchoServer.class.getName()));
  }

  /** Whoever is there. */
  public Measured against(InetSocketAddress target) {
    return against(target, false, Optional.empty());
  }

  /** An echo server, in a process of its own. */
  public Measured againstEcho(List<String> javaOptions) {
    try (TargetProcess echo = startEcho(javaOptions)) {
      return against(echo.endpoint(), true, Optional.of(echo));
    }
  }

  private Measured against(
      InetSocketAddress target, boolean echo, Optional<TargetProcess> process) {
    LoadedTarget loaded = load(target, echo, process);
    if (!echo) {
      loaded.register();
    }
    if (!plan.warmUp().isZero()) {
      loaded.measure(plan, plan.warmUp());
    }
    return loaded.measure(plan, plan.measured());
  }

  /** Our own CMD takes what the sockets send from now on; nothing is registered yet. */
  public LoadedTarget load(TargetProcess cmd) {
    return load(cmd.endpoint(), false, Optional.of(cmd));
  }

  /** An echo server takes what the sockets send from now on. */
  public LoadedTarget loadEcho(TargetProcess echo) {
    return load(echo.endpoint(), true, Optional.of(echo));
  }

  private LoadedTarget load(
      InetSocketAddress target, boolean echo, Optional<TargetProcess> process) {
    LoadDriver driver = new LoadDriver(plan, loop);
    PeerTable peers = new PeerTable(List.of(new PeerTable.Entry(Roster.CMD, target, true)));
    onLoop(
            () -> {
              List<LoadMaar> maars = new ArrayList<>();
              for (UdpTransport socket : sockets) {
                LoadMaar maar = new LoadMaar(maars.size(), socket, Roster.CMD, echo, driver);
                socket.usePeers(peers);
                socket.start(maar);
                maars.add(maar);
              }
              driver.use(maars);
              return CompletableFuture.completedFuture(driver);
            })
        .join();
    return new LoadedTarget(this, driver, process);
  }

  <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> task) {
    return CompletableFuture.completedFuture(task).thenComposeAsync(Supplier::get, loop);
  }

  @Override
  public void close() {
    for (UdpTransport socket : sockets) {
      socket.close().join();
    }
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
