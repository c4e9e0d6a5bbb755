package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.AccessTechnologyType;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingError;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.DlifLinkLayerAddress;
import org.maarg.wire.DlifLinkLocalAddress;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MnId;
import org.maarg.wire.MnLinkLayerIdentifier;
import org.maarg.wire.MobilityOption;
import org.maarg.wire.MobilityOptions;
import org.maarg.wire.ServingMaar;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** The messages that nodes send, each with the options its procedure asks for. */
public final class Messages {
  // Implements: 5213-6.9.1.5-1, 5213-6.9.1.5-4, 6275-6.1.7-2, 6275-6.1.7-5, 6275-11.7.1-1,
  // 6275-11.7.1-2, 6275-11.7.1-4, 5213-8.1-2
  private static final int UPDATE_FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;
  // Implements: 5213-5.3.6-1, 6275-6.1.8-3
  // Implements: 6275-10.3.1-16, 6275-10.3.2-4
  private static final int ACK_FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private Messages() {}

  /** MAAR to CMD: a registration, or with lifetime 0 a deregistration (RFC 8885 3.1, 3.5). */
  public static BindingUpdate registration(Registration registration) {
    // Implements: 5213-6.9.1.1-24, 5213-6.9.1.3-2, 5213-6.9.1.3-3, 5213-6.9.1.4-3, 5213-6.9.1.4-4
    List<MobilityOption> options =
        identity(registration, registration.prefix(), registration.timestamp());
    return update(registration.sequence(), registration.lifetime(), options);
  }

  // Implements: 8885-3.2-4, 8885-3.2-26, 8885-4.6-4, 8885-4.6-5
  /** CMD to P-MAAR: the update with the Serving MAAR option; names the P-MAAR's own prefix. */
  public static BindingUpdate relayed(
      Registration registration, Ipv6Prefix anchored, Ipv6Address servingMaar, int sequence) {
    List<MobilityOption> options = identity(registration, anchored, registration.timestamp());
    options.add(new ServingMaar(servingMaar));
    return update(sequence, registration.lifetime(), options);
  }

  // Implements: 8885-3.5-11
  // Implements: 6275-6.1.7-8
  /** CMD to P-MAAR: the session is over, or this prefix is evicted from it. */
  public static BindingUpdate release(
      Registration registration, Optional<Timestamp> at, Ipv6Prefix anchored, int sequence) {
    return update(sequence, 0, identity(registration, anchored, at));
  }

  // Implements: 5213-6.9.1.5-1, 5213-6.9.1.5-2
  public static List<MobilityOption> identity(
      Registration registration, Ipv6Prefix prefix, Optional<Timestamp> at) {
    // Implements: 5213-6.9.1.1-4, 5213-6.9.1.1-5, 5213-6.9.1.1-6, 5213-6.9.1.1-9, 5213-6.9.1.1-14,
    // 5213-6.9.1.1-16, 5213-6.9.1.1-18, 5213-6.9.1.1-19, 5213-6.9.1.1-21, 5213-6.6-6
    List<MobilityOption> options = new ArrayList<>(10);
    options.add(registration.mn()); // Implements: 4283-1-1, 4283-3.2-1
    options.add(new HomeNetworkPrefix(prefix));
    options.add(new HandoffIndicator(registration.handoff()));
    options.add(new AccessTechnologyType(registration.accessTechnology()));
    if (registration.linkLayer().length() > 0) {
      options.add(new MnLinkLayerIdentifier(registration.linkLayer()));
    }
    addTimestamp(options, at);
    return options;
  }

