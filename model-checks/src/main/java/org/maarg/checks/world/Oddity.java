package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.RestartCounter;

/**
 * An input that is well formed and out of place, and all that may come of it: an answer to whoever
 * sent it or none, and a reason why it was dropped or none. Immutable.
 */
final class Oddity {
  /** What is answered. */
  enum Answer {
    NONE,
    /** An acknowledgement with the status expected. */
    ACKNOWLEDGEMENT,
    /** That nobody knows this type of message. */
    UNKNOWN_TYPE,
    /** A Heartbeat Response. */
    HEARTBEAT
  }

  private final Input input;
  private final Answer answer;
  private final int status;
  private final Optional<DropReason> dropped;
  private final boolean counted;

  private Oddity(
      Input input, Answer answer, int status, Optional<DropReason> dropped, boolean counted) {
    this.input = input;
    this.answer = answer;
    this.status = status;
    this.dropped = dropped;
    this.counted = counted;
  }

  /** One of which nothing comes. */
  static Oddity dropped(Input input, DropReason reason) {
    return new Oddity(input, Answer.NONE, Status.ACCEPTED, Optional.of(reason), false);
  }

  /** An update that is refused. */
  static Oddity refused(Input input, int status) {
    return refused(input, status, false);
  }

  /**
   * An update that is refused.
   *
   * @param counted whether the refusal counts for a second, as one to a stranger
   */
  static Oddity refused(Input input, int status, boolean counted) {
    return new Oddity(
        input, Answer.ACKNOWLEDGEMENT, status, Optional.of(DropReason.REFUSED), counted);
  }

  /** A message of a type that nobody knows. */
  static Oddity ofUnknownType(Input input) {
    return new Oddity(
        input,
        Answer.UNKNOWN_TYPE,
        BindingError.UNRECOGNIZED_MH_TYPE,
        Optional.of(DropReason.UNEXPECTED_MESSAGE),
        false);
  }

  /** A request that everybody answers. */
  static Oddity heartbeat(Input input) {
    return new Oddity(input, Answer.HEARTBEAT, Status.ACCEPTED, Optional.empty(), false);
  }

  Input input() {
    return input;
  }

  /** True if the node remembers for a second that it has answered. */
  boolean isCounted() {
    return counted;
  }

  /** What the outputs have wrong; nothing if they are as expected. */
  Optional<String> wrong(List<Output> outputs) {
    int sent = 0;
    int drops = 0;
    int seconds = 0;
    for (Output output : outputs) {
      if (output instanceof Output.Send send) {
        sent++;
        if (!isExpected(send)) {
          return Optional.of("answers " + send.message());
        }
      } else if (output instanceof Output.Dropped drop) {
        drops += mayBeBeside(drop.reason()) ? 0 : 1;
        if (!mayBeBeside(drop.reason()) && !Optional.of(drop.reason()).equals(dropped)) {
          return Optional.of("says " + drop.reason().name());
        }
      } else if (output instanceof Output.StartTimer start
          && start.timer().kind() == Timer.Kind.REFUSAL_SLOT) {
        seconds++;
      } else {
        return Optional.of("does " + output);
      }
    }
    boolean told = drops == (dropped.isPresent() ? 1 : 0);
    boolean answered = sent == (answer == Answer.NONE ? 0 : 1);
    boolean counts = seconds == (counted ? 1 : 0);
    return told && answered && counts ? Optional.empty() : Optional.of("does " + outputs);
  }

  /** A part of an update that is refused as a whole may be named before. */
  private boolean mayBeBeside(DropReason reason) {
    return answer == Answer.ACKNOWLEDGEMENT
        && (reason == DropReason.TUNNEL_TO_SELF || reason == DropReason.UNKNOWN_PEER);
  }

  private boolean isExpected(Output.Send send) {
    Input.Received received = (Input.Received) input;
    MobilityMessage message = send.message();
    if (!send.to().equals(received.from())) {
      return false;
    }
    return switch (answer) {
      case NONE -> false;
      case ACKNOWLEDGEMENT ->
          message instanceof BindingAcknowledgement ack
              && ack.status() == status
              && ack.lifetime() == 0;
      case UNKNOWN_TYPE -> message instanceof BindingError error && error.status() == status;
      case HEARTBEAT ->
          message instanceof Heartbeat heartbeat
              && received.message() instanceof Heartbeat asked
              && heartbeat.flags() == Heartbeat.RESPONSE
              && heartbeat.sequence() == asked.sequence()
              && heartbeat.options().has(RestartCounter.class);
    };
  }
}
