package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.Timestamp;

/**
 * A CMD and two MAARs with Heartbeat (RFC 5847) on a network that loses, nodes that restart, and
 * somebody who sends Heartbeats and Binding Errors in a peer's name. Nodes survive it, and every
 * request is answered. A schedule asks for it with its first octet.
 */
final class RestartPlay {
  /** Each request is answered with its number, and nothing else is. */
  static final String REQUESTS_ANSWERED = "requests-answered";

  /** What a node says that it holds is what it has. */
  static final String HELD_IS_COUNTED = "held-is-counted";

  /** The first octet of a schedule for this play. */
  static final int OPENING = 0xfc;

  private static final int MAARS = 2;
  private static final int STEPS = 12;
  private static final int LIFETIME = 75;
  private static final int MOST_UNDER_WAY = 64;
  private static final int MOST_TURNS_TO_END = 1_000;

  private record Flight(int from, int to, MobilityMessage message) {}

  private record Armed(int node, Timer timer) implements Comparable<Armed> {
    @Override
    public int compareTo(Armed other) {
      return node != other.node ? Integer.compare(node, other.node) : timer.compareTo(other.timer);
    }
  }

  private final Schedule schedule;
  private final Monitor monitor;
  private final Profile profile;
  private final Mode mode;
  private final Node[] nodes = new Node[MAARS + 1];
  private final int[] restarts = new int[MAARS + 1];
  private final List<Flight> flights = new ArrayList<>();
  private final TreeSet<Armed> timers = new TreeSet<>();
  private long now = 1_700_000_000_000L;

  private RestartPlay(Schedule schedule, Monitor monitor) {
    this.schedule = schedule;
    this.monitor = monitor;
    this.mode = schedule.oneOf(Mode.values());
    this.profile =
        schedule
            .oneOf(Profile.DEPLOYABLE, Profile.HARDENED, Profile.RFC8885)
            .with()
            .set(Knob.HEARTBEAT_INTERVAL, 60_000)
            .set(Knob.DEREGISTRATION, schedule.oneOf(Profile.Deregistration.values()))
            .build();
    for (int i = 0; i <= MAARS; i++) {
      boot(i);
    }
  }

  /** Plays a whole schedule. */
  static void play(Schedule schedule, Monitor monitor) {
    RestartPlay play = new RestartPlay(schedule, monitor);
    while (!schedule.isOver()) {
      play.step();
    }
    play.endAll();
  }

  private static Ipv6Address address(int node) {
    return node == 0 ? Cast.CMD : Cast.maar(node);
  }

  private void boot(int node) {
    List<Peer> maars = Cast.peers().subList(0, MAARS);
    nodes[node] =
        node == 0
            ? new Cmd(
                new CmdConfig(Cast.CMD, mode, profile, LIFETIME, maars, MnAuthorization.ALL),
                restarts[node])
            : new Maar(
                new MaarConfig(
                    address(node),
                    node,
                    Cast.CMD,
                    mode,
                    profile,
                    Cast.pool(node),
                    64,
                    LIFETIME,
                    maars),
                restarts[node]);
    feed(node, new Input.Started(time()));
  }

  private Timestamp time() {
    return Timestamp.ofEpochMilli(now);
  }

  private void step() {
    now += schedule.oneOf(1, 1, 20, 400);
    switch (schedule.below(STEPS)) {
      case 0, 1, 2, 3, 4 -> deliver();
      case 5 -> lose();
      case 6, 7 -> fire();
      case 8 -> move();
      case 9 -> restart(schedule.below(MAARS + 1));
      case 10 -> receive(heartbeat());
      default -> receive(new BindingError(schedule.below(3), Cast.CMD, MobilityOptions.NONE));
    }
  }

  private void deliver() {
    if (!flights.isEmpty()) {
      Flight flight = flights.remove(0);
      receive(flight.from, flight.to, flight.message);
    }
  }

  private void lose() {
    if (!flights.isEmpty()) {
      flights.remove(0);
    }
  }

  private void fire() {
    List<Armed> armed = new ArrayList<>(timers);
    if (!armed.isEmpty()) {
      Armed one = armed.get(schedule.below(armed.size()));
      timers.remove(one);
      feed(one.node, new Input.TimerFired(one.timer, time()));
    } else {
      Timer nobodys = Timer.of(Timer.Kind.HEARTBEAT, Timer.NO_MN, address(schedule.below(3)));
      feed(schedule.below(MAARS + 1), new Input.TimerFired(nobodys, time()));
    }
  }

  private static MnId mn(int number) {
    return MnId.nai("mn" + number + "@example.org");
  }

