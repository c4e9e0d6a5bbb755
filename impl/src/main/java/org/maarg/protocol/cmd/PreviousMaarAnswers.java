package org.maarg.protocol.cmd;

import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Backoff;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** What MAARs answer to the CMD's updates and releases (RFC 5213 6.9.1.2, RFC 8885 3.2). */
final class PreviousMaarAnswers {
  private final CmdConfig config;
  private final Peers peers;
  private final CmdBindings bindings;
  private final CmdReleases releases;
  private final CmdUpdates updates;
  private final CmdAnswers answers;
  private final AnsweredSession answered;

  PreviousMaarAnswers(
      CmdConfig config,
      Peers peers,
      CmdBindings bindings,
      CmdReleases releases,
      CmdUpdates updates,
      CmdAnswers answers) {
    this.config = config;
    this.peers = peers;
    this.bindings = bindings;
    this.releases = releases;
    this.updates = updates;
    this.answers = answers;
    this.answered = new AnsweredSession(bindings, releases);
  }

  /** An acknowledgement from a MAAR. */
  void onAcknowledgement(
      Ipv6Address from, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    Optional<MnId> mn = ack.options().first(MnId.class);
    if (!ack.has(BindingAcknowledgement.PROXY)) {
      drop(DropReason.NOT_PROXY, from, out);
    } else if (!ack.has(BindingAcknowledgement.DISTRIBUTED)
        && !config.profile().has(Knob.LAB_PLAIN_PEERS)) {
      drop(DropReason.NOT_DISTRIBUTED, from, out);
    } else if (mn.isEmpty() || mn.get().isEmpty()) {
      drop(DropReason.NO_MN_ID, from, out);
    } else {
      onAcknowledgement(from, mn.get(), ack, now, out);
    }
  }

  private void onAcknowledgement(
      Ipv6Address from, MnId mn, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    int session = answered.session(mn, from, ack);
    Optional<Release> release = releases.find(mn, session, from);
    Optional<CmdBinding> binding = bindings.find(mn, session);
    Optional<PreviousMaarEntry> entry = binding.flatMap(b -> b.previousMaar(from));
    if (release.isPresent()) {
      onRelease(release.get(), ack, now, out);
    } else if (binding.isEmpty()) {
      drop(DropReason.UNKNOWN_MN, from, out);
    } else if (entry.isEmpty()) {
      drop(DropReason.NOT_OUTSTANDING, from, out);
    } else {
      onUpdate(binding.get(), entry.get(), ack, now, out);
    }
  }

