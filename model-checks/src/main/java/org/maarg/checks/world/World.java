package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.CmdBindingView;
import org.maarg.protocol.Input;
import org.maarg.protocol.MaarBindingView;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.AccessTechnologyType;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.Timestamp;

/**
 * A domain in which every next step is one choice among those enabled: the shipped {@link
 * org.maarg.protocol.Cmd} and {@link org.maarg.protocol.Maar} on a network that delivers, loses and
 * doubles as it likes, with timers that fire as they like and mobile nodes that go where they like.
 * The same class serves explorer, Java PathFinder and fuzzer; only the bounds differ.
 */
public final class World {
  /** Where a mobile node is that is at no MAAR. */
  public static final int NOWHERE = 0;

  private static final long MILLIS_PER_MOVE = 1_000;
  private static final long START_MILLIS = 1_000_000;

  private final Bounds bounds;
  private final Monitor monitor;
  private final Nodes nodes;
  private final int[] places;
  private final int[][] lastAttachment;
  private final Ghosts ghosts;
  private final List<Flight> flights;
  private final List<ArmedTimer> timers;
  private int movesLeft;
  private int dropsLeft;
  private int duplicatesLeft;
  private int earlyLeft;
  private int crashesLeft;
  private int missedDetachesLeft;
  private int longTimersLeft;
  private int forgeriesLeft;
  private int attachments;
  private int untilHealed;

  /** A world at its beginning, with live nodes: nobody is attached. */
  public World(Bounds bounds, Monitor monitor) {
    this(bounds, monitor, new LiveNodes(bounds));
  }

  /** A world at its beginning: nobody is attached. */
  public World(Bounds bounds, Monitor monitor, Nodes nodes) {
    this.bounds = bounds;
    this.monitor = monitor;
    this.nodes = nodes;
    this.places = new int[bounds.mns() + 1];
    this.lastAttachment = new int[bounds.mns() + 1][bounds.maars() + 1];
    this.ghosts = new Ghosts(bounds);
    this.flights = new ArrayList<>(bounds.inFlight() + 8);
    this.timers = new ArrayList<>(64);
    this.movesLeft = bounds.moves();
    this.dropsLeft = bounds.drops();
    this.duplicatesLeft = bounds.duplicates();
    this.earlyLeft = bounds.early();
    this.crashesLeft = bounds.crashes();
    this.missedDetachesLeft = bounds.missedDetaches();
    this.longTimersLeft = bounds.longTimers();
    this.forgeriesLeft = bounds.forgeries();
  }

  private World(World other, Monitor monitor) {
    this.bounds = other.bounds;
    this.monitor = monitor;
    this.nodes = other.nodes.copy();
    this.places = other.places.clone();
    this.lastAttachment = other.lastAttachment.clone();
    for (int i = 0; i < lastAttachment.length; i++) {
      lastAttachment[i] = lastAttachment[i].clone();
    }
    this.ghosts = other.ghosts.copy();
    this.flights = new ArrayList<>(other.flights);
    this.timers = new ArrayList<>(other.timers);
    this.movesLeft = other.movesLeft;
    this.dropsLeft = other.dropsLeft;
    this.duplicatesLeft = other.duplicatesLeft;
    this.earlyLeft = other.earlyLeft;
    this.crashesLeft = other.crashesLeft;
    this.missedDetachesLeft = other.missedDetachesLeft;
    this.longTimersLeft = other.longTimersLeft;
    this.forgeriesLeft = other.forgeriesLeft;
    this.attachments = other.attachments;
    this.untilHealed = other.untilHealed;
  }

  /** The same world with a life of its own, if its nodes can be copied. */
  public World copy(Monitor other) {
    return new World(this, other);
  }

  /** How many steps are possible; 0 at the end. */
  public int enabled() {
    return Choices.of(this).size();
  }

  /** The steps that are possible, in a fixed order; what they name holds until the next step. */
  public List<Action> actions() {
    return Choices.of(this);
  }

  /**
   * Takes one of the steps and checks the properties.
   *
   * @param choice 0 to {@link #enabled()} - 1
   * @throws Violation if a property does not hold any more
   */
  public void step(int choice) {
    take(Choices.of(this).get(choice));
  }

