package org.maarg.performance.bench;

import java.util.ArrayList;
import java.util.List;
import org.maarg.conformance.play.Session;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Messages as a domain of RFC 8885 has them. */
final class Messages {
  static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  static final int LIFETIME = 900;

  private static final long DOCUMENTATION = 0x20010db8_00000000L;
  private static final int PREFIX_LENGTH = 64;
  private static final int POOL_LENGTH = 40;
  private static final Octets LINK_LAYER = Octets.ofHex("020000c0ffee");

  private Messages() {}

  static Ipv6Address maar(int number) {
    return Ipv6Address.of(DOCUMENTATION | number + 1, 1);
  }

  static Ipv6Prefix pool(int maar) {
    return Ipv6Prefix.of(Ipv6Address.of(bits(maar, 0), 0), POOL_LENGTH);
  }

  static Ipv6Prefix prefix(int maar, int mn) {
    return Ipv6Prefix.of(Ipv6Address.of(bits(maar, mn), 0), PREFIX_LENGTH);
  }

  private static long bits(int maar, int mn) {
    return DOCUMENTATION | (long) (maar + 1) << (PREFIX_LENGTH - POOL_LENGTH) | mn;
  }

  /** What a MAAR sends of a mobile node. */
  static BindingUpdate update(
      MnId mn, Ipv6Prefix prefix, int handoffIndicator, int sequence, Timestamp time) {
    MobilityOptions options =
        MobilityOptions.of(
            mn,
            new HomeNetworkPrefix(prefix),
            new HandoffIndicator(handoffIndicator),
            new AccessTechnologyType(AccessTechnologyType.WLAN),
            new MnLinkLayerIdentifier(LINK_LAYER),
            time);
    return new BindingUpdate(sequence, Session.UPDATE_FLAGS, LIFETIME, options);
  }

  /** A message by its name in a benchmark. */
  static MobilityMessage named(String name) {
    MnId mn = MnId.nai("mn00000001@load.example");
    Timestamp time = new Timestamp(0x6a00_0000_0000L);
    BindingUpdate initial = update(mn, prefix(0, 1), HandoffIndicator.NEW_INTERFACE, 4_711, time);
    return switch (name) {
      case "initial-pbu" -> initial;
      case "relayed-pbu" ->
          new BindingUpdate(
              815,
              Session.UPDATE_FLAGS,
              LIFETIME,
              with(initial.options(), List.of(new ServingMaar(maar(1)))));
      default -> acknowledgement(initial, Integer.parseInt(name.substring("pba-".length())));
    };
  }

  private static BindingAcknowledgement acknowledgement(BindingUpdate update, int previous) {
    List<MobilityOption> list = new ArrayList<>();
    for (int maar = 1; maar <= previous; maar++) {
      list.add(new PreviousMaar(maar(maar), prefix(maar, 1)));
    }
    return new BindingAcknowledgement(
        0, Session.ACK_FLAGS, update.sequence(), LIFETIME, with(update.options(), list));
  }

  private static MobilityOptions with(MobilityOptions options, List<MobilityOption> more) {
    List<MobilityOption> all = new ArrayList<>(options.asList());
    all.addAll(more);
    return MobilityOptions.copyOf(all);
  }
}
