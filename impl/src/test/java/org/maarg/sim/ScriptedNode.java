package org.maarg.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MobilityOptions;

/** A node that keeps what it is given and does what the test says. */
public final class ScriptedNode implements Node {
  final List<Input> inputs = new ArrayList<>();
  private final Ipv6Address address;
  private final BiConsumer<Input, Consumer<Output>> behaviour;

  public ScriptedNode(Ipv6Address address, BiConsumer<Input, Consumer<Output>> behaviour) {
    this.address = address;
    this.behaviour = behaviour;
  }

  /** Does nothing. */
  static ScriptedNode passive(Ipv6Address address) {
    return new ScriptedNode(address, (input, out) -> {});
  }

  /** Answers every update with an acknowledgement. */
  static ScriptedNode answering(Ipv6Address address) {
    return new ScriptedNode(
        address,
        (input, out) -> {
          if (input instanceof Input.Received received
              && received.message() instanceof BindingUpdate update) {
            out.accept(new Output.Send(received.from(), acknowledgement(update.sequence())));
          }
        });
  }

  /** Sends the updates 1 to count to a peer when anything attaches. */
  public static ScriptedNode sending(Ipv6Address address, Ipv6Address to, int count) {
    return new ScriptedNode(
        address,
        (input, out) -> {
          for (int i = 1; input instanceof Input.Attached && i <= count; i++) {
            out.accept(new Output.Send(to, update(i)));
          }
        });
  }

  public static BindingUpdate update(int sequence) {
    return new BindingUpdate(sequence, BindingUpdate.PROXY, 15, MobilityOptions.NONE);
  }

  static BindingAcknowledgement acknowledgement(int sequence) {
    return new BindingAcknowledgement(
        0, BindingAcknowledgement.PROXY, sequence, 15, MobilityOptions.NONE);
  }

  /** Sequence numbers of the updates received, in order. */
  List<Integer> receivedUpdates() {
    List<Integer> sequences = new ArrayList<>();
    for (Input input : inputs) {
      if (input instanceof Input.Received received
          && received.message() instanceof BindingUpdate update) {
        sequences.add(update.sequence());
      }
    }
    return sequences;
  }

  @Override
  public Ipv6Address address() {
    return address;
  }

  @Override
  public void handle(Input input, Consumer<Output> out) {
    inputs.add(input);
    behaviour.accept(input, out);
  }
}