  /**
   * Takes a step and checks the properties.
   *
   * @param action one of {@link #actions()}
   * @throws Violation if a property does not hold any more
   */
  public void take(Action action) {
    switch (action.kind()) {
      case DELIVER -> deliver(flights.remove(action.a()), true);
      case FORGE -> forge(flights.get(action.a()));
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

  private void deliver(Flight flight, boolean secured) {
    MobilityMessage message = bounds.octets() ? decode(flight) : flight.message();
    feed(flight.to(), new Input.Received(Addresses.node(flight.from()), secured, message, now()));
  }

  /** Somebody who has no security association sends what is under way as well. */
  private void forge(Flight flight) {
    forgeriesLeft--;
    monitor.note("somebody repeats to " + Addresses.name(flight.to()) + " what is under way to it");
    long before = nodes.digest(flight.to());
    deliver(flight, false);
    if (nodes.digest(flight.to()) != before) {
      throw new Violation(
          Properties.UNSECURED_IGNORED,
          Addresses.name(flight.to()) + " believes an unsecured " + flight.message());
    }
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
    monitor.lost(flight.from(), flight.to(), flight.message());
  }

  private void duplicate(Flight flight) {
    duplicatesLeft--;
    monitor.copied(flight.from(), flight.to(), flight.message());
    insert(flight);
  }

  /** Without messages under way time passes until the timer ends; otherwise the timer is early. */
  private void fire(ArmedTimer timer) {
    if (!timer.isShort()) {
      longTimersLeft--;
      untilHealed = Math.max(0, untilHealed - 1);
    }
    if (flights.isEmpty() && timer.left() == nearestEnd()) {
      monitor.passed(timer.left());
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
    monitor.note(Addresses.name(node) + " crashes and starts again");
    nodes.restart(node);
    ghosts.forget(node);
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
    List<CmdBindingView> before = node == 0 ? nodes.cmdBindings() : List.of();
    Reaction reaction = nodes.react(node, input);
    int sent = 0;
    for (Output output : reaction.outputs()) {
      monitor.output(node, output);
      StepProperties.check(this, node, input, output);
      if (output instanceof Output.Send) {
        insert(reaction.flights().get(sent));
        sent++;
      } else if (output instanceof Output.StartTimer start) {
        disarm(node, start.timer());
        arm(new ArmedTimer(node, start.timer(), start.millis()));
      } else if (output instanceof Output.CancelTimer cancel) {
        disarm(node, cancel.timer());
      }
    }
    StepProperties.checkWhole(this, node, input, reaction.outputs(), before);
    monitor.reacted(node, input, reaction.outputs());
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

  boolean isArmed(int node, Timer timer) {
    for (ArmedTimer armed : timers) {
      if (armed.is(node, timer)) {
        return true;
      }
    }
    return false;
  }

  private void disarm(int node, Timer timer) {
    for (int i = 0; i < timers.size(); i++) {
      if (timers.get(i).is(node, timer)) {
        timers.remove(i);
        return;
      }
    }
  }

  /**
   * A number that stands for everything the world's future depends on.
   *
   * @param words scratch space
   */
  public long fingerprint(StateWriter words) {
    words.clear();
    for (int node = 0; node <= bounds.maars(); node++) {
      words.put(nodes.digest(node));
    }
    words.put(flights.size());
    for (Flight flight : flights) {
      words.put(flight.digest());
    }
    words.put(timers.size());
    for (ArmedTimer timer : timers) {
      words.put(timer.digest());
      words.put(timer.left());
    }
    for (int mn = 1; mn < places.length; mn++) {
      words.put(places[mn]);
      for (int attachment : lastAttachment[mn]) {
        words.put(attachment);
      }
    }
    ghosts.writeState(words);
    writeBudgets(words);
    return Digest.of(words);
  }

  private void writeBudgets(StateWriter out) {
    out.put(movesLeft);
    out.put(dropsLeft);
    out.put(duplicatesLeft);
    out.put(earlyLeft);
    out.put(crashesLeft);
    out.put(missedDetachesLeft);
    out.put(longTimersLeft);
    out.put(forgeriesLeft);
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

  /** Who is in this world and what may go wrong. */
  public Bounds bounds() {
    return bounds;
  }

  /** What the CMD holds. */
  public List<CmdBindingView> cmdBindings() {
    return nodes.cmdBindings();
  }

  int cmdBacklog() {
    return nodes.cmdBacklog();
  }

  /** What a MAAR holds. */
  public List<MaarBindingView> maarBindings(int maar) {
    return nodes.maarBindings(maar);
  }

  /** What the properties remember of the past. */
  Ghosts ghosts() {
    return ghosts;
  }

  List<Flight> flights() {
    return flights;
  }

  List<ArmedTimer> timers() {
    return timers;
  }

  /** The MAAR a mobile node is attached to, or {@link #NOWHERE}. */
  public int place(int mn) {
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

  int forgeriesLeft() {
    return forgeriesLeft;
  }
}
