package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Steps;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.Timestamp;

/**
 * Plays a schedule in a world of the model checks, whose properties judge each step, and lets the
 * domain come to rest in the end. Besides the world's own steps an outsider repeats a message under
 * his own or another's name, and a message is damaged on its way.
 */
public final class DomainRun {
  /** Left alone, a domain comes to rest. */
  public static final String COMES_TO_REST = "comes-to-rest";

  /** The checksum finds a single damaged octet. */
  public static final String DAMAGE_NOTICED = "damage-noticed";

  /** Somebody who is no peer costs no more than he pays, and learns and changes nothing. */
  public static final String OUTSIDER_POWERLESS = "outsider-powerless";

  private static final Ipv6Address OUTSIDER = Ipv6Address.parse("2001:db8:bad::1");
  private static final int MOST_STEPS_TO_REST = 3_000;
  private static final int SPECIAL_STEPS = 2;
  private static final int NEVER = 9;

  private final Bounds bounds;
  private final Schedule schedule;
  private final Monitor monitor;
  private final WatchedNodes nodes;
  private final World world;

  private DomainRun(Schedule schedule, Monitor monitor) {
    this.schedule = schedule;
    this.monitor = monitor;
    this.bounds = DomainPlan.of(schedule);
    this.nodes = new WatchedNodes(bounds);
    this.world = new World(bounds, monitor, nodes);
  }

  /**
   * Plays a whole schedule.
   *
   * @throws Violation if a property does not hold
   */
  public static void play(byte[] octets, Monitor monitor) {
    DomainRun run = new DomainRun(new Schedule(octets), monitor);
    run.playSteps();
    run.settle();
  }

  private void playSteps() {
    while (!schedule.isOver()) {
      List<Action> actions = world.actions();
      if (actions.isEmpty()) {
        return;
      }
      int choice = schedule.below(actions.size() + SPECIAL_STEPS);
      if (choice < actions.size()) {
        world.take(actions.get(choice));
      } else {
        special(deliveries(actions), choice - actions.size());
      }
    }
  }

  private static List<Action> deliveries(List<Action> actions) {
    List<Action> deliveries = new ArrayList<>();
    for (Action action : actions) {
      if (Steps.kind(action) == Action.Kind.DELIVER) {
        deliveries.add(action);
      }
    }
    return deliveries;
  }

  private void special(List<Action> deliveries, int which) {
    if (deliveries.isEmpty()) {
      return;
    }
    Action concerned = deliveries.get(schedule.below(deliveries.size()));
    if (which == 0) {
      forge(concerned);
    } else {
      damage(concerned);
    }
  }

  /** Repeats a message under way without a security association, or as one whom nobody knows. */
  private void forge(Action delivery) {
    boolean stranger = schedule.below(2) == 1;
    int to = Steps.receiver(world, delivery);
    byte[] octets = Steps.octets(world, delivery);
    Ipv6Address from = stranger ? OUTSIDER : Steps.address(Steps.sender(world, delivery));
    Input forged = new Input.Received(from, stranger, decode(octets), Timestamp.ofEpochMilli(0));
    monitor.note((stranger ? "a stranger sends to " : "somebody forges to ") + to);
    long before = nodes.digest(to);
    List<Output> outputs = nodes.tell(to, forged);
    if (nodes.digest(to) != before) {
      throw new Violation(Properties.UNSECURED_IGNORED, "node " + to + " believes " + forged);
    }
    checkAnswers(outputs, from, octets.length);
  }

  static void checkAnswers(List<Output> outputs, Ipv6Address from, int octetsIn) {
    int octetsOut = 0;
    for (Output output : outputs) {
      boolean allowed = output instanceof Output.Dropped;
      if (output instanceof Output.Send send && send.to().equals(from)) {
        octetsOut += MobilityHeader.encodedLength(send.message());
        allowed = true;
      }
      if (!allowed || octetsOut > octetsIn) {
        throw new Violation(OUTSIDER_POWERLESS, octetsIn + " octets in, out: " + outputs);
      }
    }
  }

  /** Changes one octet of a message under way; the receiver's decoder must refuse it. */
  private void damage(Action delivery) {
    byte[] octets = Steps.octets(world, delivery).clone();
    int at = schedule.u16() % octets.length;
    octets[at] ^= (byte) (1 + schedule.below(255));
    int to = Steps.receiver(world, delivery);
    monitor.note("octet " + at + " damaged on the way to " + to);
    try {
      MobilityMessage message =
          MobilityHeader.decode(
              octets,
              0,
              octets.length,
              Steps.address(Steps.sender(world, delivery)),
              Steps.address(to));
      throw new Violation(DAMAGE_NOTICED, "octet " + at + " changed, taken for " + message);
    } catch (MalformedMessageException refused) {
      monitor.note("refused: " + refused.getMessage());
    }
  }

  private static MobilityMessage decode(byte[] octets) {
    try {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    } catch (MalformedMessageException malformed) {
      throw new Violation("codec", "a node's message is refused: " + malformed.getMessage());
    }
  }

  /** Nothing goes wrong any more: what is under way arrives, timers end when they are due. */
  private void settle() {
    for (int step = 0; step < MOST_STEPS_TO_REST; step++) {
      List<Action> actions = world.actions();
      int next = -1;
      for (int i = 0; i < actions.size(); i++) {
        if (rank(actions.get(i)) < (next < 0 ? NEVER : rank(actions.get(next)))) {
          next = i;
        }
      }
      if (next < 0) {
        return;
      }
      world.take(actions.get(next));
    }
    throw new Violation(COMES_TO_REST, "still busy after " + MOST_STEPS_TO_REST + " steps");
  }

  /** Messages and short timers first; lifetimes heal the domain before the last one leaves. */
  private int rank(Action action) {
    return switch (Steps.kind(action)) {
      case DELIVER -> 0;
      case FIRE -> Steps.isShort(world, action) ? 1 : lifetimeRank();
      case LEAVE -> 3;
      case MOVE -> bounds.leaves() ? 3 : NEVER;
      default -> NEVER;
    };
  }

  private int lifetimeRank() {
    if (!Steps.isHealed(world)) {
      return 2;
    }
    return bounds.leaves() ? 4 : NEVER;
  }
}
