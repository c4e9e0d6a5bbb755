package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.StateWriter;

/** The messages under way, sorted, so that a set of them has one form. */
final class Network {
  private final List<Flight> flights;
  private final boolean overtakes;

  /**
   * An empty network with room for so many messages.
   *
   * @param overtakes see {@link Bounds#overtakes(boolean)}
   */
  Network(int room, boolean overtakes) {
    this.flights = new ArrayList<>(room);
    this.overtakes = overtakes;
  }

  private Network(Network other) {
    this.flights = new ArrayList<>(other.flights);
    this.overtakes = other.overtakes;
  }

  Network copy() {
    return new Network(this);
  }

  List<Flight> flights() {
    return flights;
  }

  /** A node sends a message. */
  void send(Flight flight) {
    List<Flight> ahead = new ArrayList<>(2);
    for (Flight earlier : flights) {
      if (!overtakes && Order.keeps(earlier, flight)) {
        ahead.add(earlier);
      }
    }
    insert(ahead.isEmpty() ? flight : flight.behind(ahead));
  }

  /** What is under way is under way once more. */
  void copy(Flight flight) {
    insert(flight);
  }

  /** Takes a message out that arrives. */
  Flight deliver(int index) {
    Flight arrived = flights.remove(index);
    passed(arrived);
    return arrived;
  }

  /** Takes a message out that arrives nowhere; a copy of it still may. */
  Flight lose(int index) {
    Flight lost = flights.remove(index);
    if (!flights.contains(lost)) {
      passed(lost);
    }
    return lost;
  }

  /** Nobody waits for this message any more. */
  private void passed(Flight gone) {
    List<Flight> freed = new ArrayList<>(2);
    for (int i = flights.size() - 1; i >= 0; i--) {
      if (flights.get(i).waitsFor(gone)) {
        freed.add(flights.remove(i).without(gone));
      }
    }
    for (Flight flight : freed) {
      insert(flight);
    }
  }

  private void insert(Flight flight) {
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
