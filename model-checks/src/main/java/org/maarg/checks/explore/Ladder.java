package org.maarg.checks.explore;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Addresses;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.sim.ladder.LadderRow;
import org.maarg.sim.ladder.LadderText;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityMessage;

/**
 * Tells a way through a world step by step, one lane for each node: what came to whom in which
 * order, and what each did about it. Every message has a number, from the step in which it is sent
 * to the one in which it arrives or gets lost.
 */
public final class Ladder implements Monitor {
  private static final int MICROS_PER_MILLI = 1_000;
  private static final Settling.Loop NO_LOOP = new Settling.Loop(0, 1);

  /** How often steps that come again and again are told before they are left out. */
  private static final int TOLD = 2;

  /** What a reader needs to know to follow one. */
  public static final String LEGEND =
      "[n] is a message: sent in one step, it arrives in another, in any order.  * attaches"
          + "  ~ leaves  o timer  . does  ! refuses  x lost\n"
          + "T is the message's Timestamp option: each attachment is one second later than the"
          + " one before, +n is n/65536 s.";

  private final PrintWriter out;
  private final NodeNames nodes;
  private final LadderWords words;
  private final LadderText text;
  private final List<Letter> underWay = new ArrayList<>();
  private long millis;
  private int letters;
  private String margin = "";
  private boolean silent;

  private record Letter(int number, int from, int to, MobilityMessage message) {
    boolean is(int otherFrom, int otherTo, MobilityMessage other) {
      return from == otherFrom && to == otherTo && message.equals(other);
    }
  }

  private Ladder(int maars, PrintWriter out) {
    this.out = out;
    this.nodes = new NodeNames(maars);
    this.words = new LadderWords(nodes);
    this.text = new LadderText(nodes.names(), 3);
  }

  /**
   * A ladder of what somebody else has happen to a CMD and so many MAARs, nodes under test or not.
   */
  public static Ladder of(int maars, PrintWriter out) {
    Ladder ladder = new Ladder(maars, out);
    ladder.margin = "    ";
    out.println("    " + ladder.text.header());
    return ladder;
  }

  /** Replays choices with live nodes and tells what happens; a violation ends it. */
  public static boolean tell(Bounds bounds, List<Integer> path, PrintWriter out) {
    Ladder ladder = new Ladder(bounds.maars(), out);
    World world = new World(bounds, ladder);
    out.println("step" + ladder.text.header());
    Optional<String> broken =
        ladder.walk(world, path, Settling.loopAtTheEndOf(bounds, path).orElse(NO_LOOP));
    new Ending(ladder.nodes, out).tell(world);
    for (Letter letter : ladder.underWay) {
      out.println("  under way: " + ladder.heading(letter));
    }
    broken.ifPresent(found -> out.println("** " + ladder.nodes.in(found)));
    return broken.isEmpty();
  }

  private Optional<String> walk(World world, List<Integer> path, Settling.Loop loop) {
    Settling settling = new Settling(world);
    int number = 0;
    for (int choice : path) {
      number++;
      skip(loop, path.size() - number);
      if (choice < 0 || choice >= world.enabled()) {
        throw new IllegalArgumentException("step " + number + " has no choice " + choice);
      }
      margin = String.format("%4d", number);
      try {
        Optional<String> endless = settling.take(choice);
        if (endless.isPresent()) {
          return endless;
        }
      } catch (Violation violation) {
        return Optional.of(String.valueOf(violation.getMessage()));
      } catch (RuntimeException thrown) {
        // A node that fails is a way to tell, not a defect of the one who tells it.
        return Optional.of(Properties.NO_EXCEPTION + ": " + thrown);
      }
    }
    return Optional.empty();
  }

  /** What comes again and again is told the first times and the last. */
  private void skip(Settling.Loop loop, int left) {
    int told = (loop.times() - TOLD) * loop.period();
    boolean skips = loop.times() > TOLD + 1 && left >= loop.period() && left < told;
    if (skips && !silent) {
      int times = loop.times() - TOLD - 1;
      out.println("       ... the same " + loop.period() + " again, " + times + " times ...");
    }
    silent = skips;
  }

