package org.maarg.fuzz.nodes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Interfaces;
import org.maarg.checks.world.LiveNodes;
import org.maarg.checks.world.Nodes;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Reaction;
import org.maarg.checks.world.Steps;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.HandoffIndicator;

/** The live nodes of a world, each input of which is judged by {@link NodeRules} as well. */
final class WatchedNodes implements Nodes {
  private final Bounds bounds;
  private final Node[] nodes;
  private final Snapshot[] snapshots;
  private final StateWriter scratch = new StateWriter();
  private final Set<Integer> away = new TreeSet<>();
  private final boolean severalInterfaces;
  private int handoff = HandoffIndicator.UNKNOWN;

  WatchedNodes(Bounds bounds) {
    this.bounds = bounds;
    this.nodes = new Node[bounds.maars() + 1];
    this.snapshots = new Snapshot[nodes.length];
    this.severalInterfaces = bounds.interfaces() != Interfaces.ONE_EACH;
    for (int i = 0; i < nodes.length; i++) {
      restart(i, 0);
    }
  }

  /** The policy of all of them. */
  Profile profile() {
    return bounds.profile();
  }

  /** Numbers of the nodes that have crashed and hear nothing until they are there again. */
  Set<Integer> away() {
    return away;
  }

  /**
   * What is known of where the interface comes from that attaches next: a value of the Handoff
   * Indicator option, 1 to 4.
   */
  void announce(int indicator) {
    handoff = indicator;
  }

  /** Has a node handle an input of which its world knows nothing; what it puts out is not sent. */
  List<Output> tell(int node, Input input) {
    if (away.contains(node)) {
      return List.of();
    }
    List<Output> outputs = Steps.outputs(handle(nodes[node], it -> Reaction.of(node, it, input)));
    judge(node, input, outputs);
    return outputs;
  }

  @Override
  public Reaction react(int node, Input input) {
    Input told = told(input);
    if (away.contains(node)) {
      return Reaction.of(node, deaf(nodes[node]), told);
    }
    Reaction reaction = handle(nodes[node], it -> Reaction.of(node, it, told));
    judge(node, told, Steps.outputs(reaction));
    return reaction;
  }

  /** A world's interfaces are of one access technology, and nothing is known of them. */
  private Input told(Input input) {
    if (!severalInterfaces || !(input instanceof Input.Attached attached)) {
      return input;
    }
    int indicator = handoff;
    handoff = HandoffIndicator.UNKNOWN;
    return new Input.Attached(
        attached.mn(),
        attached.linkLayer(),
        InterfaceMoves.technology(attached.linkLayer()),
        indicator,
        attached.at());
  }

  private void judge(int node, Input input, List<Output> outputs) {
    Snapshot before = snapshots[node];
    snapshots[node] = before.next(nodes[node], scratch);
    NodeRules.check(nodes[node], bounds.profile(), input, outputs, before, snapshots[node]);
    if (severalInterfaces) {
      SessionRules.check(input, outputs, before, snapshots[node], bounds.profile());
    }
  }

  /** A message that nobody hears changes as much as one that is dropped; the world is told so. */
  private static Node deaf(Node node) {
    return new Node() {
      @Override
      public Ipv6Address address() {
        return node.address();
      }

      @Override
      public void handle(Input input, Consumer<Output> out) {
        if (input instanceof Input.Received received) {
          out.accept(new Output.Dropped(DropReason.NO_SECURITY_ASSOCIATION, received.from()));
        }
      }
    };
  }

  private static <T> T handle(Node node, Function<Node, T> handling) {
    try {
      return handling.apply(node);
    } catch (RuntimeException thrown) {
      throw new Violation(Properties.NO_EXCEPTION, thrown + " at " + thrown.getStackTrace()[0]);
    }
  }

  /** A node after its last input. */
  Snapshot snapshot(int node) {
    return snapshots[node];
  }

  @Override
  public void restart(int node, int restarts) {
    nodes[node] = LiveNodes.boot(bounds, node, restarts);
    snapshots[node] = Snapshot.of(nodes[node]);
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
    return LiveNodes.holdings(nodes[node]);
  }

  @Override
  public long digest(int node) {
    return LiveNodes.digest(nodes[node]);
  }

  /** Live nodes have one life. */
  @Override
  public Nodes copy() {
    throw new UnsupportedOperationException("live nodes cannot be copied");
  }
}
