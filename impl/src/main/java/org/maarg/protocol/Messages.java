package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** The messages that nodes send, each with the options its procedure asks for. */
public final class Messages {
  // Implements: 5213-6.9.1.5-1, 5213-6.9.1.5-4, 6275-6.1.7-2, 6275-6.1.7-5, 6275-11.7.1-1,
  // 6275-11.7.1-2, 6275-11.7.1-4, 5213-8.1-2
  private static final int UPDATE_FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;

  /** The prefix that stands for none: a request to assign one, or a filler. */
  public static final Ipv6Prefix ALL_ZERO = Ipv6Prefix.of(Ipv6Address.UNSPECIFIED, 0);

  private Messages() {}

  /** MAAR to CMD: a registration, or with lifetime 0 a deregistration (RFC 8885 3.1, 3.5). */
  public static BindingUpdate registration(Registration registration) {
    // Implements: 5213-6.9.1.1-24, 5213-6.9.1.3-2, 5213-6.9.1.3-3, 5213-6.9.1.4-3, 5213-6.9.1.4-4
    List<MobilityOption> options =
        identity(registration, registration.prefixes(), registration.timestamp());
    return update(registration.sequence(), registration.lifetime(), options);
  }

  // Implements: 8885-3.2-4, 8885-3.2-26, 8885-4.6-4, 8885-4.6-5, 5213-6.9.4-4
  /** CMD to P-MAAR: the update with the Serving MAAR option; names the P-MAAR's own prefixes. */
  public static BindingUpdate relayed(
      Registration registration,
      Optional<Timestamp> at,
      PrefixSet anchored,
      Ipv6Address servingMaar,
      int sequence) {
    List<MobilityOption> options = identity(registration, anchored, at);
    options.add(new ServingMaar(servingMaar));
    return update(sequence, registration.lifetime(), options);
  }

  // Implements: 8885-3.2-3, 8885-3.2-4
  /**
   * CMD to P-MAAR, to the letter of RFC 8885 3.2: the S-MAAR's update as it came, with the Serving
   * MAAR option, which needs the D flag (RFC 8885 4.6). What is no option of a Proxy Binding Update
   * is left out, and so is what stands there twice, and half of a router's addresses: that takes
   * both options (RFC 8885 4.7, 4.8).
   */
  public static BindingUpdate copied(BindingUpdate update, Ipv6Address servingMaar) {
    List<MobilityOption> options = new ArrayList<>(10);
    MobilityOptions told = update.options();
    addIfPresent(options, told.first(MnId.class));
    options.addAll(told.all(HomeNetworkPrefix.class));
    addIfPresent(options, told.first(HandoffIndicator.class));
    addIfPresent(options, told.first(AccessTechnologyType.class));
    addIfPresent(options, told.first(MnLinkLayerIdentifier.class));
    addIfPresent(options, told.first(LinkLocalAddress.class));
    addIfPresent(options, told.first(Timestamp.class));
    addDlif(options, Registration.dlifIn(update.options()));
    options.add(new ServingMaar(servingMaar));
    int flags = update.flags() | BindingUpdate.DISTRIBUTED;
    return new BindingUpdate(
        update.sequence(), flags, update.lifetime(), MobilityOptions.copyOf(options));
  }

  // Implements: 8885-3.5-11, 5213-6.9.4-4
  // Implements: 6275-6.1.7-8
  /**
   * CMD to P-MAAR: the session is over, or these prefixes are evicted from it.
   *
   * @param ended what {@link Registration#ended} made of the session's last registration
   */
  public static BindingUpdate release(Registration ended, Optional<Timestamp> at, int sequence) {
    return update(sequence, 0, identity(ended, ended.prefixes(), at));
  }

  // Implements: 5213-6.9.1.5-1, 5213-6.9.1.5-2
  public static List<MobilityOption> identity(
      Registration registration, PrefixSet prefixes, Optional<Timestamp> at) {
    boolean hasLinkLayer = registration.linkLayer().length() > 0;
    List<MobilityOption> options = identity(registration, prefixes.asList(), hasLinkLayer);
    addIfPresent(options, at);
    return options;
  }

  /**
   * The options without which no update is, and no answer.
   *
   * @param hasLinkLayer whether the interface has an identifier, which may be empty
   */
  public static List<MobilityOption> identity(
      Registration registration, List<Ipv6Prefix> prefixes, boolean hasLinkLayer) {
    // Implements: 5213-6.9.1.1-4, 5213-6.9.1.1-5, 5213-6.9.1.1-6, 5213-6.9.1.1-9, 5213-6.9.1.1-14,
    // 5213-6.9.1.1-16, 5213-6.9.1.1-18, 5213-6.9.1.1-19, 5213-6.9.1.1-21, 5213-6.6-6
    List<MobilityOption> options = new ArrayList<>(10);
    options.add(registration.mn()); // Implements: 4283-1-1, 4283-3.2-1
    options.addAll(optionsOf(prefixes));
    options.add(new HandoffIndicator(registration.handoff()));
    options.add(new AccessTechnologyType(registration.accessTechnology()));
    if (hasLinkLayer) {
      options.add(new MnLinkLayerIdentifier(registration.linkLayer()));
    }
    return options;
  }

