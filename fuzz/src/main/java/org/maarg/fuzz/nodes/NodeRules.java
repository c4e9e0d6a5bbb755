package org.maarg.fuzz.nodes;

import java.util.List;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.Status;

/** What must hold of whatever a node does about any input, known or unheard of. */
final class NodeRules {
  /** What a node refuses or discards leaves it as it was. */
  static final String DISCARD_CHANGES_NOTHING = "discard-changes-nothing";

  /** An input without any effect is discarded with a reason, not lost quietly. */
  static final String NO_QUIET_LOSS = "no-quiet-loss";

  /** What a node puts out can be carried out: it fits into a packet, and timers run forward. */
  static final String OUTPUTS_SOUND = "outputs-sound";

  private NodeRules() {}

  /**
   * Checks a reaction.
   *
   * @param unchanged whether the node is as it was before
   */
  static void check(Input input, List<Output> outputs, boolean unchanged) {
    boolean discards = false;
    boolean onlyAnswers = true;
    for (Output output : outputs) {
      checkSound(output);
      discards |= output instanceof Output.Dropped;
      onlyAnswers &= output instanceof Output.Dropped || output instanceof Output.Send;
    }
    if (discards && onlyAnswers && !unchanged && !mayChange(input, outputs)) {
      throw new Violation(DISCARD_CHANGES_NOTHING, input + " was discarded: " + outputs);
    }
    if (outputs.isEmpty() && unchanged && !mayBeIdle(input)) {
      throw new Violation(NO_QUIET_LOSS, input + " had no effect");
    }
  }

  private static void checkSound(Output output) {
    if (output instanceof Output.StartTimer start && start.millis() < 1) {
      throw new Violation(OUTPUTS_SOUND, output.toString());
    }
    if (output instanceof Output.Send send) {
      checkFits(send);
    }
  }

  private static void checkFits(Output.Send send) {
    try {
      byte[] octets = MobilityHeader.encode(send.message(), send.to(), send.to());
      if (!MobilityHeader.decodeVerified(octets, 0, octets.length).equals(send.message())) {
        throw new Violation(OUTPUTS_SOUND, "does not come through the codec: " + send);
      }
    } catch (MalformedMessageException | IllegalArgumentException unfit) {
      throw new Violation(OUTPUTS_SOUND, unfit.getMessage() + ": " + send);
    }
  }

  /**
   * Two rules let a discard leave a trace: a MAAR notes that a timer has run out even if it has no
   * more use for it, and it remembers the time of a registration that it contests, so that its own
   * next one is later (RFC 5213 5.5, decision timestamp-order).
   */
  private static boolean mayChange(Input input, List<Output> outputs) {
    if (input instanceof Input.TimerFired fired) {
      return isDropped(outputs, DropReason.TIMER_NOT_ARMED)
          && (fired.timer().kind() == Timer.Kind.REFRESH
              || fired.timer().kind() == Timer.Kind.LIFETIME);
    }
    return isDropped(outputs, DropReason.REFUSED)
        && outputs.stream()
            .anyMatch(
                output ->
                    output instanceof Output.Send send
                        && send.message() instanceof BindingAcknowledgement ack
                        && ack.status() == Status.TIMESTAMP_LOWER);
  }

  private static boolean isDropped(List<Output> outputs, DropReason reason) {
    return outputs.stream()
        .anyMatch(output -> output instanceof Output.Dropped drop && drop.reason() == reason);
  }

  /** An acknowledgement may tell what is known already; a turn may come when nothing waits. */
  private static boolean mayBeIdle(Input input) {
    return input instanceof Input.Received received
        && received.message() instanceof BindingAcknowledgement;
  }
}
