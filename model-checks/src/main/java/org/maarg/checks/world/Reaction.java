package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.wire.message.MobilityHeader;

/** What a node does about one input: its outputs, and its messages ready to travel. Immutable. */
public final class Reaction {
  private final List<Output> outputs;
  private final List<Flight> flights;

  private Reaction(List<Output> outputs, List<Flight> flights) {
    this.outputs = outputs;
    this.flights = flights;
  }

  /** Has a node handle an input. */
  public static Reaction of(int number, Node node, Input input) {
    List<Output> outputs = new ArrayList<>(8);
    node.handle(input, output -> outputs.add(output));
    List<Flight> flights = new ArrayList<>(4);
    for (Output output : outputs) {
      if (output instanceof Output.Send send) {
        flights.add(flight(number, send));
      }
    }
    return new Reaction(outputs, flights);
  }

  private static Flight flight(int from, Output.Send send) {
    int to = Addresses.number(send.to());
    byte[] octets = MobilityHeader.encode(send.message(), Addresses.node(from), Addresses.node(to));
    return new Flight(from, to, send.message(), octets);
  }

  List<Output> outputs() {
    return outputs;
  }

  /** One for each {@link Output.Send}, in their order. */
  List<Flight> flights() {
    return flights;
  }
}
