package org.maarg.cli.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
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
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** What a MAAR that is played says. */
final class Played {
  private static final int FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;
  private static final int LIFETIME_UNITS = 900;

  private Played() {}

  static MnId mn(int index) {
    return MnId.nai("mn" + index + "@example.net");
  }

  /** The prefix that a MAAR gives to a mobile node. */
  static Ipv6Prefix prefix(int maar, int index) {
    long high = CrashDomain.pool(maar).address().high();
    return Ipv6Prefix.of(Ipv6Address.of(high | index, 0), 64);
  }

  /** A registration, or a deregistration. */
  static BindingUpdate update(int maar, int index, int sequence, boolean registers, Timestamp at) {
    byte[] linkLayer = {2, 0, 0, (byte) (index >> 16), (byte) (index >> 8), (byte) index};
    MobilityOptions options =
        MobilityOptions.of(
            mn(index),
            new HomeNetworkPrefix(prefix(maar, index)),
            new HandoffIndicator(HandoffIndicator.UNKNOWN),
            new AccessTechnologyType(AccessTechnologyType.WLAN),
            new MnLinkLayerIdentifier(Octets.of(linkLayer)),
            at);
    return new BindingUpdate(sequence, FLAGS, registers ? LIFETIME_UNITS : 0, options);
  }

  /** A P-MAAR's answer: it does as it is told. */
  static BindingAcknowledgement follows(BindingUpdate relayed) {
    List<MobilityOption> options = new ArrayList<>();
    for (MobilityOption option : relayed.options().asList()) {
      if (option instanceof MnId
          || option instanceof HomeNetworkPrefix
          || option instanceof HandoffIndicator
          || option instanceof AccessTechnologyType
          || option instanceof MnLinkLayerIdentifier
          || option instanceof Timestamp
          || option instanceof ServingMaar) {
        options.add(option);
      }
    }
    return new BindingAcknowledgement(
        Status.ACCEPTED,
        BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED,
        relayed.sequence(),
        relayed.lifetime(),
        MobilityOptions.copyOf(options));
  }

  /** Whom an answer is about. */
  static Optional<String> about(BindingAcknowledgement answer) {
    return answer.options().first(MnId.class).map(mn -> mn.identifier().toAscii());
  }
}
