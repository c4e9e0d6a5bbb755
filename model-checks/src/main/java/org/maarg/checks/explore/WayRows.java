package org.maarg.checks.explore;

import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.Addresses;
import org.maarg.checks.world.Monitor;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.sim.ladder.LadderRow;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityMessage;

/**
 * What happens in a world as rows of a ladder, in the order in which it happens. Every message has
 * a number, from the step in which it is sent to the one in which it arrives or gets lost.
 */
final class WayRows implements Monitor {
  private static final int MICROS_PER_MILLI = 1_000;

  private final NodeNames nodes;
  private final LadderWords words;
  private final Sink sink;
  private final List<Letter> underWay = new ArrayList<>();
  private long millis;
  private int letters;

  /** Gets the rows. */
  interface Sink {
    /** A row of no message's own. */
    int NO_LETTER = 0;

    /**
     * The next row.
     *
     * @param letter number of the message that the row is about, or {@link #NO_LETTER}
     */
    void row(LadderRow row, int letter);

    /** A node has sent a message; its row follows. */
    default void sent(Letter letter) {}
  }

  /** Rows of a world with these nodes. */
  WayRows(NodeNames nodes, Sink sink) {
    this.nodes = nodes;
    this.words = new LadderWords(nodes);
    this.sink = sink;
  }

  /** The same story so far, which goes on elsewhere. */
  WayRows copy(Sink other) {
    WayRows copy = new WayRows(nodes, other);
    copy.underWay.addAll(underWay);
    copy.millis = millis;
    copy.letters = letters;
    return copy;
  }

  /** The messages under way in the order of their numbers, with copies. */
  List<Letter> underWay() {
    return List.copyOf(underWay);
  }

  /** A message with its number, in a few words. */
  String heading(Letter letter) {
    return "[" + letter.number() + "] " + words.of(letter.message());
  }

  private void row(LadderRow.Kind kind, int from, int to, String label, int letter) {
    sink.row(new LadderRow(millis * MICROS_PER_MILLI, kind, from, to, label), letter);
  }

  private void mark(LadderRow.Kind kind, int node, String label) {
    row(kind, node, node, label, Sink.NO_LETTER);
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
    String label = heading(letter) + overtaken(letter) + secured;
    row(LadderRow.Kind.MESSAGE, from, node, label, letter.number());
  }

  /** No node has sent this: it came from outside, or under a node's name. */
  private void forged(int node, int from, Input.Received received) {
    String who = from == LadderRow.NO_LANE ? " from " + received.from() : "";
    String secured = received.secured() ? "" : " (not secured)";
    String label = "[made up] " + words.of(received.message()) + who + secured;
    int lane = from == LadderRow.NO_LANE ? node : from;
    row(LadderRow.Kind.MESSAGE, lane, node, label, Sink.NO_LETTER);
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
      if (other.number() < letter.number()
          && other.from() == letter.from()
          && other.to() == letter.to()) {
        earlier.append(earlier.isEmpty() ? " (overtakes [" : ", [").append(other.number());
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

  @Override
  public void output(int node, Output output) {
    if (output instanceof Output.Send send) {
      sent(node, send);
      return;
    }
    String label = words.of(output);
    if (!label.isEmpty()) {
      boolean dropped = output instanceof Output.Dropped;
      mark(dropped ? LadderRow.Kind.DROPPED : LadderRow.Kind.EVENT, node, label);
    }
  }

  private void sent(int node, Output.Send send) {
    letters++;
    int to = lane(send.to());
    Letter letter = new Letter(letters, node, to, send.message());
    underWay.add(letter);
    sink.sent(letter);
    String name = to == LadderRow.NO_LANE ? send.to().toString() : Addresses.name(to);
    String label = "sends to " + name + ": " + heading(letter);
    row(LadderRow.Kind.EVENT, node, node, label, letter.number());
  }

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {}

  @Override
  public void lost(int from, int to, MobilityMessage message) {
    Letter letter = find(from, to, message);
    underWay.remove(letter);
    row(LadderRow.Kind.LOST, from, to, heading(letter) + " is lost", letter.number());
  }

  @Override
  public void copied(int from, int to, MobilityMessage message) {
    Letter letter = find(from, to, message);
    underWay.add(letter);
    String label = heading(letter) + " is doubled on its way";
    row(LadderRow.Kind.EVENT, LadderRow.NO_LANE, LadderRow.NO_LANE, label, letter.number());
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
