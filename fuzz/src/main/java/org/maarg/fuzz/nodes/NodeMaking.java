package org.maarg.fuzz.nodes;

import java.util.List;
import java.util.function.Supplier;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Node;
import org.maarg.protocol.Peer;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;

/** Makes nodes of one configuration: those that begin, and those that go on from a kept state. */
final class NodeMaking {
  /** What a node keeps can be read back, whole. */
  static final String READ_BACK = "read-back";

  private interface Reading {
    Node read(StateReader in) throws UnreadableStateException;
  }

  private final Supplier<Node> beginning;
  private final Reading reading;
  private final List<Peer> peers;

  private NodeMaking(Supplier<Node> beginning, Reading reading, List<Peer> peers) {
    this.beginning = beginning;
    this.reading = reading;
    this.peers = peers;
  }

  /**
   * CMDs.
   *
   * @param peers the MAARs of the configuration
   */
  static NodeMaking of(CmdConfig config, List<Peer> peers) {
    return new NodeMaking(() -> new Cmd(config), in -> Cmd.readState(config, in), peers);
  }

  /**
   * MAARs.
   *
   * @param peers the MAARs of the configuration, this one among them
   */
  static NodeMaking of(MaarConfig config, List<Peer> peers) {
    Ipv6Address self = new Maar(config).address();
    return new NodeMaking(
        () -> new Maar(config),
        in -> Maar.readState(config, in),
        peers.stream().filter(peer -> !peer.address().equals(self)).toList());
  }

  /** A node that knows nothing yet. */
  Node begin() {
    return beginning.get();
  }

  /** The other MAARs of the configuration. */
  List<Peer> peers() {
    return peers;
  }

  /** The node of a state. */
  Node read(long[] words) throws UnreadableStateException {
    return reading.read(new StateReader(words));
  }

  /** Another node in the state that a node keeps. */
  Node readBack(Node node) {
    try {
      return read(keep(node));
    } catch (UnreadableStateException refused) {
      throw new Violation(READ_BACK, refused.reason() + ": " + refused);
    }
  }

  /** The words of the state that a node keeps. */
  static long[] keep(Node node) {
    StateWriter words = new StateWriter();
    if (node instanceof Cmd cmd) {
      cmd.keep(words);
    } else {
      ((Maar) node).keep(words);
    }
    return words.toArray();
  }
}