  private static void addTimestamp(List<MobilityOption> options, Optional<Timestamp> timestamp) {
    if (timestamp.isPresent()) {
      options.add(timestamp.get());
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

  // Implements: 5213-5.5-17
  /** An acknowledgement that answers an update with the options it came with. */
  public static BindingAcknowledgement answer(BindingUpdate update, int status, int lifetime) {
    return answer(update, status, update.sequence(), lifetime);
  }

  // Implements: 5213-5.3.6-4, 5213-5.5-5, 5213-5.5-17
  /**
   * A refusal: what the update named, as it named it. 156 and 157 tell the receiver's time of day
   * instead of the update's (RFC 5213 5.5).
   *
   * @param status 128..255
   * @param now the receiver's clock
   */
  public static BindingAcknowledgement refusal(BindingUpdate update, int status, Timestamp now) {
    boolean ownTime = status == Status.TIMESTAMP_LOWER || status == Status.TIMESTAMP_MISMATCH;
    List<MobilityOption> options = new ArrayList<>(10);
    for (MobilityOption option : echo(update)) {
      options.add(ownTime && option instanceof Timestamp ? now : option);
    }
    return new BindingAcknowledgement(
        status, ACK_FLAGS, update.sequence(), 0, MobilityOptions.copyOf(options));
  }

  // Implements: 8885-3.5-8, 6275-9.5.4-2, 6275-10.3.1-3
  /** CMD to P-MAAR: the session goes on, and this is where, in case the P-MAAR has missed it. */
  public static BindingAcknowledgement renewal(
      BindingUpdate update, int lifetime, Ipv6Address servingMaar) {
    List<MobilityOption> options = echo(update);
    options.add(new ServingMaar(servingMaar));
    return new BindingAcknowledgement(
        0, ACK_FLAGS, update.sequence(), lifetime, MobilityOptions.copyOf(options));
  }

  /** The refusal that tells the sequence number accepted last instead of the update's own. */
  public static BindingAcknowledgement outOfSequence(BindingUpdate update, int lastAccepted) {
    return answer(update, Status.SEQUENCE_OUT_OF_WINDOW, lastAccepted, 0);
  }

  // Implements: 5213-5.3.6-4, 6275-10.3.1-3
  private static BindingAcknowledgement answer(
      BindingUpdate update, int status, int sequence, int lifetime) {
    return new BindingAcknowledgement(
        status, ACK_FLAGS, sequence, lifetime, MobilityOptions.copyOf(echo(update)));
  }

  // Implements: 5213-5.3.6-3, 5213-5.3.6-5, 5213-5.3.6-6, 5213-5.3.6-7, 5213-5.3.6-12,
  // 5213-5.3.6-13, 5213-5.3.6-14, 5213-5.5-12, 5213-5.5-13
  /** The options that an acknowledgement returns as they came (RFC 5213 5.3.6). */
  private static List<MobilityOption> echo(BindingUpdate update) {
    List<MobilityOption> options = new ArrayList<>(10);
    for (MobilityOption option : update.options().asList()) {
      if (option instanceof MnId
          || option instanceof HomeNetworkPrefix
          || option instanceof HandoffIndicator
          || option instanceof AccessTechnologyType
          || option instanceof MnLinkLayerIdentifier
          || option instanceof Timestamp) {
        options.add(option);
      }
    }
    return options;
  }

  // Implements: 8885-4.6-4, 8885-4.6-5, 5213-5.3.6-4, 5213-5.5-6, 6275-9.5.4-2, 6275-10.3.1-3
  // Implements: 6275-10.3.1-15
  /**
   * P-MAAR's answer to a relayed update (RFC 8885 3.2): its own prefix, and its router's addresses.
   */
  public static BindingAcknowledgement anchorAnswer(
      BindingUpdate update, Ipv6Prefix anchored, Ipv6Address servingMaar, Dlif dlif) {
    List<MobilityOption> options = new ArrayList<>(10);
    for (MobilityOption option : echo(update)) {
      if (!(option instanceof HomeNetworkPrefix)) {
        options.add(option);
      }
    }
    options.add(new HomeNetworkPrefix(anchored));
    options.add(new ServingMaar(servingMaar));
    addDlif(options, dlif);
    return new BindingAcknowledgement(
        0, ACK_FLAGS, update.sequence(), update.lifetime(), MobilityOptions.copyOf(options));
  }

  // Implements: 6275-9.2-2, 6275-9.3.3-2
  /** The answer to a message whose type nobody here knows (RFC 6275 9.2). */
  public static BindingError unknownType() {
    return new BindingError(
        BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE);
  }

  // Implements: 6275-9.5.4-2, 6275-10.3.1-3
  // Implements: 6275-10.3.1-15
  /** An acceptance of a registration with these options. */
  public static BindingAcknowledgement accepted(
      Registration registration, List<MobilityOption> options) {
    return new BindingAcknowledgement(
        0,
        ACK_FLAGS,
        registration.sequence(),
        registration.lifetime(),
        MobilityOptions.copyOf(options));
  }
}
