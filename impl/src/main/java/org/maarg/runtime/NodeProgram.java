package org.maarg.runtime;

import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.maarg.protocol.Knob;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.dataplane.DataPlaneException;
import org.maarg.runtime.ipsec.IpsecException;
import org.maarg.runtime.observe.LogLevel;
import org.maarg.runtime.observe.NodeLog;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.state.KeptNode;
import org.maarg.runtime.state.RestartCounters;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that runs one node. */
public final class NodeProgram {
  private static final Logger LOG = LoggerFactory.getLogger(NodeProgram.class);
  private static final int LOOPS = 2;
  private static final int QUIET_SECONDS = 0;
  private static final int SHUTDOWN_SECONDS = 2;
  private static final int LEAST_INTERVAL_MILLIS = 30_000;
  private static final int GREATEST_INTERVAL_MILLIS = 3_600_000;

  private NodeProgram() {}

  /**
   * Starts a node of a configuration, on event loops of its own, with a log, at the log level of
   * the configuration. A domain of its own goes through a handover in memory first, so that what
   * the first update needs is loaded.
   *
   * @param observers who observe the node as well as the log does
   * @return the node; with it the event loops end
   * @throws TransportException if a socket cannot be had
   * @throws DataPlaneException if the host cannot forward as the settings ask
   * @throws IpsecException if the host cannot protect the signalling as the settings ask
   * @throws org.maarg.runtime.state.StateException if what is kept of the node cannot be used
   */
  public static LiveNode start(NodeSettings settings, List<? extends NodeObserver> observers) {
    LogLevel.set(settings.logLevel());
    warnOfInterval(settings.profile().value(Knob.HEARTBEAT_INTERVAL));
    WarmUp.run();
    NettyIo io = NettyIo.best();
    EventLoopGroup loops = io.newGroup(LOOPS, "maarg");
    try {
      List<NodeObserver> all = new ArrayList<>(observers);
      all.add(new NodeLog());
      NodeEnvironment environment = NodeEnvironment.of(loops, all);
      LiveNode live = bind(settings, environment);
      live.andThen(() -> shutDown(loops));
      live.start();
      return live;
    } catch (RuntimeException e) {
      shutDown(loops);
      throw e;
    }
  }

  private static LiveNode bind(NodeSettings settings, NodeEnvironment environment) {
    if (settings.state().isEmpty()) {
      long restarts = RestartCounters.ofStart(environment.clock());
      return LiveNode.bind(settings, settings.newNode(restarts), environment);
    }
    KeptNode kept = KeptNodes.open(settings, settings.state().get());
    try {
      return LiveNode.bind(settings, kept, environment);
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  /** The bounds of RFC 5847 5 are advice: a laboratory may have less time. */
  private static void warnOfInterval(int millis) {
    if (millis > 0 && (millis < LEAST_INTERVAL_MILLIS || millis > GREATEST_INTERVAL_MILLIS)) {
      LOG.warn("heartbeatIntervalMillis {} is outside the 30 to 3600 s of RFC 5847 5", millis);
    }
  }

  private static void shutDown(EventLoopGroup loops) {
    loops
        .shutdownGracefully(QUIET_SECONDS, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
        .syncUninterruptibly();
  }
}
