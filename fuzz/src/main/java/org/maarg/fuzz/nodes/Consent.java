package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/** How a peer accepts what it was sent, as it stands. */
final class Consent {
  private Consent() {}

  /** Whoever was sent an update accepts it. */
  static void ofAll(Bench bench) {
    for (Output.Send send : bench.takeMail()) {
      if (send.message() instanceof BindingUpdate update) {
        bench.receive(send.to(), true, to(update));
      }
    }
  }

  /** The acknowledgement that repeats an update, with a router of the peer's if that has room. */
  static BindingAcknowledgement to(BindingUpdate update) {
    List<MobilityOption> options = new ArrayList<>(update.options().asList());
    options.removeIf(
        it -> it instanceof DlifLinkLocalAddress || it instanceof DlifLinkLayerAddress);
    BindingAcknowledgement bare = accepting(update, options);
    addRouter(options);
    BindingAcknowledgement whole = accepting(update, options);
    return MobilityHeader.encodedLength(whole) <= MobilityHeader.MAX_OCTETS ? whole : bare;
  }

  private static BindingAcknowledgement accepting(
      BindingUpdate update, List<MobilityOption> options) {
    return new BindingAcknowledgement(
        Status.ACCEPTED,
        Cast.ACK_FLAGS,
        update.sequence(),
        update.lifetime(),
        MobilityOptions.copyOf(options));
  }

  /** The router that a MAAR shows to mobile nodes. */
  static void addRouter(List<MobilityOption> options) {
    options.add(new DlifLinkLocalAddress(Ipv6Address.of(0xfe80L << 48, 1)));
    options.add(new DlifLinkLayerAddress(Octets.of(new byte[6])));
  }
}
