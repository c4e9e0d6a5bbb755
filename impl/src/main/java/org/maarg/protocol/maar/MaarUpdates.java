package org.maarg.protocol.maar;

import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Backoff;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Output;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UpdateSender;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** A MAAR's updates to the CMD: registrations, renewals and deregistrations, until answered. */
final class MaarUpdates {
  private final MaarConfig config;
  private final MaarBindings bindings;
  private final UpdateSender sender;

  /** Sequence number of the MAAR's last update, whatever mobile node it was about. */
  private int sequence;

  MaarUpdates(MaarConfig config, MaarBindings bindings) {
    this.config = config;
    this.bindings = bindings;
    // Where a restart of the CMD makes it send for all its mobile nodes at once.
    boolean paced = config.profile().value(Knob.HEARTBEAT_INTERVAL) > 0;
    this.sender =
        new UpdateSender(
            config.profile(),
            paced,
            (mn, session, to, now, out) -> transmit(mn, session, now, out));
  }

  UpdateSender sender() {
    return sender;
  }

  void writeState(StateWriter out) {
    out.put(sequence);
    sender.writeState(out);
  }

  void readState(StateReader in) {
    sequence = in.u16();
    sender.readState(in);
  }

  // Implements: 8885-3.1-2, 8885-3.2-1, 5213-6.9.1.1-3
  /** The mobile node is here, and nothing is shown to it yet: asks the CMD to register it. */
  void register(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    bindings.stopLifetime(binding, out);
    countFrom(binding, now);
    begin(binding, MaarState.REGISTERING, now, out);
  }

  /** The attachment counts from now, even if MAX_UPDATE_RATE holds its update back. */
  void countFrom(MaarBinding binding, Timestamp now) {
    binding.registeredAt = afterKnown(binding, now);
    binding.newest = binding.registeredAt.orLater(binding.newest);
  }

  /** Sends the update of a state until it is answered, or until the binding moves on. */
  void begin(MaarBinding binding, MaarState state, Timestamp now, Consumer<Output> out) {
    abandon(binding, out);
    binding.state = state;
    binding.outstanding = true;
    binding.transmissions = 0;
    sender.request(binding.mn(), binding.session(), config.cmd(), now, out);
  }

  /** Nothing is outstanding any more, but further answers may come (RFC 8885 3.2). */
  void finish(MaarBinding binding, Consumer<Output> out) {
    MaarBindings.stop(Timer.Kind.RETRANSMIT, binding, binding.outstanding, out);
    binding.outstanding = false;
  }

  /** Nothing is outstanding any more, and no answer counts. */
  void abandon(MaarBinding binding, Consumer<Output> out) {
    finish(binding, out);
    bindings.numbers().forget(binding);
  }

  private boolean transmit(MnId mn, int session, Timestamp now, Consumer<Output> out) {
    Optional<MaarBinding> found = bindings.find(mn, session);
    if (found.isEmpty() || !found.get().outstanding) {
      return false;
    }
    MaarBinding binding = found.get();
    long timeout =
        Backoff.timeoutMillis(
            config.profile().initialTimeoutMillis(), binding.transmissions, config.profile());
    Timestamp stamp = stamp(binding, now);
    Registration registration = registration(binding, stamp);
    bindings.numbers().sent(binding, new Transmission(sequence, stamp, registration.handoff()));
    // Implements: 5213-6.9.1.5-5
    out.accept(new Output.Send(config.cmd(), Messages.registration(registration)));
    out.accept(new Output.StartTimer(timer(binding), timeout));
    return true;
  }

  // Implements: 5213-6.9.4-3, 6275-11.8-4, 5213-6.9.1.2-15
  /** The time of day, and never one that was sent before. */
  private Timestamp stamp(MaarBinding binding, Timestamp now) {
    boolean registers = binding.state == MaarState.REGISTERING;
    boolean first = registers && binding.transmissions == 0;
    Timestamp stamp = first ? binding.registeredAt.orLater(now) : afterKnown(binding, now);
    // That the mobile node is still here is no news of where it has gone to since.
    if (registers) {
      binding.newest = stamp.orLater(binding.newest);
    }
    return stamp;
  }

