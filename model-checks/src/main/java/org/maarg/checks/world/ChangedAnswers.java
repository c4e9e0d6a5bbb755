package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/**
 * What would become of an acceptance under way if it said something else: with an option changed it
 * counts for nothing, and with a status that refuses it has the effect of that status (RFC 5213
 * 6.9.1.2, RFC 6275 11.7.3). Nodes are asked beside what happens: the world stays as it is.
 */
final class ChangedAnswers {
  /** So far from the numbers in use that nobody has sent it. */
  private static final int FAR_NUMBER = 0x4000;

  private static final int[] STATUSES = {
    Status.REASON_UNSPECIFIED,
    Status.ADMINISTRATIVELY_PROHIBITED,
    Status.INSUFFICIENT_RESOURCES,
    Status.SEQUENCE_OUT_OF_WINDOW,
    Status.PROXY_REG_NOT_ENABLED,
    Status.NOT_LMA_FOR_THIS_MN,
    Status.NOT_AUTHORIZED_FOR_HNP,
    Status.TIMESTAMP_MISMATCH,
    Status.TIMESTAMP_LOWER,
    Status.PREFIX_SETS_DIFFER
  };

  private final World world;
  private final Flight flight;
  private final BindingAcknowledgement ack;
  private final int to;

  private ChangedAnswers(World world, Flight flight, BindingAcknowledgement ack) {
    this.world = world;
    this.flight = flight;
    this.ack = ack;
    this.to = flight.to();
  }

  /** Checks each acceptance that is under way and would count as it is. */
  static void check(World world) {
    for (Flight flight : world.flights()) {
      if (flight.message() instanceof BindingAcknowledgement ack
          && ack.isAccepted()
          && ack.lifetime() > 0) {
        ChangedAnswers answers = new ChangedAnswers(world, flight, ack);
        boolean ofAsked = flight.to() == 0 || flight.from() == 0;
        if (ofAsked && !answers.dropsAny(answers.outputs(ack))) {
          answers.checkChanged();
          answers.checkRefused();
        }
      }
    }
  }

  private List<Output> outputs(BindingAcknowledgement said) {
    Input.Received received =
        new Input.Received(
            Addresses.node(flight.from()), true, said, world.whereabouts().arrival(to));
    return world.wouldReact(to, received);
  }

  // Verifies: 5213-6.9.1.2-2, 5213-6.9.1.2-3, 5213-6.9.1.2-5, 5213-6.9.1.2-12
  private void checkChanged() {
    changed(new HandoffIndicator(HandoffIndicator.OTHER_INTERFACE), DropReason.CHANGED_OPTION);
    changed(new AccessTechnologyType(AccessTechnologyType.PPP), DropReason.CHANGED_OPTION);
    changed(new MnLinkLayerIdentifier(Addresses.linkLayer(9)), DropReason.CHANGED_OPTION);
    Optional<Timestamp> stamp = ack.options().first(Timestamp.class);
    if (stamp.isPresent()) {
      changed(new Timestamp(stamp.get().value() - 1), DropReason.STALE_ACKNOWLEDGEMENT);
    }
    if (to != 0) {
      changed(new HomeNetworkPrefix(Addresses.pool(9)), DropReason.PREFIX_NOT_ASKED_FOR);
    }
    dropped(with(Status.ACCEPTED, FAR_NUMBER, ack.lifetime()), DropReason.NOT_OUTSTANDING);
    if (to == 0 || isAttached()) {
      dropped(with(Status.ACCEPTED, ack.sequence(), 0), DropReason.NO_LIFETIME);
    }
  }

  private BindingAcknowledgement with(int status, int sequence, int lifetime) {
    return new BindingAcknowledgement(status, ack.flags(), sequence, lifetime, ack.options());
  }

  private void changed(MobilityOption other, DropReason reason) {
    List<MobilityOption> options = new ArrayList<>(8);
    for (MobilityOption option : ack.options().asList()) {
      options.add(option.type() == other.type() ? other : option);
    }
    dropped(
        new BindingAcknowledgement(
            ack.status(),
            ack.flags(),
            ack.sequence(),
            ack.lifetime(),
            MobilityOptions.copyOf(options)),
        reason);
  }

  private void dropped(BindingAcknowledgement said, DropReason reason) {
    List<Output> outputs = outputs(said);
    require(drops(outputs, reason), said, outputs);
    for (Output output : outputs) {
      boolean believes =
          output instanceof Output.AddTunnel
              || output instanceof Output.Advertise
              || output instanceof Output.RemoveTunnel;
      require(!believes, said, outputs);
    }
  }

