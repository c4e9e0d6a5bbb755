package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Backoff;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UpdateSender;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** The CMD's own updates: where the mobile node is now, and that a session is over. */
final class CmdUpdates {
  private final CmdConfig config;
  private final CmdBindings bindings;
  private final CmdReleases releases;
  private final CmdAnswers answers;
  private final Peers peers;
  private final UpdateSender sender;
  private final UpdateContents contents;

  CmdUpdates(
      CmdConfig config,
      Peers peers,
      CmdBindings bindings,
      CmdReleases releases,
      CmdAnswers answers) {
    this.config = config;
    this.peers = peers;
    this.bindings = bindings;
    this.releases = releases;
    this.answers = answers;
    this.contents = new UpdateContents(config.profile());
    this.sender = new UpdateSender(config.profile(), true, this::transmit);
  }

  UpdateSender sender() {
    return sender;
  }

  // Implements: 8885-3.2-2, 8885-3.4-3
  /** Tells every P-MAAR of the session where the mobile node is now. */
  void fanOut(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    for (PreviousMaarEntry entry : binding.previousMaars()) {
      update(binding, entry, now, out);
    }
  }

  /** Asks a P-MAAR (again) to follow the present S-MAAR. */
  void update(CmdBinding binding, PreviousMaarEntry entry, Timestamp now, Consumer<Output> out) {
    hold(binding.exchangeWith(entry.address()), entry.exchange(), out);
    entry.exchange().begin();
    request(binding.exchangeWith(entry.address()), now, out);
  }

  // Implements: 8885-3.5-11
  /** The session is over for a P-MAAR: it leaves the list, and is told until it confirms. */
  void release(CmdBinding binding, PreviousMaarEntry entry, Timestamp now, Consumer<Output> out) {
    leave(binding, entry, out);
    Registration ended = binding.registration().ended(entry.prefixes());
    Release release = new Release(entry.address(), binding.session(), ended, entry.exchange());
    release(release, now, out);
  }

  /** The session is over for a MAAR that is in no list; one that is no peer hears nothing. */
  void release(Release release, Timestamp now, Consumer<Output> out) {
    if (!peers.has(release.address())) {
      return;
    }
    release.exchange().begin();
    releases.add(release);
    request(release.name(), now, out);
  }

  private void request(Timer exchange, Timestamp now, Consumer<Output> out) {
    sender.request(exchange.mn(), exchange.slot(), exchange.peer(), now, out);
  }

  /** Watches the MAAR that has just become a P-MAAR. */
  void watchNewest(CmdBinding binding, Consumer<Output> out) {
    List<PreviousMaarEntry> list = binding.previousMaars();
    watch(binding, list.get(list.size() - 1), out);
  }

  /** With design B a P-MAAR speaks at least once in its lifetime; whoever does not is gone. */
  void watch(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    if (config.profile().deregistration() == Profile.Deregistration.RENEWED_BY_CMD) {
      long millis =
          Lifetimes.toMillis(binding.registration().lifetime())
              + config.profile().maxTimeoutMillis();
      out.accept(new Output.StartTimer(watchTimer(binding, entry), millis));
    }
  }

  /** A P-MAAR that goes on; one that was silent until now is asked again. */
  void renewed(CmdBinding binding, PreviousMaarEntry entry, Timestamp now, Consumer<Output> out) {
    watch(binding, entry, out);
    if (!entry.confirmed && !entry.exchange().isOutstanding()) {
      update(binding, entry, now, out);
    }
  }

  /** Takes a P-MAAR out of the list, whatever it was told last. */
  void leave(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    stop(binding.exchangeWith(entry.address()), entry.exchange(), out);
    out.accept(new Output.CancelTimer(watchTimer(binding, entry)));
    bindings.removePrevious(binding, entry);
  }

  /** Whatever a MAAR is being told of a session counts no more: it serves it itself. */
  void forget(MnId mn, int session, Ipv6Address maar, Consumer<Output> out) {
    Optional<CmdBinding> binding = bindings.find(mn, session);
    Optional<PreviousMaarEntry> entry = binding.flatMap(b -> b.previousMaar(maar));
    if (entry.isPresent()) {
      leave(binding.get(), entry.get(), out);
    }
    Optional<Release> release = releases.find(mn, session, maar);
    if (release.isPresent()) {
      stop(release.get().name(), release.get().exchange(), out);
      releases.remove(release.get());
    }
  }

  // Implements: 8885-3.5-11
  /**
   * A MAAR is to serve a session. What it has anchored for it while that was of another interface,
   * it is told to let go of: it is no P-MAAR any more, and has other prefixes.
   */
  void forgetFor(
      CmdBinding binding,
      Ipv6Address maar,
      Registration accepted,
      Timestamp now,
      Consumer<Output> out) {
    Registration before = binding.registration();
    Optional<PreviousMaarEntry> entry = binding.previousMaar(maar);
    forget(before.mn(), binding.session(), maar, out);
    if (entry.isPresent()
        && !before.isOf(accepted.accessTechnology(), accepted.linkLayer())
        && !entry.get().prefixes().hasOneOf(accepted.prefixes())) {
      Registration ended = before.ended(entry.get().prefixes());
      release(new Release(maar, binding.session(), ended, entry.get().exchange()), now, out);
    }
  }

