package org.maarg.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Updates and acknowledgements that a tester sends in somebody's name. */
final class Proxies {
  static final int FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;

  private Proxies() {}

  /** A registration of mn1 with a prefix, in order but for the Timestamp, which is not there. */
  static BindingUpdate update(String prefix) {
    return new BindingUpdate(
        100,
        FLAGS,
        ExchangeSettings.LIFETIME,
        MobilityOptions.of(
            MnId.nai("mn1@example.org"),
            new HomeNetworkPrefix(Ipv6Prefix.parse(prefix)),
            new HandoffIndicator(HandoffIndicator.UNKNOWN),
            new AccessTechnologyType(AccessTechnologyType.WLAN)));
  }

  static BindingUpdate flags(BindingUpdate update, int flags) {
    return new BindingUpdate(update.sequence(), flags, update.lifetime(), update.options());
  }

  static BindingUpdate sequence(BindingUpdate update, int sequence) {
    return new BindingUpdate(sequence, update.flags(), update.lifetime(), update.options());
  }

  static BindingUpdate deregistration(BindingUpdate update) {
    return new BindingUpdate(update.sequence(), update.flags(), 0, update.options());
  }

  static BindingUpdate plus(BindingUpdate update, MobilityOption option) {
    List<MobilityOption> options = new ArrayList<>(update.options().asList());
    options.add(option);
    return options(update, options);
  }

  static BindingUpdate without(BindingUpdate update, Class<? extends MobilityOption> kind) {
    List<MobilityOption> options = new ArrayList<>(update.options().asList());
    Predicate<MobilityOption> ofKind = kind::isInstance;
    options.removeIf(ofKind);
    return options(update, options);
  }

  private static BindingUpdate options(BindingUpdate update, List<MobilityOption> options) {
    return new BindingUpdate(
        update.sequence(), update.flags(), update.lifetime(), MobilityOptions.copyOf(options));
  }

  static HomeNetworkPrefix hnp(String prefix) {
    return new HomeNetworkPrefix(Ipv6Prefix.parse(prefix));
  }

  static ServingMaar serving(String address) {
    return new ServingMaar(Ipv6Address.parse(address));
  }

  /** So many milliseconds after 2026-01-01 00:00 UTC, when every exchange begins. */
  static Timestamp time(long millis) {
    return Timestamp.ofEpochMilli(1_767_225_600_000L + millis);
  }

  static BindingAcknowledgement acknowledgement(int flags, MobilityOption... options) {
    return new BindingAcknowledgement(
        0, flags, 1, ExchangeSettings.LIFETIME, MobilityOptions.of(options));
  }
}