  /** One option for each (RFC 5213 5.3.6, 6.9.1.1). */
  private static List<HomeNetworkPrefix> optionsOf(List<Ipv6Prefix> prefixes) {
    List<HomeNetworkPrefix> options = new ArrayList<>(prefixes.size());
    for (Ipv6Prefix prefix : prefixes) {
      options.add(new HomeNetworkPrefix(prefix));
    }
    return options;
  }

  public static void addIfPresent(
      List<MobilityOption> options, Optional<? extends MobilityOption> option) {
    if (option.isPresent()) {
      options.add(option.get());
    }
  }

  public static void addDlif(List<MobilityOption> options, Dlif dlif) {
    if (dlif.isKnown()) {
      options.add(new DlifLinkLocalAddress(dlif.linkLocal()));
      options.add(new DlifLinkLayerAddress(dlif.linkLayer()));
    }
  }

  private static BindingUpdate update(int sequence, int lifetime, List<MobilityOption> options) {
    return new BindingUpdate(sequence, UPDATE_FLAGS, lifetime, MobilityOptions.copyOf(options));
  }

  // Implements: 5213-5.3.6-4, 5213-5.3.6-15, 5213-5.5-5, 5213-5.5-17
  /**
   * A refusal (RFC 5213 5.3.6): what the update named, as it named it. 156 and 157 tell the
   * receiver's time of day instead of the update's (RFC 5213 5.5).
   *
   * @param status 128..255
   * @param now the receiver's clock
   */
  public static BindingAcknowledgement refusal(BindingUpdate update, int status, Timestamp now) {
    Optional<Timestamp> told = update.options().first(Timestamp.class);
    boolean ownTime = status == Status.TIMESTAMP_LOWER || status == Status.TIMESTAMP_MISMATCH;
    List<MobilityOption> options =
        answering(
            update,
            update.options().all(HomeNetworkPrefix.class),
            told.isPresent() && ownTime ? Optional.of(now) : told,
            update.options().first(LinkLocalAddress.class));
    return fitting(update, status, update.sequence(), 0, options);
  }

  // Implements: 6275-9.5.1-3
  /** The refusal that tells the sequence number accepted last instead of the update's own. */
  public static BindingAcknowledgement outOfSequence(BindingUpdate update, int lastAccepted) {
    return fitting(update, Status.SEQUENCE_OUT_OF_WINDOW, lastAccepted, 0, answering(update));
  }

  // Implements: 6275-9.5.4-2, 6275-10.3.1-3, 5213-5.5-17
  /** P-MAAR's answer to a release: what the update named, and its router's address if asked. */
  public static BindingAcknowledgement released(BindingUpdate update, Dlif dlif) {
    MobilityOptions told = update.options();
    List<MobilityOption> options =
        answering(
            update,
            told.all(HomeNetworkPrefix.class),
            told.first(Timestamp.class),
            linkLocal(update, dlif));
    return fitting(update, Status.ACCEPTED, update.sequence(), 0, options);
  }

  // Implements: 6275-9.5.4-2, 6275-10.3.1-3
  // Implements: 6275-10.3.1-15
  /** An acceptance of an update with these options. */
  public static BindingAcknowledgement accepted(
      BindingUpdate update, int lifetime, List<MobilityOption> options) {
    return accepted(update.flags(), update.sequence(), lifetime, options);
  }

  /** An acceptance of an update that had these flags and this number. */
  public static BindingAcknowledgement accepted(
      int flags, int sequence, int lifetime, List<MobilityOption> options) {
    return acknowledge(flags, Status.ACCEPTED, sequence, lifetime, options);
  }

  // Implements: 8885-4.6-4, 8885-4.6-5, 5213-5.3.6-4, 5213-5.5-6, 6275-9.5.4-2, 6275-10.3.1-3
  // Implements: 6275-10.3.1-15
  /**
   * P-MAAR's answer to a relayed update (RFC 8885 3.2): its own prefixes, and its router's
   * addresses.
   */
  public static BindingAcknowledgement anchorAnswer(
      BindingUpdate update, PrefixSet anchored, Ipv6Address servingMaar, Dlif dlif) {
    List<MobilityOption> options = accepting(update, anchored, linkLocal(update, dlif));
    options.add(new ServingMaar(servingMaar));
    addDlif(options, dlif);
    return acknowledge(
        update.flags(), Status.ACCEPTED, update.sequence(), update.lifetime(), options);
  }

