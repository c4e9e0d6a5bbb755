package org.maarg.runtime;

import io.netty.channel.EventLoopGroup;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.runtime.transport.NettyIo;

/**
 * What nodes run in.
 *
 * @param io what {@code loops} were made by
 * @param loops each node takes one of them
 * @param clock wall clock of the nodes
 * @param observers hear of every node
 * @param faults done to what nodes send
 */
public record NodeEnvironment(
    NettyIo io,
    EventLoopGroup loops,
    InstantSource clock,
    List<NodeObserver> observers,
    LinkFaults faults) {

  /** Copies the list. */
  public NodeEnvironment {
    observers = List.copyOf(observers);
  }

  /** The system's clock, the best sockets there are, no faults. */
  public static NodeEnvironment of(EventLoopGroup loops, List<? extends NodeObserver> observers) {
    return new NodeEnvironment(
        NettyIo.best(), loops, InstantSource.system(), List.copyOf(observers), LinkFaults.NONE);
  }

  /** This environment with other faults. */
  public NodeEnvironment withFaults(LinkFaults other) {
    return new NodeEnvironment(io, loops, clock, observers, other);
  }

  /** This environment with another clock. */
  public NodeEnvironment withClock(InstantSource other) {
    return new NodeEnvironment(io, loops, other, observers, faults);
  }

  /** This environment with one more observer. */
  public NodeEnvironment withObserver(NodeObserver another) {
    List<NodeObserver> more = new ArrayList<>(observers);
    more.add(another);
    return new NodeEnvironment(io, loops, clock, more, faults);
  }
}
