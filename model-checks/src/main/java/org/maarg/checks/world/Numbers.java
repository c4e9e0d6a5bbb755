package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Input;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.Timestamp;

/**
 * Has a MAAR go on with other sequence numbers than those of its youth, as one does that has been
 * asked to: somebody attaches, the CMD says which number it has accepted last (status 135, RFC 6275
 * 11.7.3), and then that the mobile node is not its own (status 153), so that nothing else is left.
 */
final class Numbers {
  /** Whoever is in no world. */
  private static final int SOMEBODY = 9;

  /** The most that a number can be ahead of another and be the later one (RFC 6275 9.5.1). */
  private static final int WINDOW = 0x7fff;

  private static final Timestamp BEFORE = Timestamp.ofEpochMilli(1);

  private final Node maar;
  private List<Output> outputs = List.of();

  private Numbers(Node maar) {
    this.maar = maar;
  }

  /** A MAAR whose last number was this; 0 leaves it as it is. */
  static void begin(Node maar, int last) {
    if (last > 0) {
      new Numbers(maar).reach(last);
    }
  }

  private void reach(int last) {
    feed(
        new Input.Attached(
            Addresses.mn(SOMEBODY),
            Addresses.linkLayer(SOMEBODY),
            AccessTechnologyType.WLAN,
            BEFORE));
    while (sent().sequence() < last) {
      int next = Math.min(last - 1, sent().sequence() + WINDOW);
      answer(Messages.outOfSequence(sent(), next));
    }
    answer(Messages.refusal(sent(), Status.NOT_LMA_FOR_THIS_MN, BEFORE));
    feed(new Input.Detached(Addresses.mn(SOMEBODY), BEFORE));
  }

  private BindingUpdate sent() {
    for (Output output : outputs) {
      if (output instanceof Output.Send send && send.message() instanceof BindingUpdate update) {
        return update;
      }
    }
    throw new IllegalStateException("a MAAR did not ask (again): " + outputs);
  }

  private void answer(BindingAcknowledgement ack) {
    feed(new Input.Received(Addresses.node(0), true, ack, BEFORE));
  }

  private void feed(Input input) {
    List<Output> made = new ArrayList<>(8);
    maar.handle(input, output -> made.add(output));
    outputs = made;
  }
}