  // Implements: 5213-5.3.6-16, 5213-5.3.6-18
  /** What an anchor says of the link-local address: as it was told, or that of its router there. */
  private static Optional<LinkLocalAddress> linkLocal(BindingUpdate update, Dlif dlif) {
    Optional<LinkLocalAddress> told = update.options().first(LinkLocalAddress.class);
    boolean asks = told.isPresent() && told.get().address().equals(Ipv6Address.UNSPECIFIED);
    return asks ? Optional.of(new LinkLocalAddress(dlif.linkLocal())) : told;
  }

  /** The options of an acceptance that assigns these prefixes (RFC 5213 5.3.6). */
  public static List<MobilityOption> accepting(
      BindingUpdate update, PrefixSet assigned, Optional<LinkLocalAddress> linkLocal) {
    return answering(
        update, optionsOf(assigned.asList()), update.options().first(Timestamp.class), linkLocal);
  }

  private static List<MobilityOption> answering(BindingUpdate update) {
    MobilityOptions told = update.options();
    return answering(
        update,
        told.all(HomeNetworkPrefix.class),
        told.first(Timestamp.class),
        told.first(LinkLocalAddress.class));
  }

  // Implements: 5213-5.3.1-6, 5213-5.3.6-3, 5213-5.3.6-5, 5213-5.3.6-6, 5213-5.3.6-7,
  // 5213-5.3.6-8, 5213-5.3.6-9, 5213-5.3.6-10, 5213-5.3.6-11, 5213-5.3.6-12, 5213-5.3.6-13,
  // 5213-5.3.6-14, 5213-5.5-12, 5213-5.5-13, 5213-8.2-4
  /**
   * The options of every answer (RFC 5213 5.3.6): the mandatory ones, with fillers where the update
   * had none, then those that the update had; each once but the prefixes.
   */
  private static List<MobilityOption> answering(
      BindingUpdate update,
      List<HomeNetworkPrefix> prefixes,
      Optional<Timestamp> at,
      Optional<LinkLocalAddress> linkLocal) {
    MobilityOptions told = update.options();
    List<MobilityOption> options = new ArrayList<>(10);
    options.add(told.first(MnId.class).orElse(MnId.EMPTY));
    options.addAll(prefixes);
    if (prefixes.isEmpty()) {
      options.add(new HomeNetworkPrefix(ALL_ZERO));
    }
    options.add(told.first(HandoffIndicator.class).orElse(new HandoffIndicator(0)));
    options.add(told.first(AccessTechnologyType.class).orElse(new AccessTechnologyType(0)));
    addIfPresent(options, told.first(MnLinkLayerIdentifier.class));
    addIfPresent(options, at);
    addIfPresent(options, linkLocal);
    return options;
  }

  // Implements: 6275-6.1.1-3
  /**
   * An answer that returns what the update named, as far as a Mobility Header has room for it: an
   * update that was packed more tightly than options are written can name more prefixes.
   */
  private static BindingAcknowledgement fitting(
      BindingUpdate update, int status, int sequence, int lifetime, List<MobilityOption> options) {
    BindingAcknowledgement answer =
        acknowledge(update.flags(), status, sequence, lifetime, options);
    while (MobilityHeader.encodedLength(answer) > MobilityHeader.MAX_OCTETS) {
      removeLastPrefix(options);
      answer = acknowledge(update.flags(), status, sequence, lifetime, options);
    }
    return answer;
  }

  /** Prefixes alone can be too many: of all else there is at most one, of at most 255 octets. */
  private static void removeLastPrefix(List<MobilityOption> options) {
    int last = options.size() - 1;
    while (!(options.get(last) instanceof HomeNetworkPrefix)) {
      last--;
    }
    options.remove(last);
  }

  // Implements: 5213-5.3.6-1, 5213-8.2-3, 6275-6.1.8-3, 8885-4.2-1
  // Implements: 6275-10.3.1-16, 6275-10.3.2-4
  private static BindingAcknowledgement acknowledge(
      int flags, int status, int sequence, int lifetime, List<MobilityOption> options) {
    return new BindingAcknowledgement(
        status, answerFlags(flags), sequence, lifetime, MobilityOptions.copyOf(options));
  }

  /**
   * P, for what has it not is {@link #notProxy}'s; D as the update had it: whoever does not know it
   * must not get it (RFC 8885 4.2).
   */
  private static int answerFlags(int flags) {
    return BindingAcknowledgement.PROXY
        | ((flags & BindingUpdate.DISTRIBUTED) == 0 ? 0 : BindingAcknowledgement.DISTRIBUTED);
  }

  // Implements: 6275-10.3.1-6, 6275-10.3.2-1, 5213-8.2-3
  /** The refusal of a Binding Update that is no proxy registration: one of Mobile IPv6 alone. */
  public static BindingAcknowledgement notProxy(BindingUpdate update, int status) {
    return new BindingAcknowledgement(status, 0, update.sequence(), 0, MobilityOptions.NONE);
  }

  // Implements: 6275-9.2-2, 6275-9.3.3-2
  /** The answer to a message whose type nobody here knows (RFC 6275 9.2). */
  public static BindingError unknownType() {
    return new BindingError(
        BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE);
  }
}
