package org.maarg.checks.world;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;

/** Collects the witnesses that it sees. Each step is judged by itself. */
public class Witnesses implements Monitor {
  private final EnumSet<Witness> seen = EnumSet.noneOf(Witness.class);

  /** What has been seen so far. */
  public final Set<Witness> seen() {
    return seen;
  }

  /** Called for each sight of a witness. */
  protected void see(Witness witness) {
    seen.add(witness);
  }

  @Override
  public void input(int node, Input input) {}

  @Override
  public void output(int node, Output output) {
    if (output instanceof Output.Happened happened) {
      seeEvent(happened.event());
    } else if (output instanceof Output.Dropped dropped) {
      seeDrop(dropped.reason());
    }
  }

  @Override
  public void note(String what) {
    if (what.endsWith("starts again")) {
      see(Witness.RESTART);
    }
  }

  @Override
  public void shown(Witness witness) {
    see(witness);
  }

  private void seeEvent(Event event) {
    switch (event) {
      case HANDOVER -> see(Witness.HANDOVER);
      case HANDOVER_SETTLED -> see(Witness.SETTLED);
      case PARTIAL_ANSWER -> see(Witness.PARTIAL_ANSWER);
      case PREVIOUS_MAAR_REFUSED -> see(Witness.REFUSING_PREVIOUS_MAAR);
      case PREVIOUS_MAAR_SILENT -> see(Witness.SILENT_PREVIOUS_MAAR);
      case PREVIOUS_MAAR_EVICTED -> see(Witness.EVICTION);
      case PREVIOUS_MAAR_RESTORED -> see(Witness.PREVIOUS_MAAR_RESTORED);
      case ANCHOR_RESTORED -> see(Witness.ANCHOR_RESTORED);
      case RELEASED -> see(Witness.RELEASE);
      case RELEASE_UNCONFIRMED -> see(Witness.RELEASE_UNCONFIRMED);
      case DEREGISTERED -> see(Witness.DEREGISTRATION);
      case EXPIRED -> see(Witness.EXPIRY);
      case RENEWED -> see(Witness.RENEWAL);
      case FORGOTTEN -> see(Witness.FORGOTTEN);
      case PEER_SILENT -> see(Witness.PEER_SILENT);
      case PEER_BACK -> see(Witness.PEER_BACK);
      case RETRANSMITTED -> see(Witness.RETRANSMISSION);
      default -> {}
    }
  }

  private void seeDrop(DropReason reason) {
    switch (reason) {
      case NOT_OUTSTANDING, STALE_ACKNOWLEDGEMENT -> see(Witness.STALE_ANSWER_DROPPED);
      case NO_SECURITY_ASSOCIATION -> see(Witness.UNSECURED_DROPPED);
      default -> {}
    }
  }

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {
    if (node == 0) {
      atCmd(input, outputs);
    } else {
      atMaar(input, outputs);
    }
    if (node == 0 && !isRegistration(input)) {
      seeWaited(input, outputs);
    }
    if (input instanceof Input.TimerFired fired && hasUpdate(outputs)) {
      seeTurn(fired.timer().kind());
    }
  }

  private static boolean isRegistration(Input input) {
    return input instanceof Input.Received received
        && received.message() instanceof BindingUpdate update
        && update.lifetime() > 0;
  }

  private void seeWaited(Input input, List<Output> outputs) {
    if (happened(outputs, Event.REGISTERED)) {
      see(Witness.SESSION_AFTER_WAITING);
    } else if (input instanceof Input.Received && happened(outputs, Event.HANDOVER)) {
      see(Witness.HANDOVER_AFTER_WAITING);
    }
  }

  private void seeTurn(Timer.Kind kind) {
    if (kind == Timer.Kind.PACE) {
      see(Witness.PACED_UPDATE);
    } else if (kind == Timer.Kind.RATE_SLOT) {
      see(Witness.RATED_UPDATE);
    }
  }

  private void atCmd(Input input, List<Output> outputs) {
    if (!(input instanceof Input.Received received)
        || !(received.message() instanceof BindingUpdate)) {
      return;
    }
    if (answers(outputs, Status.TIMESTAMP_LOWER)) {
      see(Witness.STALE_UPDATE_REFUSED);
    } else if (answers(outputs, Status.NOT_AUTHORIZED_FOR_HNP)) {
      see(Witness.PREFIX_REFUSED);
    } else if (answers(outputs, Status.INSUFFICIENT_RESOURCES)) {
      see(Witness.NO_ROOM);
    } else if (answers(outputs, Status.SEQUENCE_OUT_OF_WINDOW)) {
      see(Witness.NUMBER_REFUSED);
    } else if (answers(outputs, Status.ACCEPTED)) {
      seeAcceptance(outputs);
    }
  }

  private void seeAcceptance(List<Output> outputs) {
    boolean handover = happened(outputs, Event.HANDOVER);
    if (handover && hasUpdate(outputs)) {
      see(Witness.EARLY_ANSWER);
    } else if (!handover && !hasUpdate(outputs) && !happened(outputs, Event.REGISTERED)) {
      see(Witness.ANSWERED_WITHOUT_FAN_OUT);
    }
  }

  private void atMaar(Input input, List<Output> outputs) {
    if (input instanceof Input.Attached && leavesTunnel(outputs)) {
      see(Witness.PING_PONG);
    }
    if (!(input instanceof Input.Received received)) {
      return;
    }
    if (received.message() instanceof BindingAcknowledgement) {
      boolean direct = Addresses.number(received.from()) != 0;
      if (direct && happened(outputs, Event.ANCHOR_LEARNT)) {
        see(Witness.DIRECT_ANSWER);
      } else if (happened(outputs, Event.ANCHOR_LEARNT) && !cancels(outputs)) {
        see(Witness.LATE_ANCHOR);
      }
    } else if (answers(outputs, Status.TIMESTAMP_LOWER)) {
      see(Witness.STALE_RELAY_REFUSED);
    }
  }

  private static boolean hasUpdate(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Send send && send.message() instanceof BindingUpdate) {
        return true;
      }
    }
    return false;
  }

  private static boolean answers(List<Output> outputs, int status) {
    for (Output output : outputs) {
      if (output instanceof Output.Send send
          && send.message() instanceof BindingAcknowledgement ack
          && ack.status() == status) {
        return true;
      }
    }
    return false;
  }

  private static boolean happened(List<Output> outputs, Event event) {
    for (Output output : outputs) {
      if (output instanceof Output.Happened happened && happened.event() == event) {
        return true;
      }
    }
    return false;
  }

  private static boolean leavesTunnel(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.RemoveTunnel remove
          && remove.tunnel().end() == Tunnel.End.ANCHOR) {
        return true;
      }
    }
    return false;
  }

  private static boolean cancels(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.CancelTimer cancel
          && cancel.timer().kind() == Timer.Kind.RETRANSMIT) {
        return true;
      }
    }
    return false;
  }
}