  /**
   * Not behind a registration that this MAAR knows of, so that a slow clock here does not undo a
   * fresh attachment; but ahead of its clock by no more than clocks may differ, whatever a peer has
   * stamped.
   */
  private Timestamp afterKnown(MaarBinding binding, Timestamp now) {
    Timestamp stamp = binding.sentAt.next().orLater(now);
    boolean follows =
        config.profile().has(Knob.STAMP_AFTER_KNOWN)
            && binding.newest.isWithin(config.profile().value(Knob.TIMESTAMP_WINDOW), now);
    return follows ? binding.newest.next().orLater(stamp) : stamp;
  }

  // Implements: 5213-6.9.1.1-2, 5213-6.9.1.3-1, 5213-6.9.1.4-5
  // Implements: 6275-6.1.7-8, 6275-11.7.1-5
  private Registration registration(MaarBinding binding, Timestamp stamp) {
    boolean ends = !binding.state.isAttached();
    // Implements: 5213-6.9.1.1-15, 6275-11.7.2-1, 6275-11.7.2-3
    sequence = SequenceNumber.next(sequence);
    return new Registration(
        binding.mn(),
        binding.prefixes(),
        handoff(binding),
        binding.accessTechnology(),
        binding.linkLayer(),
        stamped(stamp),
        sequence,
        ends ? 0 : config.lifetime(),
        Dlif.UNKNOWN);
  }

  // Implements: 5213-6.9.1.1-9, 5213-6.9.1.1-10, 5213-6.9.1.1-11, 5213-6.9.1.1-12
  // Implements: 5213-6.9.1.1-13, 5213-6.9.1.4-5
  private static int handoff(MaarBinding binding) {
    return switch (binding.state) {
      case REFRESHING, SERVING -> HandoffIndicator.UNCHANGED;
      case REGISTERING -> binding.handoff;
      default -> HandoffIndicator.UNKNOWN;
    };
  }

  /** The Timestamp of an update, where the domain orders by it (RFC 5213 5.5, 9.3). */
  private Optional<Timestamp> stamped(Timestamp stamp) {
    return config.profile().has(Knob.TIMESTAMP_BASED_APPROACH)
        ? Optional.of(stamp)
        : Optional.empty();
  }

  // Implements: 6275-11.7.3-2
  /** The CMD has accepted this number; the counter is never set back. */
  void continueAfter(int accepted) {
    if (SequenceNumber.isNewer(accepted, sequence)) {
      sequence = accepted;
    }
  }

  // Implements: 5213-6.9.4-6
  /**
   * The update was refused and the next one may be accepted: it follows at once, but a CMD that
   * goes on refusing is asked at the pace of the timeouts.
   */
  void again(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.transmissions <= Backoff.MOST_AT_ONCE) {
      sender.request(binding.mn(), binding.session(), config.cmd(), now, out);
    }
  }

  // Implements: 8885-3.6-1, 8885-3.6-2, 8885-3.6-4, 6275-11.8-2, 6275-11.8-5, 6275-11.8-8
  /** No answer in time. */
  void onRetransmit(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    if (!binding.outstanding) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, config.cmd()));
    } else if (mayRepeat(binding)) {
      MaarBindings.happened(Event.RETRANSMITTED, binding, config.cmd(), out);
      sender.request(binding.mn(), binding.session(), config.cmd(), now, out);
    } else {
      MaarBindings.happened(Event.EXPIRED, binding, Ipv6Address.UNSPECIFIED, out);
      bindings.forget(binding, out);
    }
  }

  /**
   * While the mobile node is attached the MAAR never stops asking, also when in locator mode it
   * serves already and waits for the CMD. An S-MAAR that ends the session sends one update and
   * removes its entry (RFC 5213 6.9.1.4); a P-MAAR that asks whether it goes on needs the answer
   * (RFC 8885 3.5, 3.6).
   */
  private boolean mayRepeat(MaarBinding binding) {
    return switch (binding.state) {
      // Implements: 5213-6.9.4-5
      case REGISTERING, SERVING, REFRESHING -> true;
      case RENEWING ->
          binding.transmissions <= config.profile().value(Knob.CMD_RETRANSMISSION_LIMIT);
      // Implements: 5213-6.9.1.4-1
      default -> false;
    };
  }

  private static Timer timer(MaarBinding binding) {
    return binding.timer(Timer.Kind.RETRANSMIT);
  }
}
