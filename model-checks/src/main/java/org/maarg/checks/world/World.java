package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.Timestamp;

/**
 * A domain in which every next step is one choice among those enabled: the shipped {@link
 * org.maarg.protocol.cmd.Cmd} and {@link org.maarg.protocol.maar.Maar} on a network that delivers,
 * loses and doubles as it likes, with timers that fire as they like and mobile nodes that go where
 * they like. The same class serves explorer, Java PathFinder and fuzzer; only the bounds differ.
 */
public final class World {
  /** Where a mobile node is that is at no MAAR. */
  public static final int NOWHERE = 0;

  private static final int NOBODY = 0;

  private final Bounds bounds;
  private final Monitor monitor;
  private final Nodes nodes;
  private final Whereabouts whereabouts;
  private final Ghosts ghosts;
  private final DataPlane dataPlane;
  private final Network network;
  private final Timers timers;
  private final Budgets budgets;
  private int untilHealed;
  private boolean lied;

  /** A world at its beginning, with live nodes: nobody is attached. */
  public World(Bounds bounds, Monitor monitor) {
    this(bounds, monitor, new LiveNodes(bounds));
  }

  /** A world at its beginning: nobody is attached. */
  public World(Bounds bounds, Monitor monitor, Nodes nodes) {
    this.bounds = bounds;
    this.monitor = monitor;
    this.nodes = nodes;
    this.whereabouts = new Whereabouts(bounds);
    this.ghosts = new Ghosts(bounds);
    this.dataPlane = new DataPlane(bounds);
    this.network = new Network(bounds.inFlight() + 8, bounds.overtakes());
    this.timers = new Timers();
    this.budgets = new Budgets(bounds);
  }

