package org.maarg.security.script;

import java.util.Optional;
import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;
import org.maarg.sim.Datagram;
import org.maarg.wire.Ipv6Address;

/** What somebody on the path, or anywhere, puts on the network. */
final class PacketEvents {
  /** Kind of message that is looked for among those sent. */
  enum Kind {
    /** A PBU. */
    UPDATE(5),
    /** A PBA. */
    ACKNOWLEDGEMENT(6);

    private static final int TYPE_OFFSET = 2;
    private final int type;

    Kind(int type) {
      this.type = type;
    }

    boolean isOf(Datagram datagram) {
      return datagram.octets().at(TYPE_OFFSET) == type;
    }
  }

  private PacketEvents() {}

  /** Sends again, octet by octet, the last message of a kind from one node to another. */
  static ScriptEvent replay(EventSection section) {
    Kind kind = section.oneOf("message", Kind.values());
    NodeRef from = section.node("from");
    NodeRef to = section.node("to");
    boolean secured = section.truth("secured", false);
    Expression delay = section.time("delay", "5 ms");
    return (stage, scope) -> {
      Ipv6Address source = stage.address(scope.node(from));
      Ipv6Address destination = stage.address(scope.node(to));
      Datagram last =
          newest(stage, kind, source, destination)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no " + kind + " from " + source + " yet to replay"));
      stage.inject(
          new Datagram(stage.nextDatagramId(), source, destination, secured, last.octets()),
          scope.millis(delay));
    };
  }

  private static Optional<Datagram> newest(
      Stage stage, Kind kind, Ipv6Address source, Ipv6Address destination) {
    for (Datagram datagram : stage.recorded()) {
      if (datagram.source().equals(source)
          && datagram.destination().equals(destination)
          && kind.isOf(datagram)) {
        return Optional.of(datagram);
      }
    }
    return Optional.empty();
  }
}
