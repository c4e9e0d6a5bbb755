package org.maarg.runtime.control;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.maarg.protocol.Output;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.observe.NodeEvents;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * A node as the control API sees it. Nothing here waits; a node that is stopped completes with
 * {@link NodeStoppedException}.
 */
public interface ControlledNode {
  /**
   * Tells a MAAR that a mobile node has attached.
   *
   * @param accessTechnology value of the Access Technology Type option (RFC 5213 8.5), 0..255
   * @param handoff what is known of where it comes from: a value of the Handoff Indicator option
   *     (RFC 5213 8.4), 1..4
   * @return what the node did at once
   */
  CompletableFuture<List<Output>> attach(
      MnId mn, Octets linkLayer, int accessTechnology, int handoff);

  /**
   * Tells a MAAR that a mobile node has left; returns as {@link #attach} does.
   *
   * @param linkLayer of the interface that has left; empty for all
   */
  CompletableFuture<List<Output>> detach(MnId mn, Octets linkLayer);

  /** What the node knows and has set up now. */
  CompletableFuture<NodeState> state();

  /** Answers as soon as the node's event loop does. */
  CompletableFuture<NodeHealth> health();

  /** What happened to the node, and what will. */
  NodeEvents events();

  /** The other nodes that it knows. */
  List<PeerSettings> peers();

  /** Where answers are made into text: not the thread of the node. */
  Executor executor();
}
