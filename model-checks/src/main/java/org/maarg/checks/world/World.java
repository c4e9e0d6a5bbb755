package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Cmd;
import org.maarg.protocol.CmdConfig;
import org.maarg.protocol.Input;
import org.maarg.protocol.Maar;
import org.maarg.protocol.MaarConfig;
import org.maarg.protocol.MnAuthorization;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.AccessTechnologyType;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.Timestamp;

/**
 * A domain in which every next step is one choice among those enabled: the shipped {@link Cmd} and
 * {@link Maar} on a network that delivers, loses and doubles as it likes, with timers that fire as they
 * like and mobile nodes that go where they like. The same class serves explorer, Java PathFinder and
 * fuzzer; only the bounds differ.
 */
public final class World {
  /** Where a mobile node is that is at no MAAR. */
  public static final int NOWHERE = 0;

  private static final int LIFETIME_UNITS = 75;
  private static final long MILLIS_PER_MOVE = 1_000;
  private static final long START_MILLIS = 1_000_000;

  private final Bounds bounds;
  private final Monitor monitor;
  private final Node[] nodes;
  private final int[] places;
  private final int[][] lastAttachment;
  private final int[] registered;
  private final List<Flight> flights;
  private final List<ArmedTimer> timers;
  private int movesLeft;
  private int dropsLeft;
  private int duplicatesLeft;
  private int earlyLeft;
  private int crashesLeft;
  private int missedDetachesLeft;
  private int longTimersLeft;
  private int attachments;
  private int untilHealed;

