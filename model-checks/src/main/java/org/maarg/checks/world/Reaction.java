package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
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

  private Reaction(List<Output> outputs, List<Flight> flights, boolean changed) {
    this.outputs = outputs;
    this.flights = flights;
    this.changed = changed;
  }

  /** Has a node handle an input. */
  public static Reaction of(int number, Node node, Input input) {
    List<Output> outputs = new ArrayList<>(8);
    StateWriter before = LiveNodes.words(node);
    node.handle(input, output -> outputs.add(output));
    boolean changed = !isSame(before, LiveNodes.words(node));
    List<Flight> flights = new ArrayList<>(4);
    for (Output output : outputs) {
      if (output instanceof Output.Send send) {
        flights.add(flight(number, send));
      }
    }
    return new Reaction(outputs, flights, changed);
  }

  /** Word by word: what hashes them is a library that a software model checker cannot run. */
  private static boolean isSame(StateWriter before, StateWriter after) {
    boolean same = before.size() == after.size();
    for (int i = 0; same && i < before.size(); i++) {
      same = before.word(i) == after.word(i);
    }
    return same;
  }

  private static Flight flight(int from, Output.Send send) {
    int to = Addresses.number(send.to());
    byte[] octets = MobilityHeader.encode(send.message(), Addresses.node(from), Addresses.node(to));
    return new Flight(from, to, send.message(), octets);
  }

  List<Output> outputs() {
    return outputs;
  }

  /** True if the node is in another state than before. */
  boolean changed() {
    return changed;
  }

  /** One for each {@link Output.Send}, in their order. */
  List<Flight> flights() {
    return flights;
  }
}
