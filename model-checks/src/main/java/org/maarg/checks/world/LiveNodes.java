package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Peer;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarConfig;

/** The shipped {@link Cmd} and {@link Maar}, which change in place. */
public final class LiveNodes implements Nodes {
  /** Lifetime that MAARs ask for and the CMD grants, in units of 4 seconds. */
  static final int LIFETIME_UNITS = 75;

  private final Bounds bounds;
  private final Node[] nodes;

  /** Nodes that know nothing yet. */
  public LiveNodes(Bounds bounds) {
    this.bounds = bounds;
    this.nodes = new Node[bounds.maars() + 1];
    for (int i = 0; i < nodes.length; i++) {
      restart(i, 0);
    }
  }

  /** A node as it starts, after so many restarts. */
  public static Node boot(Bounds bounds, int number, int restarts) {
    if (number == 0) {
      return new Cmd(cmd(bounds), restarts);
    }
    Node maar = new Maar(maar(bounds, number), restarts);
    Numbers.begin(maar, bounds.firstNumber());
    return maar;
  }

  private static List<Peer> peers(Bounds bounds) {
    List<Peer> peers = new ArrayList<>(bounds.maars());
    for (int i = 1; i <= bounds.maars(); i++) {
      peers.add(new Peer(Addresses.node(i), Addresses.pool(i)));
    }
    return peers;
  }

  static CmdConfig cmd(Bounds bounds) {
    return new CmdConfig(
        Addresses.node(0),
        bounds.mode(),
        bounds.profile(),
        LIFETIME_UNITS,
        peers(bounds),
        new PolicyStore(bounds));
  }

  static MaarConfig maar(Bounds bounds, int number) {
    return new MaarConfig(
        Addresses.node(number),
        number,
        Addresses.node(0),
        bounds.mode(),
        bounds.profile(),
        Addresses.pool(number),
        Addresses.pool(number).length() + bounds.poolBits(),
        LIFETIME_UNITS,
        peers(bounds),
        bounds.networks() ? List.of(Addresses.network(number)) : List.of());
  }

  /** A number that stands for the whole state of a node. */
  public static long digest(Node node) {
    return Digest.of(words(node));
  }

  /** The whole state of a node. */
  static StateWriter words(Node node) {
    StateWriter words = new StateWriter();
    if (node instanceof Cmd cmd) {
      cmd.writeState(words);
    } else if (node instanceof Maar maar) {
      maar.writeState(words);
    }
    return words;
  }

  @Override
  public Reaction react(int node, Input input) {
    return Reaction.of(bounds, node, nodes[node], input);
  }

  @Override
  public void restart(int node, int restarts) {
    nodes[node] = boot(bounds, node, restarts);
    // What a map makes for its views when it is first asked is state to a software model checker.
    if (node == 0) {
      cmdBindings();
    } else {
      maarBindings(node);
    }
  }

  @Override
  public List<CmdBindingView> cmdBindings() {
    return ((Cmd) nodes[0]).bindings();
  }

  @Override
  public int cmdBacklog() {
    return ((Cmd) nodes[0]).backlog();
  }

  @Override
  public List<MaarBindingView> maarBindings(int maar) {
    return ((Maar) nodes[maar]).bindings();
  }

  @Override
  public Holdings holdings(int node) {
    return holdings(nodes[node]);
  }

  /** What a node holds. */
  public static Holdings holdings(Node node) {
    return node instanceof Cmd cmd ? cmd.holdings() : ((Maar) node).holdings();
  }

  @Override
  public long digest(int node) {
    return digest(nodes[node]);
  }

  /** Nodes that have been read back from what these keep. */
  @Override
  public Nodes copy() {
    LiveNodes copy = new LiveNodes(bounds);
    for (int i = 0; i < nodes.length; i++) {
      copy.nodes[i] = Kept.readBack(bounds, i, nodes[i]);
    }
    return copy;
  }
}
