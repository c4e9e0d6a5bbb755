package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** When, and with which P-MAARs, the CMD answers the S-MAAR (RFC 8885 3.2 to 3.4). */
final class CmdAnswers {
  private final CmdConfig config;
  private final Peers peers;

  CmdAnswers(CmdConfig config, Peers peers) {
    this.config = config;
    this.peers = peers;
  }

  /** A registration or handover has begun; where answers of P-MAARs count, they have been asked. */
  void begin(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    abandon(binding, out);
    binding.answer = CmdBinding.Answer.DUE;
    // Implements: 8885-3.4-1
    if (config.mode() == Mode.PROXY || !binding.awaitsPreviousMaars() || acknowledgesAtOnce()) {
      answer(binding, now, out);
    } else if (config.mode() == Mode.LOCATOR) {
      // Implements: 8885-3.3-3
      binding.answer = CmdBinding.Answer.NOT_DUE;
    } else {
      startAggregation(binding, out);
    }
  }

  // Implements: 6275-9.5.4-2
  /** To locate is to be released from forwarding, not from acknowledging (RFC 8885 3.3). */
  private boolean acknowledgesAtOnce() {
    return config.mode() == Mode.LOCATOR && config.profile().has(Knob.ACKNOWLEDGE_IN_LOCATOR);
  }

  /** Nobody waits for an answer any more. */
  void abandon(CmdBinding binding, Consumer<Output> out) {
    if (binding.answer == CmdBinding.Answer.DUE) {
      out.accept(new Output.CancelTimer(timer(binding)));
    }
    binding.answer = CmdBinding.Answer.NOT_DUE;
  }

  /**
   * The S-MAAR has repeated or renewed its update: it has, or wants, an answer of the CMD's own.
   */
  void askedAgain(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.answer == CmdBinding.Answer.GIVEN || !binding.awaitsPreviousMaars()) {
      answer(binding, now, out);
    } else if (binding.answer == CmdBinding.Answer.NOT_DUE) {
      binding.answer = CmdBinding.Answer.DUE;
      startAggregation(binding, out);
    }
  }

  // Implements: 8885-3.2-18
  private void startAggregation(CmdBinding binding, Consumer<Output> out) {
    long timeout = config.profile().value(Knob.AGGREGATION_TIMEOUT);
    if (timeout > 0) {
      out.accept(new Output.StartTimer(timer(binding), timeout));
    }
  }

  void onAggregationTimeout(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.answer != CmdBinding.Answer.DUE) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED));
      return;
    }
    MnId mn = binding.registration().mn();
    out.accept(new Output.Happened(Event.PARTIAL_ANSWER, mn, binding.servingMaar()));
    answer(binding, now, out);
  }

  /** An exchange with a P-MAAR has ended, well or not. */
  void settle(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.answer == CmdBinding.Answer.GIVEN) {
      if (hasUnlisted(binding) && !acknowledgesAtOnce()) {
        tellLate(binding, now, out);
      }
    } else if (!binding.awaitsPreviousMaars()
        && (binding.answer == CmdBinding.Answer.DUE || listable(binding).isEmpty())) {
      answer(binding, now, out);
    }
    if (binding.isSettled()) {
      MnId mn = binding.registration().mn();
      out.accept(new Output.Happened(Event.HANDOVER_SETTLED, mn, binding.servingMaar()));
    }
  }

  // Implements: 8885-3.2-19
  /**
   * A P-MAAR has answered too late for the S-MAAR's answer, or has told what that did not have (in
   * proxy mode, decision dlif-option-association). Each further answer has the whole list: those
   * that come close together make one.
   */
  private void tellLate(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    long delay = config.profile().value(Knob.LATE_ANSWER_DELAY);
    if (delay > 0 && binding.awaitsPreviousMaars()) {
      binding.answer = CmdBinding.Answer.DUE;
      out.accept(new Output.StartTimer(timer(binding), delay));
    } else {
      answer(binding, now, out);
    }
  }

  private boolean hasUnlisted(CmdBinding binding) {
    for (PreviousMaarEntry entry : listable(binding)) {
      if (!entry.listed) {
        return true;
      }
    }
    return false;
  }

  // Implements: 8885-3.2-12, 8885-3.4-2
  /**
   * Confirmed P-MAARs; in proxy mode all, for the CMD vouches for them. None for who does not know
   * the D flag, without which there is no option for them (RFC 8885 4.5).
   */
  private List<PreviousMaarEntry> listable(CmdBinding binding) {
    boolean knowsOfThem = binding.update().has(BindingUpdate.DISTRIBUTED);
    List<PreviousMaarEntry> list = new ArrayList<>(binding.previousMaars().size());
    for (PreviousMaarEntry entry : binding.previousMaars()) {
      if (knowsOfThem && (entry.confirmed || config.mode() == Mode.PROXY)) {
        list.add(entry);
      }
    }
    return list;
  }

  // Implements: 6275-9.5.4-6
  /**
   * Sends all that can be listed: a later answer repeats what an earlier one said. Who has asked
   * and is no peer any more hears nothing.
   */
  private void answer(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (!peers.has(binding.source())) {
      return; // Since it is none, nothing is due to it.
    }
    List<PreviousMaarEntry> list = listable(binding);
    for (PreviousMaarEntry entry : binding.previousMaars()) {
      entry.listed = list.contains(entry);
    }
    int left = left(binding.registration(), now);
    for (BindingAcknowledgement ack : RegistrationAnswers.of(binding, left, list)) {
      out.accept(new Output.Send(binding.source(), ack));
    }
    abandon(binding, out);
    binding.answer = CmdBinding.Answer.GIVEN;
  }

  // Implements: 6275-10.3.1-17
  /**
   * What is left of the lifetime granted. It runs from the update's own Timestamp, which lies
   * within the validity window of this clock; without a usable one all is taken to be left.
   */
  private static int left(Registration registration, Timestamp now) {
    return registration.timestamp().isPresent()
        ? Lifetimes.left(
            registration.lifetime(),
            now.toEpochMilli() - registration.timestamp().get().toEpochMilli())
        : registration.lifetime();
  }

  private static Timer timer(CmdBinding binding) {
    return binding.timer(Timer.Kind.AGGREGATION);
  }
}
