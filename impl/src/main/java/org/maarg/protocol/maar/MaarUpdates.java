package org.maarg.protocol.maar;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Backoff;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Output;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UpdateSender;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.Timestamp;

/** A MAAR's updates to the CMD: registrations, renewals and deregistrations, until answered. */
final class MaarUpdates {
  private final MaarConfig config;
  private final MaarBindings bindings;
  private final UpdateSender sender;

  MaarUpdates(MaarConfig config, MaarBindings bindings) {
    this.config = config;
    this.bindings = bindings;
    this.sender =
        new UpdateSender(config.profile(), false, (mn, to, now, out) -> transmit(mn, now, out));
  }

  UpdateSender sender() {
    return sender;
  }

  // Implements: 8885-3.1-2, 8885-3.2-1
  /** The mobile node is here: asks the CMD to register it. */
  void register(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    // Implements: 5213-6.9.1.1-3
    bindings.replaceAnchors(binding, List.of(), out);
    bindings.giveBackRefused(binding);
    MaarBindings.stop(Timer.Kind.LIFETIME, binding, binding.lifetimeArmed, out);
    binding.lifetimeArmed = false;
    countFrom(binding, now);
    begin(binding, MaarState.REGISTERING, now, out);
  }

  /** The attachment counts from now, even if MAX_UPDATE_RATE holds its update back. */
  void countFrom(MaarBinding binding, Timestamp now) {
    binding.registeredAt = later(now, next(binding.newest));
    binding.newest = binding.registeredAt;
  }

  /** Sends the update of a state until it is answered, or until the binding moves on. */
  void begin(MaarBinding binding, MaarState state, Timestamp now, Consumer<Output> out) {
    finish(binding, out);
    binding.state = state;
    binding.outstanding = true;
    binding.transmissions = 0;
    sender.request(binding.mn(), config.cmd(), now, out);
  }

  /** Nothing is outstanding any more. */
  void finish(MaarBinding binding, Consumer<Output> out) {
    MaarBindings.stop(Timer.Kind.RETRANSMIT, binding, binding.outstanding, out);
    binding.outstanding = false;
  }

  private boolean transmit(MnId mn, Timestamp now, Consumer<Output> out) {
    Optional<MaarBinding> binding = bindings.find(mn);
    if (binding.isEmpty() || !binding.get().outstanding) {
      return false;
    }
    stamp(binding.get(), now);
    Registration registration = registration(binding.get());
    // Implements: 5213-6.9.1.5-5
    out.accept(new Output.Send(config.cmd(), Messages.registration(registration)));
    out.accept(new Output.StartTimer(timer(binding.get()), timeoutMillis(binding.get())));
    binding.get().transmissions++;
    return true;
  }

  // Implements: 5213-6.9.4-3, 6275-11.8-4
  /**
   * A new sequence number and the time of day for each transmission. The time never goes back
   * behind a registration that this MAAR knows of, so that a slow clock here does not undo a fresh
   * attachment.
   */
  private static void stamp(MaarBinding binding, Timestamp now) {
    boolean registers = binding.state == MaarState.REGISTERING;
    boolean first = registers && binding.transmissions == 0;
    binding.sequence = (binding.sequence + 1) & 0xffff;
    // Implements: 5213-6.9.1.2-15
    binding.sentAt =
        later(now, first ? binding.newest : next(later(binding.newest, binding.sentAt)));
    // That the mobile node is still here is no news of where it has gone to since.
    if (registers) {
      binding.newest = binding.sentAt;
    }
  }

  private static Timestamp next(Timestamp time) {
    return new Timestamp(time.value() + 1);
  }

  private static Timestamp later(Timestamp a, Timestamp b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  // Implements: 5213-6.9.1.1-2, 5213-6.9.1.3-1
  // Implements: 6275-6.1.7-8, 6275-11.7.1-5
  private Registration registration(MaarBinding binding) {
    boolean ends = !binding.state.isAttached();
    // Implements: 5213-6.9.1.1-13
    boolean unchanged = binding.state != MaarState.REGISTERING;
    return new Registration(
        binding.mn(),
        binding.prefix(),
        unchanged ? HandoffIndicator.UNCHANGED : HandoffIndicator.UNKNOWN,
        binding.accessTechnology(),
        binding.linkLayer(),
        Optional.of(binding.sentAt),
        binding.sequence,
        ends ? 0 : config.lifetime(),
        binding.dlif());
  }

  // Implements: 6275-11.8-2
  private long timeoutMillis(MaarBinding binding) {
    boolean first = binding.state == MaarState.REGISTERING && binding.lifetime == 0;
    long initial =
        first
            ? config.profile().firstRegistrationTimeoutMillis()
            : config.profile().initialTimeoutMillis();
    return Backoff.timeoutMillis(initial, binding.transmissions, config.profile());
  }

  // Implements: 8885-3.6-1, 8885-3.6-4, 5213-6.9.4-5
  /**
   * No answer in time. While the mobile node is attached the MAAR never stops asking; a
   * deregistration it gives up, for nobody but the CMD could still want the state.
   */
  void onRetransmit(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    if (!binding.outstanding) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, config.cmd()));
    } else if (binding.state.isAttached()
        || binding.transmissions <= config.profile().value(Knob.CMD_RETRANSMISSION_LIMIT)) {
      MaarBindings.happened(Event.RETRANSMITTED, binding, config.cmd(), out);
      sender.request(binding.mn(), config.cmd(), now, out);
    } else {
      MaarBindings.happened(Event.EXPIRED, binding, Ipv6Address.UNSPECIFIED, out);
      bindings.forget(binding, out);
    }
  }

  private static Timer timer(MaarBinding binding) {
    return Timer.of(Timer.Kind.RETRANSMIT, binding.mn());
  }
}
