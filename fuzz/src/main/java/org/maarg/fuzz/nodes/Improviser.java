package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/**
 * Makes messages that a schedule asks for: right ones, and right ones with something wrong. Each
 * can be sent: it fits into a Mobility Header, and options of RFC 8885 come with the D flag.
 */
final class Improviser {
  private static final int PLACES = 5;
  private static final int MOST_PLACES = 7;
  private static final int MOST_CHANGES = 11;

  /** The octet of a schedule that asks for the timer of a stranger's refusal. */
  private static final int REFUSAL = 0xff;

  private static final List<Timer.Kind> OTHER_TIMERS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Timer.Kind.REFUSAL_SLOT)));

  private final Schedule schedule;
  private final Variations variations;

  Improviser(Schedule schedule) {
    this.schedule = schedule;
    this.variations = new Variations(schedule);
  }

  /** A registration or, with the lifetime 0, its end, as a MAAR sends it. */
  BindingUpdate registration(MnId mn, Ipv6Prefix prefix, long now) {
    return update(identity(mn, prefix, now));
  }

  /** What a CMD tells a P-MAAR, as far as the schedule lets it. */
  BindingUpdate relayed(MnId mn, Ipv6Prefix prefix, long now) {
    List<MobilityOption> options = identity(mn, prefix, now);
    if (schedule.below(4) != 0) {
      options.add(new ServingMaar(Cast.node(schedule)));
    }
    return update(options);
  }

  private BindingUpdate update(List<MobilityOption> options) {
    int flags = schedule.below(8) == 0 ? schedule.u16() : Cast.UPDATE_FLAGS;
    distort(options);
    return new BindingUpdate(
        sequence(), flags, lifetime(), sendable(options, (flags & BindingUpdate.DISTRIBUTED) != 0));
  }

  /** An acknowledgement of an update, with the options that came, and more. */
  BindingAcknowledgement answer(BindingUpdate update, boolean accept) {
    int status = accept ? Status.ACCEPTED : status();
    int flags = schedule.below(8) == 0 ? schedule.next() : Cast.ACK_FLAGS;
    int sequence = schedule.below(8) == 0 ? sequence() : update.sequence();
    int lifetime = schedule.below(4) == 0 ? lifetime() : update.lifetime();
    List<MobilityOption> options = new ArrayList<>(update.options().asList());
    for (int more = schedule.below(4); more > 0; more--) {
      addPrevious(options);
    }
    distort(options);
    boolean distributed = (flags & BindingAcknowledgement.DISTRIBUTED) != 0;
    return new BindingAcknowledgement(
        status, flags, sequence, lifetime, sendable(options, distributed));
  }

  /** An acknowledgement that a P-MAAR sends straight to the S-MAAR, or of nothing at all. */
  BindingAcknowledgement unasked(MnId mn, Ipv6Prefix prefix, long now) {
    List<MobilityOption> options = identity(mn, prefix, now);
    return answer(
        new BindingUpdate(
            sequence(), Cast.UPDATE_FLAGS, lifetime(), MobilityOptions.copyOf(options)),
        schedule.below(2) == 0);
  }

  /** What a P-MAAR that was told an update of a MAAR's says to that one (RFC 8885 3.3). */
  BindingAcknowledgement direct(BindingUpdate update, Ipv6Prefix anchored, Ipv6Address serving) {
    List<MobilityOption> options = new ArrayList<>(update.options().asList());
    options.removeIf(HomeNetworkPrefix.class::isInstance);
    options.add(new HomeNetworkPrefix(anchored));
    options.add(new ServingMaar(serving));
    distort(options);
    return new BindingAcknowledgement(
        schedule.below(8) == 0 ? status() : Status.ACCEPTED,
        Cast.ACK_FLAGS,
        update.sequence(),
        lifetime(),
        sendable(options, true));
  }

  /** A mobile node's own update: one of Mobile IPv6 alone, without the P flag. */
  BindingUpdate ofMobileNode() {
    int flags =
        schedule.oneOf(BindingUpdate.HOME, 0, BindingUpdate.HOME | BindingUpdate.DISTRIBUTED);
    return new BindingUpdate(sequence(), flags, lifetime(), MobilityOptions.NONE);
  }

  /** A Binding Error, or a message of a type that nobody knows, or has a use for. */
  MobilityMessage other() {
    return switch (schedule.below(3)) {
      case 0 -> new BindingError(schedule.next(), Cast.anybody(schedule), MobilityOptions.NONE);
      case 1 -> unknown(8 + schedule.below(248));
      default -> new UnknownMessage(schedule.below(5), Octets.of(new byte[] {1, 2}));
    };
  }

  /** Of a type without a message of its own; Heartbeat has one, and is not sent here. */
  private static MobilityMessage unknown(int type) {
    return new UnknownMessage(
        type == Heartbeat.TYPE ? type + 1 : type, Octets.of(new byte[] {1, 2}));
  }

  private List<MobilityOption> identity(MnId mn, Ipv6Prefix prefix, long now) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(mn);
    options.add(new HomeNetworkPrefix(prefix));
    options.add(new HandoffIndicator(schedule.oneOf(4, 5, 3, 0)));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    if (schedule.below(4) != 0) {
      options.add(timestamp(now));
    }
    int more = schedule.below(8);
    if (more % 4 == 0) {
      addDlif(options);
    } else if (more == 7) {
      // Sent from another address than the Proxy-CoA (RFC 5213 6.9.1.5, RFC 6275 6.2.5).
      options.add(new AlternateCareOfAddress(Cast.node(schedule)));
    }
    return options;
  }

  private void addDlif(List<MobilityOption> options) {
    options.add(new DlifLinkLocalAddress(Cast.anybody(schedule)));
    options.add(new DlifLinkLayerAddress(Octets.of(new byte[] {2, 0, 0, 0, 0, 1})));
  }

  private void addPrevious(List<MobilityOption> options) {
    int maar = 1 + schedule.below(Cast.MAARS);
    int pool = schedule.below(8) == 0 ? 1 + schedule.below(Cast.MAARS) : maar;
    options.add(
        new PreviousMaar(
            schedule.below(8) == 0 ? Cast.anybody(schedule) : Cast.maar(maar),
            Cast.prefix(pool, schedule.below(4), 64)));
    if (schedule.below(2) == 0) {
      addDlif(options);
    }
  }

  /** Now, or a little or much earlier or later. */
  private Timestamp timestamp(long now) {
    long millis =
        schedule.oneOf(now, now + 1, now - 1, now + 200, now - 300, now + 301, now - 5_000, 0L);
    if (schedule.below(16) == 0) {
      return new Timestamp(schedule.u64());
    }
    return new Timestamp(Timestamp.ofEpochMilli(millis).value() + schedule.below(3));
  }

  private int sequence() {
    return schedule.below(4) == 0 ? schedule.u16() : schedule.below(8);
  }

  private int lifetime() {
    return schedule.oneOf(75, 75, 0, 1, 0xffff, 75);
  }

  private int status() {
    return schedule.oneOf(
        Status.ACCEPTED,
        Status.REASON_UNSPECIFIED,
        Status.INSUFFICIENT_RESOURCES,
        Status.SEQUENCE_OUT_OF_WINDOW,
        Status.NOT_AUTHORIZED_FOR_HNP,
        Status.TIMESTAMP_MISMATCH,
        Status.TIMESTAMP_LOWER,
        schedule.next(),
        Status.PROXY_REG_NOT_ENABLED,
        Status.ACCEPTED_PREFIX_DISCOVERY);
  }

  /**
   * Mostly nothing; else takes an option out, adds another, or puts one where it does not go; or
   * gives some options other values.
   */
  private void distort(List<MobilityOption> options) {
    int how = schedule.below(MOST_CHANGES + 1);
    for (int i = MOST_PLACES; i < how; i++) {
      variations.vary(options);
    }
    for (int i = PLACES; i < how && how <= MOST_PLACES; i++) {
      int at = schedule.below(options.size() + 1);
      if (schedule.below(2) == 0 && at < options.size()) {
        options.remove(at);
      } else {
        options.add(at, any());
      }
    }
  }

  /** The name of some timer, in the form that nodes give to timers of its kind. */
  Timer timer() {
    int choice = schedule.next();
    if (choice == REFUSAL) {
      return new Timer(
          Timer.Kind.REFUSAL_SLOT, Timer.NO_MN, Ipv6Address.UNSPECIFIED, schedule.below(4));
    }
    Timer.Kind kind = OTHER_TIMERS.get(choice % OTHER_TIMERS.size());
    MnId mn = schedule.below(4) == 0 ? Timer.NO_MN : Cast.mn(schedule);
    return switch (kind) {
      case RATE_SLOT -> new Timer(kind, mn, Cast.anybody(schedule), schedule.below(4));
      case RETRANSMIT, PREVIOUS_MAAR_LIFETIME -> Timer.of(kind, mn, Cast.anybody(schedule));
      default -> Timer.of(kind, mn);
    };
  }

  private MobilityOption any() {
    Ipv6Prefix prefix =
        Cast.prefix(1 + schedule.below(Cast.MAARS + 1), schedule.below(4), 48 + schedule.below(81));
    Octets some = Octets.of(new byte[1 + schedule.next() % 253]);
    return switch (schedule.below(16)) {
      case 0 -> Cast.mn(schedule);
      case 1 -> new HomeNetworkPrefix(prefix);
      case 2 -> new HandoffIndicator(schedule.next());
      case 3 -> new AccessTechnologyType(schedule.next());
      case 4 -> new MnLinkLayerIdentifier(some);
      case 5 -> new LinkLocalAddress(Cast.anybody(schedule));
      case 6 -> new Timestamp(schedule.u64());
      case 7 -> new AnchoredPrefix(prefix);
      case 8 -> new LocalPrefix(prefix);
      case 9 -> new PreviousMaar(Cast.anybody(schedule), prefix);
      case 10 -> new ServingMaar(Cast.node(schedule));
      case 11 -> new DlifLinkLocalAddress(Cast.anybody(schedule));
      case 12 -> new DlifLinkLayerAddress(some);
      case 13 -> new AlternateCareOfAddress(Cast.anybody(schedule));
      case 14 -> MnId.EMPTY;
      default -> new UnknownOption(200, some);
    };
  }

  /** What fits into a message, with the options of RFC 8885 only where they are allowed. */
  private static MobilityOptions sendable(List<MobilityOption> options, boolean distributed) {
    List<MobilityOption> kept = new ArrayList<>();
    for (MobilityOption option : options) {
      boolean extension = option.type() >= AnchoredPrefix.TYPE && option.type() <= 70;
      kept.add(option);
      MobilityMessage message =
          new BindingUpdate(0, BindingUpdate.DISTRIBUTED, 0, MobilityOptions.copyOf(kept));
      if ((extension && !distributed)
          || MobilityHeader.encodedLength(message) > MobilityHeader.MAX_OCTETS) {
        kept.remove(kept.size() - 1);
      }
    }
    return MobilityOptions.copyOf(kept);
  }
}