  private void move() {
    MnId mn = mn(schedule.below(2));
    int maar = 1 + schedule.below(MAARS);
    feed(MAARS + 1 - maar, new Input.Detached(mn, time()));
    if (schedule.below(4) > 0) {
      Octets linkLayer = Octets.ofHex("02aa00000001");
      feed(maar, new Input.Attached(mn, linkLayer, AccessTechnologyType.WLAN, time()));
    }
  }

  // Verifies: 8885-3.5-4, 8885-3.5-11
  /** All have left, what is under way arrives, and all that runs on in the end is Heartbeat. */
  private void endAll() {
    if (isAskedForEver() || Farewell.keepsAnchors(profile)) {
      return;
    }
    for (int maar = 1; maar <= MAARS; maar++) {
      for (MnId mn : List.of(mn(0), mn(1))) {
        feed(maar, new Input.Detached(mn, time()));
      }
    }
    deliverAll();
    for (int turn = 0; !timersToEnd().isEmpty(); turn++) {
      if (turn == MOST_TURNS_TO_END) {
        throw new Violation(Properties.NOTHING_LEFT, "all have left, but run on: " + timers);
      }
      timersToEnd().forEach(this::end);
    }
    for (Node node : nodes) {
      Farewell.requireNothing(node, profile);
    }
  }

  /** By the letter a P-MAAR does not tire of asking a CMD that has forgotten it (finding 73). */
  private boolean isAskedForEver() {
    return profile.value(Knob.CMD_RETRANSMISSION_LIMIT) == Integer.MAX_VALUE;
  }

  /** Each in its turn: whoever asks until a lifetime ends must not keep that from ending. */
  private List<Armed> timersToEnd() {
    return timers.stream().filter(it -> it.timer.kind() != Timer.Kind.HEARTBEAT).toList();
  }

  private void end(Armed armed) {
    if (timers.remove(armed)) {
      now += 1_000;
      feed(armed.node, new Input.TimerFired(armed.timer, time()));
      deliverAll();
    }
  }

  private void deliverAll() {
    while (!flights.isEmpty()) {
      deliver();
    }
  }

  private void restart(int node) {
    restarts[node]++;
    timers.removeIf(it -> it.node == node);
    boot(node);
  }

  private Heartbeat heartbeat() {
    int flags = schedule.below(4);
    int counter = schedule.below(4);
    return new Heartbeat(
        flags,
        schedule.below(4),
        counter == 0 ? MobilityOptions.NONE : MobilityOptions.of(new RestartCounter(counter)));
  }

  private void receive(MobilityMessage message) {
    int to = schedule.below(MAARS + 1);
    receive(to == 0 ? 1 + schedule.below(MAARS) : 0, to, message);
  }

  private void receive(int from, int to, MobilityMessage message) {
    List<Output> outputs = feed(to, new Input.Received(address(from), true, message, time()));
    boolean asks = message instanceof Heartbeat it && !it.has(Heartbeat.RESPONSE);
    long answers = outputs.stream().filter(it -> isAnswer(it, message)).count();
    if (answers != (asks ? 1 : 0)) {
      throw new Violation(REQUESTS_ANSWERED, answers + " answers to " + message + " at node " + to);
    }
  }

  private static boolean isAnswer(Output output, MobilityMessage message) {
    return message instanceof Heartbeat asked
        && output instanceof Output.Send send
        && send.message() instanceof Heartbeat answer
        && answer.has(Heartbeat.RESPONSE)
        && answer.sequence() == asked.sequence();
  }

  private List<Output> feed(int node, Input input) {
    List<Output> outputs = new ArrayList<>();
    monitor.input(node, input);
    nodes[node].handle(input, outputs::add);
    for (Output output : outputs) {
      monitor.output(node, output);
      carryOut(node, output);
    }
    checkHeld(nodes[node]);
    return outputs;
  }

  /** What a node counts is what it has, and can be written. */
  private static void checkHeld(Node node) {
    StateWriter words = new StateWriter();
    if (node instanceof Cmd cmd) {
      cmd.writeState(words);
      require(cmd.holdings(), Cmd.BINDINGS, cmd.bindings().size());
    } else if (node instanceof Maar maar) {
      maar.writeState(words);
      require(maar.holdings(), Maar.BINDINGS, maar.bindings().size());
    }
  }

  private static void require(Holdings held, String kind, int expected) {
    if (held.of(kind) != expected || (expected > 0 && held.isNothing())) {
      throw new Violation(HELD_IS_COUNTED, held + ", and there are " + expected);
    }
  }

  private void carryOut(int node, Output output) {
    if (output instanceof Output.StartTimer start) {
      timers.add(new Armed(node, start.timer()));
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.remove(new Armed(node, cancel.timer()));
    } else if (output instanceof Output.Send send && flights.size() < MOST_UNDER_WAY) {
      for (int to = 0; to <= MAARS; to++) {
        if (address(to).equals(send.to())) {
          flights.add(new Flight(node, to, send.message()));
        }
      }
    }
  }
}
