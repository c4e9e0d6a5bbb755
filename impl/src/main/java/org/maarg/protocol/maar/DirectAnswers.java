package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Locator mode: what P-MAARs answer to the S-MAAR directly (RFC 8885 3.3). */
final class DirectAnswers {
  private final MaarConfig config;
  private final MaarBindings bindings;
  private final MaarUpdates updates;
  private final ServingRole servingRole;
  private final PreviousMaars previousMaars;

  DirectAnswers(
      MaarConfig config,
      MaarBindings bindings,
      MaarUpdates updates,
      ServingRole servingRole,
      PreviousMaars previousMaars) {
    this.config = config;
    this.bindings = bindings;
    this.updates = updates;
    this.servingRole = servingRole;
    this.previousMaars = previousMaars;
  }

  // Implements: 8885-3.3-2, 8885-3.3-4, 8885-6-5
  /**
   * Nothing was asked of the P-MAAR, so what ties the answer to our registration is the mobile node
   * (RFC 5213 6.9.1.2) and, where it has one, the Timestamp of the update that the CMD forwarded.
   * All is judged before anything takes effect.
   */
  void onAcknowledgement(
      MaarBinding binding,
      Ipv6Address from,
      BindingAcknowledgement ack,
      Timestamp now,
      Consumer<Output> out) {
    List<Ipv6Prefix> prefixes = PrefixSet.namedIn(ack.options());
    if (config.mode() != Mode.LOCATOR || !ack.isAccepted() || prefixes.isEmpty()) {
      drop(DropReason.UNEXPECTED_MESSAGE, from, out);
    } else if (!binding.state.isAttached()) {
      drop(DropReason.NOT_ATTACHED, from, out);
    } else if (binding.recent().isEmpty()) {
      drop(DropReason.NOT_OUTSTANDING, from, out);
    } else if (!isOfThisRegistration(ack, binding, now)) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, from, out);
    } else if (!Answers.repeatsInterface(ack, binding)) {
      drop(DropReason.CHANGED_OPTION, from, out);
    } else if (ack.lifetime() == 0) {
      drop(DropReason.NO_LIFETIME, from, out);
    } else {
      List<MaarBindingView.Anchor> told =
          previousMaars.read(from, prefixes, ack.options().asList(), 0, out);
      if (told.size() == prefixes.size()) {
        learn(binding, told, ack, now, out);
      }
    }
  }

  private void learn(
      MaarBinding binding,
      List<MaarBindingView.Anchor> told,
      BindingAcknowledgement ack,
      Timestamp now,
      Consumer<Output> out) {
    if (binding.state == MaarState.REGISTERING) {
      // Which transmission it was that the CMD forwarded is not told: the earliest is safe.
      long elapsed = ServingRole.elapsedMillis(binding.recent().get(0), now);
      servingRole.serve(binding, ack.lifetime(), elapsed, out);
      if (!config.profile().has(Knob.AWAIT_CMD_IN_LOCATOR)) {
        updates.finish(binding, out);
      }
    }
    // With this time the CMD has forwarded our registration: what it said before is older.
    Timestamp forwarded = ack.options().first(Timestamp.class).orElse(binding.newest);
    binding.newest = forwarded.orLater(binding.newest);
    List<MaarBindingView.Anchor> anchors = new ArrayList<>(binding.anchors());
    PreviousMaars.replace(anchors, told);
    bindings.replaceAnchors(binding, anchors, out);
  }

  /**
   * Names this MAAR, and carries a time from the attachment until now: ours, or the CMD's if it
   * stamps what it forwards. In a domain that orders by sequence numbers there is none.
   */
  private boolean isOfThisRegistration(
      BindingAcknowledgement ack, MaarBinding binding, Timestamp now) {
    Optional<ServingMaar> serving = ack.options().first(ServingMaar.class);
    if (serving.isPresent() && !serving.get().address().equals(config.address())) {
      return false;
    }
    Optional<Timestamp> told = ack.options().first(Timestamp.class);
    return told.isEmpty()
        || (told.get().compareTo(binding.registeredAt) >= 0
            && (told.get().compareTo(binding.sentAt.orLater(now)) <= 0
                || told.get().isWithin(config.profile().value(Knob.TIMESTAMP_WINDOW), now)));
  }

  private static void drop(DropReason reason, Ipv6Address from, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, from));
  }
}
