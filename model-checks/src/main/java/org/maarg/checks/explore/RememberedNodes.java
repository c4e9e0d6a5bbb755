package org.maarg.checks.explore;

import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Nodes;
import org.maarg.checks.world.Reaction;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;

/** Nodes whose states are shared by all worlds of a search. */
final class RememberedNodes implements Nodes {
  private final NodeMemory memory;
  private final NodeMemory.State[] states;

  /** Nodes that know nothing yet. */
  RememberedNodes(Bounds bounds, NodeMemory memory) {
    this.memory = memory;
    this.states = new NodeMemory.State[bounds.maars() + 1];
    for (int i = 0; i < states.length; i++) {
      states[i] = memory.initial(i, 0);
    }
  }

  private RememberedNodes(RememberedNodes other) {
    this.memory = other.memory;
    this.states = other.states.clone();
  }

  @Override
  public Reaction react(int node, Input input) {
    NodeMemory.Step step = memory.step(states[node], input);
    states[node] = step.next();
    return step.reaction();
  }

  @Override
  public void restart(int node, int restarts) {
    states[node] = memory.initial(node, restarts);
  }

  @Override
  public List<CmdBindingView> cmdBindings() {
    return states[0].cmdBindings();
  }

  @Override
  public int cmdBacklog() {
    return states[0].backlog();
  }

  @Override
  public List<MaarBindingView> maarBindings(int maar) {
    return states[maar].maarBindings();
  }

  @Override
  public Holdings holdings(int node) {
    return states[node].holdings();
  }

  @Override
  public long digest(int node) {
    return states[node].digest();
  }

  @Override
  public Nodes copy() {
    return new RememberedNodes(this);
  }
}