  private World(World other, Monitor monitor) {
    this.bounds = other.bounds;
    this.monitor = monitor;
    this.nodes = other.nodes.copy();
    this.whereabouts = other.whereabouts.copy();
    this.ghosts = other.ghosts.copy();
    this.dataPlane = other.dataPlane.copy();
    this.network = other.network.copy();
    this.timers = other.timers.copy();
    this.budgets = other.budgets.copy();
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
      case DELIVER -> deliver(network.deliver(action.a()), true);
      case FORGE -> forge(flights().get(action.a()));
      case DROP -> drop(network.lose(action.a()));
      case DUPLICATE -> duplicate(flights().get(action.a()));
      case FIRE -> fire(timers().get(action.a()));
      case MOVE -> move(action.a(), action.b(), true);
      case MOVE_UNNOTICED -> move(action.a(), action.b(), false);
      case LEAVE -> leave(action.a());
      case CRASH -> crash(action.a());
      case LIE -> lie(flights().get(action.a()));
      case CLOCK_ON -> setClock(action.a(), 1);
      case CLOCK_BACK -> setClock(action.a(), -1);
      case ATTACH_AGAIN -> attachAgain(action.a());
      case ODDITY -> oddity(action.a(), Oddities.of(this, action.a()).get(action.b()));
    }
    Properties.check(this);
  }

  /**
   * True if the domain takes a step by itself: a message arrives, or a timer ends when its time has
   * come and somebody waits for the network. What goes wrong, what mobile nodes do, timers that are
   * early and the end of a lifetime while nothing else goes on come from outside, and only so
   * often.
   */
  public boolean isAlone(Action action) {
    return switch (action.kind()) {
      case DELIVER -> true;
      case FIRE -> !isQuiet() && isAlone(timers().get(action.a()));
      default -> false;
    };
  }

  /** True if something will happen without anything from outside. */
  boolean goesOnAlone() {
    for (Flight flight : flights()) {
      if (!flight.waits()) {
        return true;
      }
    }
    return flights().isEmpty() && timers.hasShort();
  }

  /** What a step is, without the numbers and times that grow from one to the next. */
  public String describe(Action action) {
    return switch (action.kind()) {
      case DELIVER, DROP, DUPLICATE, FORGE, LIE -> action.kind() + " " + flights().get(action.a());
      case FIRE -> action.kind() + " " + timers().get(action.a());
      default -> action.kind() + " " + action.a() + " " + action.b();
    };
  }

  /** Without messages under way time passes until the next timer ends. */
  private boolean isDue(ArmedTimer timer) {
    return flights().isEmpty() && timer.left() == timers.nearestEnd();
  }

  /** Who stays where there is no room for him does so of his own will. */
  private boolean isAlone(ArmedTimer timer) {
    return isDue(timer) && !waitsForRoom(timer);
  }

  /** True if this timer has the CMD asked again that had no room for a mobile node. */
  boolean waitsForRoom(ArmedTimer timer) {
    if (bounds.patience() == 0
        || timer.node() == 0
        || timer.timer().kind() != Timer.Kind.RETRANSMIT) {
      return false;
    }
    int mn = Addresses.number(timer.timer().mn());
    return place(mn) == timer.node() && whereabouts.waitsForRoom(mn);
  }

  private void deliver(Flight flight, boolean secured) {
    MobilityMessage message = bounds.octets() ? flight.decoded() : flight.message();
    // The CMD's clock leads: a MAAR gets what the CMD has stamped after it was stamped.
    int to = flight.to();
    Timestamp at = to == 0 ? whereabouts.now(to) : whereabouts.arrival(to);
    feed(to, new Input.Received(Addresses.node(flight.from()), secured, message, at));
  }

  /** Somebody who has no security association sends what is under way as well. */
  private void forge(Flight flight) {
    budgets.take(Budget.FORGERIES);
    monitor.note("somebody repeats to " + Addresses.name(flight.to()) + " what is under way to it");
    long before = nodes.digest(flight.to());
    deliver(flight, false);
    if (nodes.digest(flight.to()) != before) {
      throw new Violation(
          Properties.UNSECURED_IGNORED,
          Addresses.name(flight.to()) + " believes an unsecured " + flight.message());
    }
  }

  /** What a node would do about an input, which it does not get. */
  List<Output> wouldReact(int node, Input input) {
    return nodes.copy().react(node, input).outputs();
  }

  /** A peer says what is not so, about what it is just saying. */
  private void lie(Flight flight) {
    budgets.take(Budget.LIES);
    monitor.note(Addresses.name(flight.from()) + " says what is not so");
    int to = flight.to();
    long before = nodes.digest(to);
    lied = true;
    feed(
        to,
        new Input.Received(
            Addresses.node(flight.from()), true, Lies.about(flight), whereabouts.arrival(to)));
    lied = false;
    if (nodes.digest(to) != before) {
      throw new Violation(
          Properties.LIES_IGNORED, Addresses.name(to) + " believes " + Lies.about(flight));
    }
    monitor.shown(Witness.LIE_REFUSED);
  }

  /** True while a node gets what no node should say. */
  boolean isLied() {
    return lied;
  }

  /** Somebody says what is out of place; whoever is answered is none of this world. */
  private void oddity(int node, Oddity oddity) {
    budgets.take(Budget.ODDITIES);
    monitor.note(Addresses.name(node) + " gets what is out of place: " + oddity.input());
    long before = nodes.digest(node);
    Reaction reaction = nodes.react(node, oddity.input());
    Optional<String> wrong = oddity.wrong(reaction.outputs());
    for (Output output : reaction.outputs()) {
      if (output instanceof Output.StartTimer start) {
        TimeProperties.check(this, node, start);
        timers.start(new ArmedTimer(node, start.timer(), start.millis()));
      }
    }
    if (wrong.isPresent() || (nodes.digest(node) != before) != oddity.isCounted()) {
      throw new Violation(
          Properties.ODDITIES_ANSWERED,
          Addresses.name(node)
              + " gets "
              + oddity.input()
              + " and "
              + wrong.orElse("remembers what it should not, or nothing"));
    }
    monitor.shown(Witness.ODDITY_ANSWERED);
  }

  private void setClock(int node, int steps) {
    budgets.take(Budget.CLOCK_STEPS);
    monitor.note(Addresses.name(node) + "'s clock is set " + (steps > 0 ? "on" : "back"));
    whereabouts.setClock(node, steps);
    monitor.shown(steps > 0 ? Witness.CLOCK_SET_ON : Witness.CLOCK_SET_BACK);
  }

  private void drop(Flight flight) {
    budgets.take(Budget.DROPS);
    harm();
    monitor.lost(flight.from(), flight.to(), flight.message());
  }

  /** Something has gone wrong that only lifetimes may make good: they get the time. */
  private void harm() {
    untilHealed = bounds.healAfter();
    budgets.raise(Budget.LONG_TIMERS, untilHealed);
  }

  private void duplicate(Flight flight) {
    budgets.take(Budget.DUPLICATES);
    monitor.copied(flight.from(), flight.to(), flight.message());
    network.copy(flight);
  }

  /**
   * Without messages under way time passes until the timer ends; otherwise they are late, or it is
   * early.
   */
  private void fire(ArmedTimer timer) {
    if (!timer.isShort()) {
      if (isQuiet()) {
        budgets.take(Budget.LONG_TIMERS);
      }
      untilHealed = Math.max(0, untilHealed - 1);
    }
    if (waitsForRoom(timer)) {
      budgets.take(Budget.PATIENCE);
    }
    if (isDue(timer)) {
      pass(timer);
    } else if (timer.left() == timers.nearestEnd() && budgets.allows(Budget.LATE)) {
      budgets.take(Budget.LATE);
      monitor.shown(Witness.LATE_MESSAGES);
      pass(timer);
    } else {
      budgets.take(Budget.EARLY);
    }
    timers.stop(timer.node(), timer.timer());
    feed(timer.node(), new Input.TimerFired(timer.timer(), whereabouts.now(timer.node())));
    TimeProperties.checkBackoff(this, timer);
  }

  /** Time passes until a timer ends. */
  private void pass(ArmedTimer timer) {
    monitor.passed(timer.left());
    timers.advance(timer.left());
    whereabouts.pass();
  }

  private void move(int mn, int maar, boolean noticed) {
    budgets.take(Budget.MOVES);
    int before = place(mn);
    whereabouts.tick();
    if (before != NOWHERE && noticed) {
      feed(before, detached(mn, before));
    } else if (before != NOWHERE) {
      budgets.take(Budget.MISSED_DETACHES);
      harm();
      monitor.note("maar" + before + " does not notice that mn" + mn + " leaves");
    }
    attach(mn, maar);
  }

  private void attach(int mn, int maar) {
    int left = bounds.interfaces() == Interfaces.ONE_AT_A_TIME ? otherInUse(mn) : NOBODY;
    whereabouts.attach(mn, maar);
    feed(
        maar,
        new Input.Attached(
            bounds.id(mn),
            Addresses.linkLayer(mn),
            AccessTechnologyType.WLAN,
            left == NOBODY ? HandoffIndicator.UNKNOWN : HandoffIndicator.OTHER_INTERFACE,
            whereabouts.now(maar)));
    if (left != NOBODY) {
      monitor.shown(Witness.INTERFACE_TAKEN_OVER);
      int before = place(left);
      whereabouts.leave(left);
      feed(before, detached(left, before));
    }
  }

  /** The other interface of the mobile node that is in use, if any. */
  private int otherInUse(int mn) {
    for (int other = 1; other <= bounds.mns(); other++) {
      if (other != mn && place(other) != NOWHERE) {
        return other;
      }
    }
    return NOBODY;
  }

  private Input detached(int mn, int maar) {
    Timestamp now = whereabouts.now(maar);
    return bounds.interfaces().areOfOne()
        ? new Input.Detached(bounds.id(mn), Addresses.linkLayer(mn), now)
        : new Input.Detached(bounds.id(mn), now);
  }

  /** It has been away, and nobody has noticed: so it counts as an attachment of now. */
  private void attachAgain(int mn) {
    budgets.take(Budget.AGAIN);
    whereabouts.tick();
    attach(mn, place(mn));
    monitor.shown(Witness.ATTACHED_AGAIN);
  }

  /** Whoever leaves while there are moves left can come back. */
  private void leave(int mn) {
    if (budgets.allows(Budget.MOVES)) {
      budgets.take(Budget.PAUSES);
    }
    int before = place(mn);
    whereabouts.leave(mn);
    feed(before, detached(mn, before));
  }

  /** A node loses all it knows and starts again; mobile nodes on its link attach anew. */
  private void crash(int node) {
    budgets.take(Budget.CRASHES);
    harm();
    monitor.note(Addresses.name(node) + " crashes and starts again");
    if (node == 0) {
      refuseForItsTime();
    }
    nodes.restart(node, bounds.crashes() - budgets.left(Budget.CRASHES));
    ghosts.forget(node);
    dataPlane.forget(node);
    timers.stopAll(node);
    whereabouts.tick();
    if (bounds.profile().value(Knob.HEARTBEAT_INTERVAL) > 0) {
      feed(node, new Input.Started(whereabouts.now(node)));
    }
    for (int mn = 1; mn <= bounds.mns(); mn++) {
      if (node != 0 && place(mn) == node) {
        attach(mn, node);
      }
    }
  }

  /**
   * A restart takes longer than the validity window (RFC 5213 5.5), which these worlds leave out: a
   * CMD that remembers nothing would take what is late for new.
   */
  private void refuseForItsTime() {
    for (int i = flights().size() - 1; i >= 0; i--) {
      Flight flight = flights().get(i);
      if (flight.to() == 0 && flight.message() instanceof BindingUpdate) {
        network.lose(i);
        monitor.lost(flight.from(), flight.to(), flight.message());
      }
    }
  }

  private void feed(int node, Input input) {
    monitor.input(node, input);
    Before before = Before.of(this, node);
    Reaction reaction = nodes.react(node, input);
    int sent = 0;
    for (Output output : reaction.outputs()) {
      monitor.output(node, output);
      StepProperties.check(this, node, input, output);
      if (output instanceof Output.Send) {
        network.send(reaction.flights().get(sent));
        sent++;
      } else if (output instanceof Output.StartTimer start) {
        timers.start(new ArmedTimer(node, start.timer(), start.millis()));
      } else if (output instanceof Output.CancelTimer cancel) {
        timers.stop(node, cancel.timer());
      } else {
        dataPlane.carryOut(node, output);
      }
    }
    Kept.checkStanding(this, node, reaction.standing());
    StepProperties.checkWhole(this, node, input, reaction.outputs(), before);
    ToldProperties.check(this, node, input, reaction.outputs(), reaction.changed(), before);
    if (!bounds.interfaces().areOfOne()) {
      // They look for the session of a mobile node, and here it has several.
      TimerProperties.check(this, node);
      UpdateProperties.check(this, node, input, reaction.outputs());
      SentAnswers.check(this, node, input, reaction.outputs());
    }
    if (reaction.changed()) {
      HoldingProperties.checkCounts(this, node);
      StepProperties.checkChanging(node, input, reaction.outputs());
    }
    monitor.reacted(node, input, reaction.outputs());
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
    network.writeState(words);
    timers.writeState(words);
    whereabouts.writeState(words);
    ghosts.writeState(words);
    dataPlane.writeState(words);
    budgets.writeState(words);
    words.put(untilHealed);
    return Digest.of(words);
  }

  /** True if no message is under way and nothing waits for one. */
  public boolean isQuiet() {
    return flights().isEmpty() && !timers.hasShort();
  }

  /** True if nothing that went wrong still waits for a lifetime to be made good. */
  boolean isHealed() {
    return untilHealed == 0;
  }

  /** True if a mobile node is where nothing is left for it, or where the policy keeps it out. */
  boolean isTurnedAway(int mn) {
    return whereabouts.isTurnedAway(mn) || !bounds.policy().serves(mn, place(mn), bounds);
  }

  /** True if a message has been lost, or a node's memory. */
  boolean isHarmed() {
    return budgets.left(Budget.DROPS) < bounds.drops()
        || budgets.left(Budget.CRASHES) < bounds.crashes();
  }

  /** True if the CMD's last registration of a mobile node is that of its present attachment. */
  boolean isRegistered(int mn) {
    return ghosts.registeredAttachment(mn) == whereabouts.lastAttachment(mn, place(mn));
  }

  /** True if the MAAR of a mobile node's present attachment has the CMD's answer as well. */
  boolean isServed(int mn) {
    for (MaarBindingView view : maarBindings(place(mn))) {
      if (bounds.isOf(mn, view.mn(), view.linkLayer())) {
        return isRegistered(mn) && view.state() == MaarState.SERVING;
      }
    }
    return false;
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

  /** What a node holds. */
  Holdings holdings(int node) {
    return nodes.holdings(node);
  }

  Monitor monitor() {
    return monitor;
  }

  /** What the properties remember of the past. */
  Ghosts ghosts() {
    return ghosts;
  }

  DataPlane dataPlane() {
    return dataPlane;
  }

  Budgets budgets() {
    return budgets;
  }

  Whereabouts whereabouts() {
    return whereabouts;
  }

  List<Flight> flights() {
    return network.flights();
  }

  List<ArmedTimer> timers() {
    return timers.all();
  }

  Timers clock() {
    return timers;
  }

  /** The MAAR a mobile node is attached to, or {@link #NOWHERE}. */
  public int place(int mn) {
    return whereabouts.place(mn);
  }
}
