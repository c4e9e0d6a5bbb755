package org.maarg.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/**
 * What a node says to strangers: to whom it has a security association with, and who is no peer.
 * They are refused, if at all, in limits that they cannot use up for peers (decision
 * peer-security).
 *
 * <p>Each refusal takes a place for a second, and a place remembers whose it is. So the limit for
 * all bounds what has to be kept about each, and nobody can fill more than that.
 */
public final class StrangerRefusals {
  private static final long PLACE_TAKEN_MILLIS = 1_000;

  /** Stands in a place that nobody has taken; no message comes from there. */
  private static final Ipv6Address NOBODY = Ipv6Address.UNSPECIFIED;

  private final boolean answers;
  private final boolean noLonger;
  private final int mostPerNode;
  private final Ipv6Address[] places;

  /** Nobody has been refused yet. */
  public StrangerRefusals(Profile profile) {
    this.answers = profile.has(Knob.ANSWER_UNAUTHORIZED);
    this.noLonger = profile.has(Knob.STRANGER_REFUSAL_NO_LONGER);
    this.mostPerNode = profile.value(Knob.STRANGER_REFUSAL_RATE_PER_NODE);
    this.places = new Ipv6Address[profile.value(Knob.STRANGER_REFUSAL_RATE)];
    Arrays.fill(places, NOBODY);
  }

  /** Takes a message of somebody who is authenticated and no peer; nothing but an update counts. */
  public void hear(Input.Received received, Consumer<Output> out) {
    if (answers && received.message() instanceof BindingUpdate update) {
      refuse(received, update, out);
    } else {
      drop(DropReason.UNKNOWN_PEER, received, out);
    }
  }

  private void refuse(Input.Received received, BindingUpdate update, Consumer<Output> out) {
    Optional<BindingAcknowledgement> refusal = refusal(update, received.at());
    if (refusal.isEmpty()) {
      drop(DropReason.NOT_HOME_REGISTRATION, received, out);
    } else if (noLonger && MobilityHeader.encodedLength(refusal.get()) > received.length()) {
      drop(DropReason.REFUSAL_LONGER, received, out);
    } else if (!takePlace(received.from(), out)) {
      drop(DropReason.REFUSAL_LIMIT, received, out);
    } else {
      out.accept(new Output.Send(received.from(), refusal.get()));
      drop(DropReason.REFUSED, received, out);
    }
  }

  // Implements: 5213-5.3.1-3, 5213-5.3.1-5
  private Optional<BindingAcknowledgement> refusal(BindingUpdate update, Timestamp now) {
    if (!update.has(BindingUpdate.PROXY)) {
      return MobileIpv6Updates.refusal(update);
    }
    int status =
        update.options().has(MnId.class) ? Status.MAG_NOT_AUTHORIZED : Status.MISSING_MN_ID;
    BindingAcknowledgement refusal = Messages.refusal(update, status, now);
    return Optional.of(noLonger ? inOrderOf(update, refusal) : refusal);
  }

  /**
   * A refusal with its options as they stand in the update, fillers last: so it needs no padding
   * that the update did not, and is longer by fillers alone.
   */
  private static BindingAcknowledgement inOrderOf(
      BindingUpdate update, BindingAcknowledgement refusal) {
    List<MobilityOption> rest = new ArrayList<>(refusal.options().asList());
    List<MobilityOption> ordered = new ArrayList<>(10);
    for (MobilityOption named : update.options().asList()) {
      int at = indexOf(named.type(), rest);
      if (at >= 0) {
        ordered.add(rest.remove(at));
      }
    }
    ordered.addAll(rest);
    return new BindingAcknowledgement(
        refusal.status(),
        refusal.flags(),
        refusal.sequence(),
        refusal.lifetime(),
        MobilityOptions.copyOf(ordered));
  }

  private static int indexOf(int type, List<MobilityOption> options) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).type() == type) {
        return i;
      }
    }
    return -1;
  }

  /** False if the second is full, for all or for this one. */
  private boolean takePlace(Ipv6Address stranger, Consumer<Output> out) {
    if (places.length == 0) {
      return true;
    }
    int free = -1;
    int taken = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i].equals(NOBODY)) {
        free = free < 0 ? i : free;
      } else if (places[i].equals(stranger)) {
        taken++;
      }
    }
    if (free < 0 || (mostPerNode > 0 && taken >= mostPerNode)) {
      return false;
    }
    places[free] = stranger;
    out.accept(new Output.StartTimer(timer(free), PLACE_TAKEN_MILLIS));
    return true;
  }

  private static Timer timer(int place) {
    return new Timer(Timer.Kind.REFUSAL_SLOT, Timer.NO_MN, Ipv6Address.UNSPECIFIED, place);
  }

  /** A second has passed since the refusal that took this place. */
  public void onTimer(Timer timer, Consumer<Output> out) {
    int place = timer.slot();
    if (place < 0 || place >= places.length || places[place].equals(NOBODY)) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, timer.peer()));
    } else {
      places[place] = NOBODY;
    }
  }

  /** Writes which places are taken, and by whom. */
  public void writeState(StateWriter out) {
    int taken = 0;
    for (Ipv6Address place : places) {
      taken += place.equals(NOBODY) ? 0 : 1;
    }
    out.put(taken);
    for (int i = 0; i < places.length; i++) {
      if (!places[i].equals(NOBODY)) {
        out.put(i);
        out.put(places[i]);
      }
    }
  }

  /** Reads what {@link #writeState} wrote; of places that are no longer there nothing is kept. */
  public void readState(StateReader in) {
    int taken = in.count();
    int least = 0;
    for (int i = 0; i < taken; i++) {
      int place = in.number(least, Integer.MAX_VALUE - 1);
      Ipv6Address stranger = in.address();
      if (stranger.equals(NOBODY)) {
        throw in.damage("a place that nobody has");
      }
      least = place + 1;
      if (place < places.length) {
        places[place] = stranger;
      }
    }
  }

  private static void drop(DropReason reason, Input.Received received, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, received.from()));
  }
}