  /** Ends an exchange: no answer to it counts, and nothing of it is sent again. */
  void stop(Timer name, Exchange exchange, Consumer<Output> out) {
    hold(name, exchange, out);
    exchange.end();
  }

  // Implements: 5213-6.9.1.2-2, 5213-6.9.1.2-8, 5213-6.9.1.2-12
  /** Nothing of it is sent again, but an acceptance of what was sent recently still counts. */
  void hold(Timer name, Exchange exchange, Consumer<Output> out) {
    if (exchange.isOutstanding()) {
      exchange.hold();
      out.accept(new Output.CancelTimer(name));
    }
  }

  private boolean transmit(
      MnId mn, int session, Ipv6Address to, Timestamp now, Consumer<Output> out) {
    Optional<Release> release = releases.find(mn, session, to);
    if (release.isPresent()) {
      BindingUpdate update = contents.release(release.get(), now);
      transmit(release.get().ended(), release.get().name(), release.get().exchange(), update, out);
      return true;
    }
    Optional<CmdBinding> binding = bindings.find(mn, session);
    Optional<PreviousMaarEntry> entry = binding.flatMap(b -> b.previousMaar(to));
    if (entry.isEmpty() || !entry.get().exchange().isOutstanding()) {
      return false;
    }
    BindingUpdate update = contents.follow(binding.get(), entry.get(), now);
    Timer name = binding.get().exchangeWith(to);
    transmit(binding.get().registration(), name, entry.get().exchange(), update, out);
    return true;
  }

  // Implements: 8885-3.6-1, 8885-3.2-21, 6275-11.8-2
  private void transmit(
      Registration told,
      Timer name,
      Exchange exchange,
      BindingUpdate update,
      Consumer<Output> out) {
    long timeout =
        Backoff.timeoutMillis(
            config.profile().initialTimeoutMillis(), exchange.transmissions(), config.profile());
    exchange.sent(update, told);
    out.accept(new Output.Send(name.peer(), update));
    out.accept(new Output.StartTimer(name, timeout));
  }

  // Implements: 6275-11.7.1-11, 6275-11.7.3-2
  /** A MAAR has seen this number; what comes next has to be greater for it. */
  void continueAfter(int sequence) {
    contents.continueAfter(sequence);
  }

  /**
   * An update without an answer is due again.
   *
   * @param name of its exchange
   */
  void onRetransmit(Timer name, Timestamp now, Consumer<Output> out) {
    Ipv6Address peer = name.peer();
    Optional<Release> release = releases.find(name.mn(), name.slot(), peer);
    Optional<CmdBinding> binding = bindings.find(name.mn(), name.slot());
    Optional<PreviousMaarEntry> entry = binding.flatMap(b -> b.previousMaar(peer));
    if (release.isPresent()) {
      if (!again(name, release.get().exchange(), now, out)) {
        giveUp(release.get(), out);
      }
    } else if (entry.isEmpty() || !entry.get().exchange().isOutstanding()) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, peer));
    } else if (!again(name, entry.get().exchange(), now, out)) {
      entry.get().exchange().end();
      giveUp(binding.get(), entry.get(), now, out);
    }
  }

  // Implements: 6275-11.8-5
  /** False if it has been sent as often as the profile allows. */
  private boolean again(Timer name, Exchange exchange, Timestamp now, Consumer<Output> out) {
    if (exchange.transmissions() > config.profile().value(Knob.CMD_RETRANSMISSION_LIMIT)) {
      return false;
    }
    out.accept(new Output.Happened(Event.RETRANSMITTED, name.mn(), name.peer()));
    request(name, now, out);
    return true;
  }

  void giveUp(Release release, Consumer<Output> out) {
    out.accept(new Output.Happened(Event.RELEASE_UNCONFIRMED, release.mn(), release.address()));
    releases.remove(release);
  }

  /** A silent P-MAAR stays listed, unconfirmed; the next registration tries again. */
  void giveUp(CmdBinding binding, PreviousMaarEntry entry, Timestamp now, Consumer<Output> out) {
    MnId mn = binding.registration().mn();
    out.accept(new Output.Happened(Event.PREVIOUS_MAAR_SILENT, mn, entry.address()));
    answers.settle(binding, now, out);
  }

  void onSilentLifetime(CmdBinding binding, Ipv6Address peer, Timestamp now, Consumer<Output> out) {
    Optional<PreviousMaarEntry> entry = binding.previousMaar(peer);
    if (entry.isEmpty()) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, peer));
      return;
    }
    MnId mn = binding.registration().mn();
    out.accept(new Output.Happened(Event.PREVIOUS_MAAR_EXPIRED, mn, peer));
    leave(binding, entry.get(), out);
    answers.settle(binding, now, out);
  }

  /** Releases every P-MAAR. */
  void releaseAll(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    for (PreviousMaarEntry entry : new ArrayList<>(binding.previousMaars())) {
      release(binding, entry, now, out);
    }
  }

  void writeState(StateWriter out) {
    contents.writeState(out);
    sender.writeState(out);
  }

  void readState(StateReader in) {
    contents.readState(in);
    sender.readState(in);
  }

  private static Timer watchTimer(CmdBinding binding, PreviousMaarEntry entry) {
    return new Timer(
        Timer.Kind.PREVIOUS_MAAR_LIFETIME,
        binding.registration().mn(),
        entry.address(),
        binding.session());
  }
}