  private void row(LadderRow.Kind kind, int from, int to, String label) {
    if (silent) {
      return;
    }
    long micros = millis * MICROS_PER_MILLI;
    out.println(margin + text.line(new LadderRow(micros, kind, from, to, label)));
    margin = "    ";
  }

  private void mark(LadderRow.Kind kind, int node, String label) {
    row(kind, node, node, label);
  }

  @Override
  public void input(int node, Input input) {
    if (input instanceof Input.Received received) {
      received(node, received);
    } else if (input instanceof Input.Attached attached) {
      mark(LadderRow.Kind.ATTACHED, node, attached.mn() + " attaches");
    } else if (input instanceof Input.Detached detached) {
      mark(LadderRow.Kind.DETACHED, node, detached.mn() + " leaves");
    } else if (input instanceof Input.TimerFired fired) {
      mark(LadderRow.Kind.TIMER, node, words.of(fired.timer()));
    }
  }

  private void received(int node, Input.Received received) {
    int from = lane(received.from());
    if (!isUnderWay(from, node, received.message())) {
      forged(node, from, received);
      return;
    }
    // What comes without a security association is a copy: the message itself stays under way.
    Letter letter = find(from, node, received.message());
    if (received.secured()) {
      underWay.remove(letter);
    }
    String secured = received.secured() ? "" : " (not secured)";
    row(LadderRow.Kind.MESSAGE, from, node, heading(letter) + overtaken(letter) + secured);
  }

  /** No node has sent this: it came from outside, or under a node's name. */
  private void forged(int node, int from, Input.Received received) {
    String who = from == LadderRow.NO_LANE ? " from " + received.from() : "";
    String secured = received.secured() ? "" : " (not secured)";
    String label = "[made up] " + words.of(received.message()) + who + secured;
    row(LadderRow.Kind.MESSAGE, from == LadderRow.NO_LANE ? node : from, node, label);
  }

  private int lane(Ipv6Address address) {
    return nodes.isNode(address) ? Addresses.number(address) : LadderRow.NO_LANE;
  }

  private boolean isUnderWay(int from, int to, MobilityMessage message) {
    return underWay.stream().anyMatch(it -> it.is(from, to, message));
  }

  private String overtaken(Letter letter) {
    StringBuilder earlier = new StringBuilder();
    for (Letter other : underWay) {
      if (other.number < letter.number && other.from == letter.from && other.to == letter.to) {
        earlier.append(earlier.isEmpty() ? " (overtakes [" : ", [").append(other.number);
        earlier.append(']');
      }
    }
    return earlier.isEmpty() ? "" : earlier.append(')').toString();
  }

  private Letter find(int from, int to, MobilityMessage message) {
    for (Letter letter : underWay) {
      if (letter.is(from, to, message)) {
        return letter;
      }
    }
    throw new IllegalStateException("nobody has sent " + message);
  }

  private String heading(Letter letter) {
    return "[" + letter.number + "] " + words.of(letter.message);
  }

  @Override
  public void output(int node, Output output) {
    if (output instanceof Output.Send send) {
      letters++;
      int to = lane(send.to());
      Letter letter = new Letter(letters, node, to, send.message());
      underWay.add(letter);
      String name = to == LadderRow.NO_LANE ? send.to().toString() : Addresses.name(to);
      mark(LadderRow.Kind.EVENT, node, "sends to " + name + ": " + heading(letter));
      return;
    }
    String label = words.of(output);
    if (!label.isEmpty()) {
      boolean dropped = output instanceof Output.Dropped;
      mark(dropped ? LadderRow.Kind.DROPPED : LadderRow.Kind.EVENT, node, label);
    }
  }

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {}

  @Override
  public void lost(int from, int to, MobilityMessage message) {
    Letter letter = find(from, to, message);
    underWay.remove(letter);
    row(LadderRow.Kind.LOST, from, to, heading(letter) + " is lost");
  }

  @Override
  public void copied(int from, int to, MobilityMessage message) {
    Letter letter = find(from, to, message);
    underWay.add(letter);
    mark(LadderRow.Kind.EVENT, LadderRow.NO_LANE, heading(letter) + " is doubled on its way");
  }

  @Override
  public void passed(long waited) {
    millis += waited;
  }

  @Override
  public void note(String what) {
    mark(LadderRow.Kind.EVENT, LadderRow.NO_LANE, what);
  }
}
