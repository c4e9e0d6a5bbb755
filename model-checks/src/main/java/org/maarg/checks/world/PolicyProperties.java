package org.maarg.checks.world;

import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;

/**
 * The CMD asks its policy store before it does anything about an update: of one that the store
 * would not allow nothing comes but the refusal with the status of the question that got a no.
 */
final class PolicyProperties {
  private PolicyProperties() {}

  /** Checks an output of the CMD. */
  static void check(World world, Input input, Output output) {
    if (!(input instanceof Input.Received received)
        || !(received.message() instanceof BindingUpdate update)) {
      return;
    }
    int mn = world.bounds().number(update.options());
    int maar = Addresses.number(received.from());
    int status = world.bounds().policy().status(mn, maar, world.bounds());
    if (status == Status.ACCEPTED || output instanceof Output.Dropped) {
      return;
    }
    if (output instanceof Output.Send send
        && send.to().equals(received.from())
        && send.message() instanceof BindingAcknowledgement ack
        && ack.status() == status) {
      world.monitor().shown(Witness.POLICY_REFUSED);
      return;
    }
    throw new Violation(
        Properties.ASKED_FIRST,
        "maar" + maar + " may not speak for mn" + mn + " (status " + status + "): " + output);
  }
}