  private void onRelease(
      Release release, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    if (!answers(ack, release.exchange())) {
      drop(DropReason.NOT_OUTSTANDING, release.address(), out);
    } else if (release.exchange().isStale(ack)) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, release.address(), out);
    } else if (release.exchange().isChanged(ack)) {
      drop(DropReason.CHANGED_OPTION, release.address(), out);
      updates.stop(release.name(), release.exchange(), out);
      updates.giveUp(release, out);
    } else {
      onReleaseAnswer(release, ack, now, out);
    }
  }

  private void onReleaseAnswer(
      Release release, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    MnId mn = release.mn();
    Ipv6Address maar = release.address();
    if (ack.status() == Status.SEQUENCE_OUT_OF_WINDOW) {
      goOnAfter(ack.sequence(), release.name(), release.exchange(), now, out);
    } else if (isAboutTime(ack)) {
      // The clocks differ; the next transmission has a later time.
      drop(DropReason.REFUSED, maar, out);
    } else {
      updates.stop(release.name(), release.exchange(), out);
      releases.remove(release);
      out.accept(new Output.Happened(Event.RELEASED, mn, maar));
    }
  }

  private void onUpdate(
      CmdBinding binding,
      PreviousMaarEntry entry,
      BindingAcknowledgement ack,
      Timestamp now,
      Consumer<Output> out) {
    if (!answers(ack, entry.exchange())) {
      drop(DropReason.NOT_OUTSTANDING, entry.address(), out);
    } else if (entry.exchange().isStale(ack) || isOfAnotherStay(ack, binding)) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, entry.address(), out);
    } else if (entry.exchange().isChanged(ack)) {
      drop(DropReason.CHANGED_OPTION, entry.address(), out);
      hold(binding, entry, out);
      updates.giveUp(binding, entry, now, out);
    } else if (ack.isAccepted() && ack.lifetime() == 0) {
      drop(DropReason.NO_LIFETIME, entry.address(), out);
    } else {
      onUpdateAnswer(binding, entry, ack, now, out);
    }
  }

  // Implements: 6275-11.7.3-3
  private void onUpdateAnswer(
      CmdBinding binding,
      PreviousMaarEntry entry,
      BindingAcknowledgement ack,
      Timestamp now,
      Consumer<Output> out) {
    MnId mn = binding.registration().mn();
    if (ack.status() == Status.SEQUENCE_OUT_OF_WINDOW) {
      Timer name = binding.exchangeWith(entry.address());
      goOnAfter(ack.sequence(), name, entry.exchange(), now, out);
      return;
    } else if (isOvertaken(ack, entry)) {
      drop(DropReason.REFUSED, entry.address(), out);
      return;
    }
    if (ack.isAccepted()) {
      stop(binding, entry, out);
      confirm(binding, entry, ack, out);
    } else {
      hold(binding, entry, out);
      out.accept(new Output.Happened(Event.PREVIOUS_MAAR_REFUSED, mn, entry.address()));
      if (!isAboutTime(ack)) {
        updates.leave(binding, entry, out);
      }
    }
    answers.settle(binding, now, out);
  }

  /**
   * True if what was refused for its time may be accepted all the same: it was not the last
   * transmission, which has a later time, or it was a copy, which has the same.
   */
  private boolean isOvertaken(BindingAcknowledgement ack, PreviousMaarEntry entry) {
    boolean asksAgain =
        ack.status() == Status.TIMESTAMP_MISMATCH && config.profile().has(Knob.ASK_AGAIN_UNAIDED);
    return asksAgain || (isAboutTime(ack) && !entry.exchange().isLast(ack.sequence()));
  }

  /**
   * 156 and 157 speak of clocks, or of an attachment that the CMD will hear of itself; the P-MAAR
   * goes on to anchor its prefix. It stays in the list, and the next registration asks again.
   */
  private static boolean isAboutTime(BindingAcknowledgement ack) {
    return ack.status() == Status.TIMESTAMP_LOWER || ack.status() == Status.TIMESTAMP_MISMATCH;
  }

  /** Asks again at once, or at the next timeout if that was refused too often already. */
  private void goOnAfter(
      int sequence, Timer name, Exchange exchange, Timestamp now, Consumer<Output> out) {
    updates.continueAfter(sequence);
    if (exchange.transmissions() <= Backoff.MOST_AT_ONCE) {
      out.accept(new Output.CancelTimer(name));
      updates.onRetransmit(name, now, out);
    } else {
      out.accept(new Output.Happened(Event.PREVIOUS_MAAR_DEFERRED, name.mn(), name.peer()));
    }
  }

  private void stop(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    updates.stop(binding.exchangeWith(entry.address()), entry.exchange(), out);
  }

  private void hold(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    updates.hold(binding.exchangeWith(entry.address()), entry.exchange(), out);
  }

  // Implements: 5213-6.9.1.2-2, 6275-11.7.3-1
  /**
   * Status 135 carries the receiver's sequence number, not ours (RFC 6275 11.7.3). An acceptance of
   * what was sent recently may come behind the refusal of a copy.
   */
  private static boolean answers(BindingAcknowledgement ack, Exchange exchange) {
    boolean asked = exchange.isOutstanding() && exchange.transmissions() > 0;
    return ack.status() == Status.SEQUENCE_OUT_OF_WINDOW
        ? asked
        : (asked || ack.isAccepted()) && exchange.has(ack.sequence());
  }

  /** True if an acceptance is about another S-MAAR. */
  private static boolean isOfAnotherStay(BindingAcknowledgement ack, CmdBinding binding) {
    Optional<ServingMaar> serving = ack.options().first(ServingMaar.class);
    return ack.isAccepted()
        && serving.isPresent()
        && !serving.get().address().equals(binding.servingMaar());
  }

  // Implements: 8885-3.2-10, 8885-3.3-5, 8885-3.4-5, 8885-3.7-6
  /** In proxy mode the S-MAAR has been told of it before it could say which router is its. */
  private void confirm(
      CmdBinding binding,
      PreviousMaarEntry entry,
      BindingAcknowledgement ack,
      Consumer<Output> out) {
    entry.confirmed = true;
    boolean isNews =
        entry.learn(Registration.dlifIn(ack.options()), LocalNetworks.in(ack.options()));
    if (isNews && config.mode() != Mode.LOCATOR) {
      entry.listed = false; // A locating CMD's S-MAAR hears it from the P-MAAR.
    }
    learnPrefixes(binding, entry, ack);
    updates.watch(binding, entry, out);
  }

  /** The P-MAAR says itself what it anchors, as long as that is its own and nobody else's. */
  private void learnPrefixes(
      CmdBinding binding, PreviousMaarEntry entry, BindingAcknowledgement ack) {
    Optional<PrefixSet> told = PrefixSet.of(PrefixSet.namedIn(ack.options()));
    if (told.isPresent()
        && peers.mayAnchor(entry.address(), told.get())
        && bindings.areFreeFor(told.get(), binding)) {
      PrefixSet before = entry.prefixes();
      entry.learnPrefixes(told.get());
      bindings.hold(entry.prefixes(), binding.registration().mn());
      bindings.letGo(binding, before);
    }
  }

  private static void drop(DropReason reason, Ipv6Address from, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, from));
  }
}