  /** A world at its beginning: nobody is attached. */
  public World(Bounds bounds, Monitor monitor) {
    this.bounds = bounds;
    this.monitor = monitor;
    this.nodes = new Node[bounds.maars() + 1];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = boot(i);
    }
    this.places = new int[bounds.mns() + 1];
    this.lastAttachment = new int[bounds.mns() + 1][nodes.length];
    this.registered = new int[bounds.mns() + 1];
    this.flights = new ArrayList<>(bounds.inFlight() + 8);
    this.timers = new ArrayList<>(64);
    this.movesLeft = bounds.moves();
    this.dropsLeft = bounds.drops();
    this.duplicatesLeft = bounds.duplicates();
    this.earlyLeft = bounds.early();
    this.crashesLeft = bounds.crashes();
    this.missedDetachesLeft = bounds.missedDetaches();
    this.longTimersLeft = bounds.longTimers();
  }

  private Node boot(int number) {
    List<Peer> peers = new ArrayList<>(bounds.maars());
    for (int i = 1; i <= bounds.maars(); i++) {
      peers.add(new Peer(Addresses.node(i), Addresses.pool(i)));
    }
    if (number == 0) {
      return new Cmd(
          new CmdConfig(
              Addresses.node(0),
              bounds.mode(),
              bounds.profile(),
              LIFETIME_UNITS,
              peers,
              MnAuthorization.ALL));
    }
    return new Maar(
        new MaarConfig(
            Addresses.node(number),
            number,
            Addresses.node(0),
            bounds.mode(),
            bounds.profile(),
            Addresses.pool(number),
            64,
            LIFETIME_UNITS,
            peers));
  }

  /** How many steps are possible; 0 at the end. */
  public int enabled() {
    return Choices.of(this).size();
  }

  /**
   * Takes one of the steps and checks the properties.
   *
   * @param choice 0 to {@link #enabled()} - 1
   * @throws Violation if a property does not hold any more
   */
  public void step(int choice) {
    Action action = Choices.of(this).get(choice);
    switch (action.kind()) {
      case DELIVER -> deliver(flights.remove(action.a()));
      case DROP -> drop(flights.remove(action.a()));
      case DUPLICATE -> duplicate(flights.get(action.a()));
      case FIRE -> fire(timers.get(action.a()));
      case MOVE -> move(action.a(), action.b(), true);
      case MOVE_UNNOTICED -> move(action.a(), action.b(), false);
      case LEAVE -> leave(action.a());
      case CRASH -> crash(action.a());
    }
    Properties.check(this);
  }

  private Timestamp now() {
    return Timestamp.ofEpochMilli(START_MILLIS + attachments * MILLIS_PER_MOVE);
  }

  private void deliver(Flight flight) {
    MobilityMessage message = bounds.octets() ? decode(flight) : flight.message();
    feed(flight.to(), new Input.Received(Addresses.node(flight.from()), true, message, now()));
  }

  private static MobilityMessage decode(Flight flight) {
    byte[] octets = flight.octets();
    try {
      return MobilityHeader.decode(
          octets, 0, octets.length, Addresses.node(flight.from()), Addresses.node(flight.to()));
    } catch (MalformedMessageException malformed) {
      throw new Violation("codec", "a node's message is refused: " + malformed.getMessage());
    }
  }

  private void drop(Flight flight) {
    dropsLeft--;
    untilHealed = bounds.healAfter();
    monitor.note("lost from " + flight.from() + " to " + flight.to() + ": " + flight.message());
  }

  private void duplicate(Flight flight) {
    duplicatesLeft--;
    monitor.note("copied from " + flight.from() + " to " + flight.to() + ": " + flight.message());
    insert(flight);
  }

  /** Without messages under way time passes until the timer ends; otherwise the timer is early. */
  private void fire(ArmedTimer timer) {
    if (!timer.isShort()) {
      longTimersLeft--;
      untilHealed = Math.max(0, untilHealed - 1);
    }
    if (flights.isEmpty() && timer.left() == nearestEnd()) {
      advance(timer.left());
    } else {
      earlyLeft--;
    }
    disarm(timer.node(), timer.timer());
    feed(timer.node(), new Input.TimerFired(timer.timer(), now()));
  }

  /** Milliseconds until the next timer ends. */
  long nearestEnd() {
    long nearest = Long.MAX_VALUE;
    for (ArmedTimer timer : timers) {
      nearest = Math.min(nearest, timer.left());
    }
    return nearest;
  }

  private void advance(long millis) {
    for (int i = 0; i < timers.size(); i++) {
      timers.set(i, timers.get(i).after(millis));
    }
  }

  private void move(int mn, int maar, boolean noticed) {
    movesLeft--;
    int before = places[mn];
    attachments++;
    if (before != NOWHERE && noticed) {
      feed(before, new Input.Detached(Addresses.mn(mn), now()));
    } else if (before != NOWHERE) {
      missedDetachesLeft--;
      monitor.note("maar" + before + " does not notice that mn" + mn + " leaves");
    }
    places[mn] = maar;
    lastAttachment[mn][maar] = attachments;
    attach(mn, maar);
  }

  private void attach(int mn, int maar) {
    feed(
        maar,
        new Input.Attached(
            Addresses.mn(mn), Addresses.linkLayer(mn), AccessTechnologyType.WLAN, now()));
  }

  private void leave(int mn) {
    int before = places[mn];
    places[mn] = NOWHERE;
    feed(before, new Input.Detached(Addresses.mn(mn), now()));
  }

  /** A node loses all it knows and starts again; mobile nodes on its link attach anew. */
  private void crash(int node) {
    crashesLeft--;
    untilHealed = bounds.healAfter();
    monitor.note((node == 0 ? "cmd" : "maar" + node) + " crashes and starts again");
    nodes[node] = boot(node);
    for (int i = timers.size() - 1; i >= 0; i--) {
      if (timers.get(i).node() == node) {
        timers.remove(i);
      }
    }
    attachments++;
    for (int mn = 1; mn < places.length; mn++) {
      if (node != 0 && places[mn] == node) {
        lastAttachment[mn][node] = attachments;
        attach(mn, node);
      }
    }
  }

  private void feed(int node, Input input) {
    monitor.input(node, input);
    nodes[node].handle(input, output -> carryOut(node, input, output));
  }

  private void carryOut(int node, Input input, Output output) {
    monitor.output(node, output);
    Properties.checkOutput(this, node, input, output);
    if (output instanceof Output.Send send) {
      send(node, Addresses.number(send.to()), send.message());
    } else if (output instanceof Output.StartTimer start) {
      disarm(node, start.timer());
      arm(new ArmedTimer(node, start.timer(), start.millis()));
    } else if (output instanceof Output.CancelTimer cancel) {
      disarm(node, cancel.timer());
    }
  }

  private void send(int from, int to, MobilityMessage message) {
    byte[] octets = MobilityHeader.encode(message, Addresses.node(from), Addresses.node(to));
    insert(new Flight(from, to, message, octets));
  }

  /** Keeps messages sorted, so that a set of them has one form. */
  private void insert(Flight flight) {
    int at = 0;
    while (at < flights.size() && flights.get(at).compareTo(flight) <= 0) {
      at++;
    }
    flights.add(at, flight);
  }

  private void arm(ArmedTimer timer) {
    int at = 0;
    while (at < timers.size() && timers.get(at).compareTo(timer) < 0) {
      at++;
    }
    timers.add(at, timer);
  }

  private void disarm(int node, Timer timer) {
    for (int i = 0; i < timers.size(); i++) {
      if (timers.get(i).is(node, timer)) {
        timers.remove(i);
        return;
      }
    }
  }

  /** Writes everything that the world's future depends on. */
  public void writeState(StateWriter out) {
    cmd().writeState(out);
    for (int i = 1; i < nodes.length; i++) {
      maar(i).writeState(out);
    }
    out.put(flights.size());
    for (Flight flight : flights) {
      flight.writeState(out);
    }
    out.put(timers.size());
    for (ArmedTimer timer : timers) {
      timer.writeState(out);
    }
    for (int mn = 1; mn < places.length; mn++) {
      out.put(places[mn]);
      out.put(registered[mn]);
      for (int attachment : lastAttachment[mn]) {
        out.put(attachment);
      }
    }
    writeBudgets(out);
  }

  private void writeBudgets(StateWriter out) {
    out.put(movesLeft);
    out.put(dropsLeft);
    out.put(duplicatesLeft);
    out.put(earlyLeft);
    out.put(crashesLeft);
    out.put(missedDetachesLeft);
    out.put(longTimersLeft);
    out.put(attachments);
    out.put(untilHealed);
  }

  /** True if no message is under way and nothing waits for one. */
  public boolean isQuiet() {
    return flights.isEmpty() && !hasShortTimer();
  }

  boolean hasShortTimer() {
    for (ArmedTimer timer : timers) {
      if (timer.isShort()) {
        return true;
      }
    }
    return false;
  }

  /** True if nothing that went wrong still waits for a lifetime to be made good. */
  boolean isHealed() {
    return untilHealed == 0;
  }

  Bounds bounds() {
    return bounds;
  }

  Cmd cmd() {
    return (Cmd) nodes[0];
  }

  Maar maar(int number) {
    return (Maar) nodes[number];
  }

  List<Flight> flights() {
    return flights;
  }

  List<ArmedTimer> timers() {
    return timers;
  }

  /** The MAAR a mobile node is attached to, or {@link #NOWHERE}. */
  int place(int mn) {
    return places[mn];
  }

  /** Mobile nodes leave only at the end, so one that is nowhere before has never attached. */
  boolean hasBeenSomewhere(int mn) {
    return places[mn] != NOWHERE;
  }

  /** Which attachment was a mobile node's latest at a MAAR, counted from 1; 0 if none. */
  int lastAttachment(int mn, int maar) {
    return lastAttachment[mn][maar];
  }

  /** Which attachment of a mobile node the CMD has registered last; 0 if none. */
  int registered(int mn) {
    return registered[mn];
  }

  void setRegistered(int mn, int attachment) {
    registered[mn] = attachment;
  }

  /** The attachment that a timestamp belongs to. */
  static int attachment(Timestamp timestamp) {
    return (int) ((timestamp.toEpochMilli() - START_MILLIS) / MILLIS_PER_MOVE);
  }

  boolean isUntouched(int maar) {
    for (int mn = 1; mn < places.length; mn++) {
      if (lastAttachment[mn][maar] != 0) {
        return false;
      }
    }
    return true;
  }

  int movesLeft() {
    return movesLeft;
  }

  int dropsLeft() {
    return dropsLeft;
  }

  int duplicatesLeft() {
    return duplicatesLeft;
  }

  int earlyLeft() {
    return earlyLeft;
  }

  int crashesLeft() {
    return crashesLeft;
  }

  int missedDetachesLeft() {
    return missedDetachesLeft;
  }

  int longTimersLeft() {
    return longTimersLeft;
  }
}
