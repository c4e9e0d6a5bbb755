package org.maarg.performance.load;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    try (CmdConfiguration.Written file = configuration.write(endpoints());
        TargetProcess cmd = TargetProcess.start(javaOptions, file.arguments())) {
      return against(cmd.endpoint(), false, Optional.of(cmd));
    }
  }

  /** Whoever is there. */
  public Measured against(InetSocketAddress target) {
    return against(target, false, Optional.empty());
  }

  /** An echo server, in a process of its own. */
  public Measured againstEcho(List<String> javaOptions) {
    try (TargetProcess echo =
        TargetProcess.start(javaOptions, List.of(EchoServer.class.getName()))) {
      return against(echo.endpoint(), true, Optional.of(echo));
    }
  }

  private Measured against(
      InetSocketAddress target, boolean echo, Optional<TargetProcess> process) {
    LoadDriver driver = new LoadDriver(plan, loop);
    PeerTable peers = new PeerTable(List.of(new PeerTable.Entry(Roster.CMD, target, true)));
    OptionalLong empty = echo ? OptionalLong.empty() : live(process);
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
              return SetUp.begin(driver);
            })
        .join();
    OptionalLong full = echo ? OptionalLong.empty() : live(process);
    if (!plan.warmUp().isZero()) {
      onLoop(() -> Steady.begin(driver, plan.warmUp())).join();
    }
    Optional<Duration> before = process.map(TargetProcess::processorTime);
    Meter meter = onLoop(() -> Steady.begin(driver, plan.measured())).join();
    Optional<Duration> used = process.map(it -> it.processorTime().minus(before.orElseThrow()));
    return new Measured(
        plan.measured(),
        meter.answers(),
        meter.statuses(),
        meter.unansweredUpdates(),
        meter.notSentUpdates(),
        meter.followedUpdates(),
        Measured.Latency.of(meter),
        used,
        process.map(TargetProcess::residentKilobytes).orElse(OptionalLong.empty()),
        perMn(empty, full));
  }

  private static OptionalLong live(Optional<TargetProcess> process) {
    return process.map(TargetProcess::liveOctets).orElse(OptionalLong.empty());
  }

  private OptionalLong perMn(OptionalLong empty, OptionalLong full) {
    return empty.isPresent() && full.isPresent()
        ? OptionalLong.of((full.getAsLong() - empty.getAsLong()) / plan.mns())
        : OptionalLong.empty();
  }

  private <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> task) {
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
