package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.message.MobilityHeader;

/** What a node does about one input: its outputs, and its messages ready to travel. Immutable. */
public final class Reaction {
  private final List<Output> outputs;
  private final List<Flight> flights;
  private final boolean changed;
  private final Optional<List<Output>> standing;

  private Reaction(
      List<Output> outputs,
      List<Flight> flights,
      boolean changed,
      Optional<List<Output>> standing) {
    this.outputs = outputs;
    this.flights = flights;
    this.changed = changed;
    this.standing = standing;
  }

  /** Has a node of a world handle an input, beside its twin where the world has twins. */
  public static Reaction of(Bounds bounds, int number, Node node, Input input) {
    if (!bounds.kept()) {
      return of(number, node, input);
    }
    Kept twin = Kept.of(bounds, number, node);
    Reaction reaction = of(number, node, input);
    return new Reaction(
        reaction.outputs,
        reaction.flights,
        reaction.changed,
        Optional.of(twin.follow(number, node, input, reaction.outputs)));
  }

  /** Has a node handle an input. */
  public static Reaction of(int number, Node node, Input input) {
    List<Output> outputs = new ArrayList<>(8);
    StateWriter before = LiveNodes.words(node);
    node.handle(input, output -> outputs.add(output));
    boolean changed = !Kept.isSame(before, LiveNodes.words(node));
    List<Flight> flights = new ArrayList<>(4);
    for (Output output : outputs) {
      if (output instanceof Output.Send send) {
        flights.add(flight(number, send));
      }
    }
    return new Reaction(outputs, flights, changed, Optional.empty());
  }

  private static Flight flight(int from, Output.Send send) {
    int to = Addresses.number(send.to());
    byte[] octets = MobilityHeader.encode(send.message(), Addresses.node(from), send.to());
    return new Flight(from, to, send.message(), octets);
  }

  List<Output> outputs() {
    return outputs;
  }

  /** True if the node is in another state than before. */
  boolean changed() {
    return changed;
  }

  /** What a node that was read back has set up, where the world has such nodes. */
  Optional<List<Output>> standing() {
    return standing;
  }

  /** One for each {@link Output.Send}, in their order. */
  List<Flight> flights() {
    return flights;
  }
}
