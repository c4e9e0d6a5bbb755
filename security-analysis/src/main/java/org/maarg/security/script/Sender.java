package org.maarg.security.script;

import java.util.Optional;
import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;
import org.maarg.wire.Ipv6Address;

/**
 * In whose name a made-up message comes: that of a node, or of an address that is nobody's in the
 * domain. Read from {@code from} or from {@code outside}, a number from 1.
 */
final class Sender {
  private final Optional<NodeRef> node;
  private final Optional<Expression> outside;

  private Sender(Optional<NodeRef> node, Optional<Expression> outside) {
    this.node = node;
    this.outside = outside;
  }

  static Sender of(EventSection section) {
    Optional<NodeRef> node = section.optionalNode("from");
    Optional<Expression> outside = section.optionalNumber("outside");
    if (node.isPresent() == outside.isPresent()) {
      section.problem("from", "the sender is either a node or a number for somebody outside");
    }
    return new Sender(node, outside);
  }

  Ipv6Address address(Stage stage, Scope scope) {
    return node.isPresent()
        ? stage.address(scope.node(node.get()))
        : Outside.address(outside.map(scope::count).orElse(1));
  }

  /** Number of the MAAR, if it is in the name of one. */
  Optional<Integer> maar(Scope scope) {
    return node.map(scope::node).filter(number -> number > 0);
  }
}