  private void checkRefused() {
    for (int status : STATUSES) {
      BindingAcknowledgement said =
          new BindingAcknowledgement(status, ack.flags(), ack.sequence(), 0, ack.options());
      List<Output> outputs = outputs(said);
      boolean right = to == 0 ? isRefusalToCmd(status, outputs) : isRefusalToMaar(status, outputs);
      require(right, said, outputs);
    }
  }

  // Verifies: 5213-6.9.1.2-8, 6275-11.7.3-2, 6275-11.7.3-3
  /** What speaks of clocks or numbers is asked again; else the P-MAAR has let the prefix go. */
  private boolean isRefusalToCmd(int status, List<Output> outputs) {
    boolean told = happened(outputs, Event.PREVIOUS_MAAR_REFUSED);
    boolean unaided = world.bounds().profile().has(Knob.ASK_AGAIN_UNAIDED);
    return switch (status) {
      case Status.SEQUENCE_OUT_OF_WINDOW ->
          !told && (sendsUpdate(outputs) || happened(outputs, Event.PREVIOUS_MAAR_DEFERRED));
      case Status.TIMESTAMP_MISMATCH ->
          told != drops(outputs, DropReason.REFUSED) && told != unaided;
      case Status.TIMESTAMP_LOWER -> told != drops(outputs, DropReason.REFUSED);
      default -> told && !sendsUpdate(outputs);
    };
  }

  // Verifies: 5213-6.9.1.2-4, 5213-6.9.1.2-6, 5213-6.9.1.2-7, 5213-6.9.1.2-13, 5213-6.9.1.2-14
  /** Whatever the reason, who is refused is not served meanwhile. */
  private boolean isRefusalToMaar(int status, List<Output> outputs) {
    MaarBindingView view = view().orElseThrow();
    boolean forGood =
        happened(outputs, Event.REGISTRATION_REFUSED) && happened(outputs, Event.FORGOTTEN);
    boolean deferred = happened(outputs, Event.REGISTRATION_DEFERRED);
    if (view.state() == MaarState.SERVING) {
      return drops(outputs, DropReason.NOT_OUTSTANDING) != (deferred || forGood);
    } else if (view.state() == MaarState.RENEWING) {
      return isPassing(status) ? deferred && !forGood : forGood;
    } else if (!isAttached()) {
      return forGood;
    }
    boolean unaided = world.bounds().profile().has(Knob.ASK_AGAIN_UNAIDED);
    return switch (status) {
      case Status.SEQUENCE_OUT_OF_WINDOW, Status.INSUFFICIENT_RESOURCES, Status.TIMESTAMP_LOWER ->
          deferred && !forGood && (!isRefreshing(view) || withdraws(outputs));
      case Status.TIMESTAMP_MISMATCH ->
          !forGood && deferred == unaided && happened(outputs, Event.REGISTRATION_HELD) != unaided;
      case Status.NOT_AUTHORIZED_FOR_HNP -> forGood != sendsUpdate(outputs);
      case Status.PREFIX_SETS_DIFFER ->
          view.prefixes().size() > 1 ? forGood != sendsUpdate(outputs) : forGood;
      default -> forGood && !deferred;
    };
  }

  private static boolean isPassing(int status) {
    return status == Status.SEQUENCE_OUT_OF_WINDOW
        || status == Status.INSUFFICIENT_RESOURCES
        || status == Status.TIMESTAMP_MISMATCH
        || status == Status.TIMESTAMP_LOWER;
  }

  private Optional<MaarBindingView> view() {
    return ToldProperties.findAt(
        world.maarBindings(to), ack.options().first(MnId.class).orElseThrow());
  }

  private boolean isAttached() {
    MaarState state = view().orElseThrow().state();
    return state == MaarState.REGISTERING
        || state == MaarState.SERVING
        || state == MaarState.REFRESHING;
  }

  private static boolean isRefreshing(MaarBindingView view) {
    return view.state() == MaarState.REFRESHING;
  }

  /** The mobile node is there, and is told that its router is not. */
  private static boolean withdraws(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Withdraw withdrawn && withdrawn.zeroLifetime()) {
        return true;
      }
    }
    return false;
  }

  private static boolean sendsUpdate(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Send send && send.message() instanceof BindingUpdate) {
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

  private static boolean drops(List<Output> outputs, DropReason reason) {
    for (Output output : outputs) {
      if (output instanceof Output.Dropped dropped && dropped.reason() == reason) {
        return true;
      }
    }
    return false;
  }

  private boolean dropsAny(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Dropped) {
        return true;
      }
    }
    return false;
  }

  private void require(boolean holds, BindingAcknowledgement said, List<Output> outputs) {
    if (!holds) {
      throw new Violation(
          Properties.ODDITIES_ANSWERED,
          Addresses.name(to) + " would get " + said + " and do " + outputs);
    }
  }
}
