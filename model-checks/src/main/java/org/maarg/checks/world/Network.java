package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.StateWriter;

/** The messages under way, sorted, so that a set of them has one form. */
final class Network {
  private final List<Flight> flights;

  /** An empty network with room for so many messages. */
  Network(int room) {
    this.flights = new ArrayList<>(room);
  }

  private Network(Network other) {
    this.flights = new ArrayList<>(other.flights);
  }

  Network copy() {
    return new Network(this);
  }

  List<Flight> flights() {
    return flights;
  }

  void insert(Flight flight) {
    int at = 0;
    while (at < flights.size() && flights.get(at).compareTo(flight) <= 0) {
      at++;
    }
    flights.add(at, flight);
  }

  void writeState(StateWriter out) {
    out.put(flights.size());
    for (Flight flight : flights) {
      out.put(flight.digest());
    }
  }
}
