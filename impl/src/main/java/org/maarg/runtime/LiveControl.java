package org.maarg.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.maarg.protocol.Output;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.control.ControlledNode;
import org.maarg.runtime.control.NodeHealth;
import org.maarg.runtime.control.NodeState;
import org.maarg.runtime.observe.NodeEvents;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** A live node as its control API sees it. */
final class LiveControl implements ControlledNode {
  private final LiveNode live;
  private final NodeEvents events;
  private final Executor executor;

  LiveControl(LiveNode live, NodeEvents events, Executor executor) {
    this.live = live;
    this.events = events;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<List<Output>> attach(
      MnId mn, Octets linkLayer, int accessTechnology, int handoff) {
    return live.runner().attach(mn, linkLayer, accessTechnology, handoff);
  }

  @Override
  public CompletableFuture<List<Output>> detach(MnId mn, Octets linkLayer) {
    return live.runner().detach(mn, linkLayer);
  }

  @Override
  public CompletableFuture<NodeState> state() {
    return live.readState();
  }

  @Override
  public CompletableFuture<NodeHealth> health() {
    return live.runner()
        .ask(
            () ->
                new NodeHealth(
                    live.address(),
                    live.settings().roleName(),
                    live.endpointText(),
                    live.runner().armedTimers()));
  }

  @Override
  public NodeEvents events() {
    return events;
  }

  @Override
  public List<PeerSettings> peers() {
    return live.settings().peers();
  }

  @Override
  public Executor executor() {
    return executor;
  }
}
