package org.maarg.conformance.peers;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;

/** What makes a right node a wrong one: it changes, adds or swallows inputs and outputs. */
interface Distortion {
  /** Nothing is changed. */
  Distortion NONE = new Distortion() {};

  /** What the node gets in place of an input. */
  default List<Input> inputs(Input input) {
    return List.of(input);
  }

  /** What leaves in place of an output. */
  default List<Output> outputs(Output output) {
    return List.of(output);
  }

  /** Changes what the node sends and asks for. */
  static Distortion output(Function<Output, List<Output>> change) {
    return new Distortion() {
      @Override
      public List<Output> outputs(Output output) {
        return change.apply(output);
      }
    };
  }

  /** Changes what the node gets. */
  static Distortion input(Function<Input, List<Input>> change) {
    return new Distortion() {
      @Override
      public List<Input> inputs(Input input) {
        return change.apply(input);
      }
    };
  }

  /** Changes the acknowledgements that are sent and fit. */
  static Distortion acks(
      Predicate<BindingAcknowledgement> which, UnaryOperator<BindingAcknowledgement> change) {
    return output(
        output ->
            output instanceof Output.Send send
                    && send.message() instanceof BindingAcknowledgement ack
                    && which.test(ack)
                ? List.of(new Output.Send(send.to(), change.apply(ack)))
                : List.of(output));
  }

  /** Changes the updates that are sent. */
  static Distortion updates(UnaryOperator<BindingUpdate> change) {
    return output(
        output ->
            output instanceof Output.Send send && send.message() instanceof BindingUpdate update
                ? List.of(new Output.Send(send.to(), change.apply(update)))
                : List.of(output));
  }

  /** Changes the Heartbeats that are sent. */
  static Distortion heartbeats(UnaryOperator<Heartbeat> change) {
    return output(
        output ->
            output instanceof Output.Send send && send.message() instanceof Heartbeat heartbeat
                ? List.of(new Output.Send(send.to(), change.apply(heartbeat)))
                : List.of(output));
  }

  /** Swallows messages. */
  static Distortion silence(Predicate<Output.Send> which) {
    return output(
        output ->
            output instanceof Output.Send send && which.test(send) ? List.of() : List.of(output));
  }

  /** Changes the acknowledgements that are received. */
  static Distortion receivedAcks(UnaryOperator<BindingAcknowledgement> change) {
    return input(
        input ->
            input instanceof Input.Received received
                    && received.message() instanceof BindingAcknowledgement ack
                ? List.of(
                    new Input.Received(
                        received.from(), received.secured(), change.apply(ack), received.at()))
                : List.of(input));
  }
}
