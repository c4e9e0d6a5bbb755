package org.maarg.security.script;

import java.util.Optional;
import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;
import org.maarg.sim.Faults;

/** What becomes of nodes and links. */
final class NetworkEvents {
  /** How far a reordered datagram may fall behind, in milliseconds. */
  private static final int REORDER_MILLIS = 50;

  private NetworkEvents() {}

  static ScriptEvent crash(EventSection section) {
    NodeRef node = section.node("node");
    return (stage, scope) -> stage.crash(scope.node(node));
  }

  static ScriptEvent restart(EventSection section) {
    NodeRef node = section.node("node");
    Expression kept = section.number("kept", "0");
    return (stage, scope) -> {
      if (scope.count(kept) > 0) {
        stage.resume(scope.node(node));
      } else {
        stage.restart(scope.node(node));
      }
    };
  }

  static ScriptEvent silence(EventSection section) {
    NodeRef node = section.node("node");
    return (stage, scope) -> stage.links().silence(stage.address(scope.node(node)));
  }

  static ScriptEvent deafen(EventSection section) {
    NodeRef node = section.node("node");
    return (stage, scope) -> stage.links().deafen(stage.address(scope.node(node)));
  }

  static ScriptEvent cut(EventSection section) {
    NodeRef from = section.node("from");
    NodeRef to = section.node("to");
    return (stage, scope) ->
        stage.links().cut(stage.address(scope.node(from)), stage.address(scope.node(to)));
  }

  /** Two nodes lose the security association between them, in both directions. */
  static ScriptEvent withoutAssociation(EventSection section) {
    NodeRef from = section.node("from");
    NodeRef to = section.node("to");
    return (stage, scope) -> {
      stage.withoutAssociation(scope.node(from), scope.node(to));
      stage.withoutAssociation(scope.node(to), scope.node(from));
    };
  }

  static ScriptEvent heal(EventSection section) {
    return (stage, scope) -> stage.links().heal();
  }

  /** All links, or one direction of one of them. */
  static ScriptEvent link(EventSection section) {
    Optional<NodeRef> from = section.optionalNode("from");
    Optional<NodeRef> to = section.optionalNode("to");
    if (from.isPresent() != to.isPresent()) {
      section.problem(from.isPresent() ? "from" : "to", "from and to go together");
    }
    Expression drop = section.number("drop", "0");
    Expression duplicate = section.number("duplicate", "0");
    Expression reorder = section.number("reorder", "0");
    Expression delay = section.time("delay", "5 ms");
    Expression jitter = section.time("jitter", "0 ms");
    return (stage, scope) -> {
      Faults faults =
          new Faults(
              scope.value(drop),
              scope.value(duplicate),
              scope.value(reorder),
              0,
              (int) scope.millis(delay),
              (int) scope.millis(jitter),
              REORDER_MILLIS);
      if (from.isPresent() && to.isPresent()) {
        stage
            .links()
            .setFaults(
                stage.address(scope.node(from.get())), stage.address(scope.node(to.get())), faults);
      } else {
        stage.links().setFaults(faults);
      }
    };
  }
}
