package org.maarg.checks.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.LiveNodes;
import org.maarg.checks.world.Reaction;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;

/**
 * What each state of each node does about each input, worked out once by the shipped classes and
 * remembered: a domain has many more states than its nodes have. A state is kept as the inputs that
 * lead to it, so that nodes need not be copied; a node rebuilt from them must come out the same,
 * which tests that nodes are deterministic.
 */
final class NodeMemory {
  /** States of nodes that are remembered at most, about, so that large searches fit into memory. */
  private static final int MOST = 1_000_000;

  private final Bounds bounds;
  private final List<ConcurrentMap<Long, State>> states = new ArrayList<>();

  NodeMemory(Bounds bounds) {
    this.bounds = bounds;
    for (int number = 0; number <= bounds.maars(); number++) {
      states.add(new ConcurrentHashMap<>());
    }
  }

  /** The state of a node that knows nothing but how often it has restarted. */
  State initial(int number, int restarts) {
    return known(number, restarts, LiveNodes.boot(bounds, number, restarts), Optional.empty());
  }

  /** How many states all nodes together have been in. */
  int size() {
    int size = 0;
    for (ConcurrentMap<Long, State> ofNode : states) {
      size += ofNode.size();
    }
    return size;
  }

  /**
   * Forgets what states lead to if there are very many of them; what is needed again is worked out
   * again. To be called while no step is taken.
   */
  void forgetIfLarge() {
    if (size() > MOST) {
      forget();
    }
  }

  void forget() {
    for (ConcurrentMap<Long, State> ofNode : states) {
      ofNode.values().forEach(state -> state.steps.clear());
      ofNode.clear();
    }
  }

  private State known(int number, int restarts, Node node, Optional<Origin> origin) {
    long digest = LiveNodes.digest(node);
    ConcurrentMap<Long, State> ofNode = states.get(number);
    State present = ofNode.get(digest);
    if (present != null) {
      return present;
    }
    State made = new State(number, restarts, digest, origin, node);
    State raced = ofNode.putIfAbsent(digest, made);
    return raced == null ? made : raced;
  }

  /** What a state does about an input. */
  Step step(State from, Input input) {
    Step remembered = from.steps.get(input);
    if (remembered != null) {
      return remembered;
    }
    Node node = rebuild(from);
    Reaction reaction = Reaction.of(bounds, from.number, node, input);
    State next = known(from.number, from.restarts, node, Optional.of(new Origin(from, input)));
    Step made = new Step(next, reaction);
    Step raced = from.steps.putIfAbsent(input, made);
    return raced == null ? made : raced;
  }

  private Node rebuild(State state) {
    List<Input> inputs = new ArrayList<>();
    for (Optional<Origin> at = state.origin; at.isPresent(); at = at.get().before.origin) {
      inputs.add(at.get().input);
    }
    Node node = LiveNodes.boot(bounds, state.number, state.restarts);
    for (int i = inputs.size() - 1; i >= 0; i--) {
      node.handle(inputs.get(i), output -> {});
    }
    if (LiveNodes.digest(node) != state.digest) {
      throw new IllegalStateException("node " + state.number + " is not deterministic");
    }
    return node;
  }

  private record Origin(State before, Input input) {}

  /** What comes of an input. */
  record Step(State next, Reaction reaction) {}

  /** A state of a node, and what others may see of it. */
  static final class State {
    private final int number;
    private final int restarts;
    private final long digest;
    private final Optional<Origin> origin;
    private final List<CmdBindingView> cmdBindings;
    private final List<MaarBindingView> maarBindings;
    private final int backlog;
    private final Holdings holdings;
    private final ConcurrentMap<Input, Step> steps = new ConcurrentHashMap<>(4);

    private State(int number, int restarts, long digest, Optional<Origin> origin, Node node) {
      this.number = number;
      this.restarts = restarts;
      this.digest = digest;
      this.origin = origin;
      this.cmdBindings = node instanceof Cmd cmd ? List.copyOf(cmd.bindings()) : List.of();
      this.maarBindings = node instanceof Maar maar ? List.copyOf(maar.bindings()) : List.of();
      this.backlog = node instanceof Cmd cmd ? cmd.backlog() : 0;
      this.holdings = LiveNodes.holdings(node);
    }

    long digest() {
      return digest;
    }

    List<CmdBindingView> cmdBindings() {
      return cmdBindings;
    }

    List<MaarBindingView> maarBindings() {
      return maarBindings;
    }

    int backlog() {
      return backlog;
    }

    Holdings holdings() {
      return holdings;
    }
  }
}
