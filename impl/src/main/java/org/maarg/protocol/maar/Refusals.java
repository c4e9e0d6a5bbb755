package org.maarg.protocol.maar;

import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.Timestamp;

/** What a MAAR does when the CMD refuses its update (RFC 5213 6.9.1.2). */
final class Refusals {
  private final MaarConfig config;
  private final MaarBindings bindings;
  private final MaarUpdates updates;
  private final AnchorRole anchorRole;

  Refusals(MaarConfig config, MaarBindings bindings, MaarUpdates updates, AnchorRole anchorRole) {
    this.config = config;
    this.bindings = bindings;
    this.updates = updates;
    this.anchorRole = anchorRole;
  }

  void refused(
      MaarBinding binding, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    if (ack.status() == Status.SEQUENCE_OUT_OF_WINDOW) {
      updates.continueAfter(ack.sequence());
    }
    switch (binding.state) {
      case REGISTERING, SERVING, REFRESHING -> registration(binding, ack.status(), now, out);
      case RENEWING -> question(binding, ack.status(), out);
      // The S-MAAR has ended the session for its part; there is nothing to wait for.
      default -> forGood(binding, out);
    }
  }

  // Implements: 5213-6.9.1.2-4, 5213-6.9.1.2-17, 6275-11.7.1-11, 6275-11.7.3-7
  /**
   * A registration or renewal: whatever the reason, the mobile node is not served meanwhile. What
   * is sent next is a registration, for nothing is left to renew.
   */
  private void registration(MaarBinding binding, int status, Timestamp now, Consumer<Output> out) {
    bindings.stopServing(binding, out);
    binding.state = MaarState.REGISTERING;
    switch (status) {
      case Status.SEQUENCE_OUT_OF_WINDOW -> outOfSequence(binding, now, out);
      // Implements: 5213-6.9.1.2-14
      case Status.INSUFFICIENT_RESOURCES, Status.TIMESTAMP_LOWER -> deferred(binding, out);
      case Status.TIMESTAMP_MISMATCH -> clocksDiffer(binding, out);
      case Status.NOT_AUTHORIZED_FOR_HNP -> otherPrefixes(binding, now, out);
      case Status.PREFIX_SETS_DIFFER -> differentSet(binding, now, out);
      case Status.PROXY_REG_NOT_ENABLED -> denied(binding, out);
      default -> forGood(binding, out);
    }
  }

  /** Asks again at once, or at the next timeout if that was refused too often already. */
  private void outOfSequence(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    deferred(binding, out);
    updates.again(binding, now, out);
  }

  /** The same update goes out again at the next timeout, with the time of then. */
  private void deferred(MaarBinding binding, Consumer<Output> out) {
    MaarBindings.happened(Event.REGISTRATION_DEFERRED, binding, config.cmd(), out);
  }

  // Implements: 5213-6.9.1.2-8
  /**
   * This node's clock or the CMD's is wrong. Nothing tells a MAAR that a clock has been set; by the
   * letter it waits for that, and so for the next attachment.
   */
  private void clocksDiffer(MaarBinding binding, Consumer<Output> out) {
    if (config.profile().has(Knob.ASK_AGAIN_UNAIDED)) {
      deferred(binding, out);
    } else {
      hold(binding, out);
    }
  }

  // Implements: 5213-6.9.1.2-7
  /**
   * The CMD knows one of our prefixes as another mobile node's: this MAAR has lost state, or the
   * CMD has not yet let go of it. None of the refused ones is asked for again.
   */
  private void otherPrefixes(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    bindings.untunnel(binding, out);
    bindings.endLifetime(binding, out);
    if (bindings.replaceRefusedPrefixes(binding)) {
      bindings.numbers().forget(binding);
      updates.again(binding, now, out);
    } else {
      out.accept(new Output.Dropped(DropReason.POOL_EXHAUSTED, config.cmd()));
      forGood(binding, out);
    }
  }

  /**
   * The CMD knows some of our prefixes, and others beside them, as those of this mobile node here:
   * this MAAR has lost state, and has chosen anew. A single prefix is no part of what was chosen
   * here: then another one would change nothing.
   */
  private void differentSet(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.prefixes().size() > 1) {
      otherPrefixes(binding, now, out);
    } else {
      forGood(binding, out);
    }
  }

  // Implements: 5213-6.9.1.2-6
  private void denied(MaarBinding binding, Consumer<Output> out) {
    bindings.deny(binding.mn());
    forGood(binding, out);
  }

  // Implements: 5213-6.9.1.2-13
  private void forGood(MaarBinding binding, Consumer<Output> out) {
    MaarBindings.happened(Event.REGISTRATION_REFUSED, binding, config.cmd(), out);
    bindings.forget(binding, out);
  }

  // Implements: 8885-3.5-10
  /**
   * A P-MAAR that asks whether the session goes on (RFC 8885 3.5): what passes by itself must not
   * cost the mobile node its prefix, as long as the CMD is there to say so.
   */
  private void question(MaarBinding binding, int status, Consumer<Output> out) {
    switch (status) {
      case Status.SEQUENCE_OUT_OF_WINDOW,
          Status.INSUFFICIENT_RESOURCES,
          Status.TIMESTAMP_MISMATCH,
          Status.TIMESTAMP_LOWER -> {
        int limit = config.profile().value(Knob.CMD_RETRANSMISSION_LIMIT);
        binding.transmissions = Math.min(binding.transmissions, limit);
        deferred(binding, out);
      }
      default -> forGood(binding, out);
    }
  }

  // Implements: 5213-6.9.1.2-12
  /**
   * Nothing is sent again until the mobile node attaches anew, or the anchored lifetime is over.
   */
  void hold(MaarBinding binding, Consumer<Output> out) {
    switch (binding.state) {
      case REGISTERING, SERVING, REFRESHING -> {
        updates.finish(binding, out);
        MaarBindings.happened(Event.REGISTRATION_HELD, binding, config.cmd(), out);
      }
      case RENEWING -> {
        updates.abandon(binding, out);
        binding.state = MaarState.ANCHORING;
        anchorRole.startAnchorLifetime(binding, 0, out);
      }
      // A deregistration is not repeated anyway.
      default -> {}
    }
  }
}
