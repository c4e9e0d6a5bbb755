package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** A Proxy Binding Update as a test wants it: complete, and then with something else or less. */
public final class Pbu {
  public static final int FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;
  public static final Octets MN_LINK_LAYER = Octets.ofHex("02aa00000001");

  private int sequence = 1;
  private int flags = FLAGS;
  private int lifetime = 75;
  private final List<MobilityOption> options = new ArrayList<>();

  private Pbu() {}

  /** A registration with every option but the Timestamp. */
  public static Pbu of(MnId mn, Ipv6Prefix prefix) {
    return new Pbu()
        .with(mn)
        .with(new HomeNetworkPrefix(prefix))
        .with(new HandoffIndicator(HandoffIndicator.UNKNOWN))
        .with(new AccessTechnologyType(AccessTechnologyType.WLAN))
        .with(new MnLinkLayerIdentifier(MN_LINK_LAYER));
  }

  /** The update by which a CMD tells a P-MAAR where the mobile node is. */
  public static Pbu relayed(MnId mn, Ipv6Prefix prefix, Ipv6Address servingMaar) {
    return of(mn, prefix).with(new ServingMaar(servingMaar));
  }

  public Pbu sequence(int value) {
    sequence = value;
    return this;
  }

  public Pbu without(int flag) {
    flags &= ~flag;
    return this;
  }

  public Pbu lifetime(int units) {
    lifetime = units;
    return this;
  }

  public Pbu at(long millis) {
    return at(Timestamp.ofEpochMilli(millis));
  }

  public Pbu at(Timestamp timestamp) {
    return without(Timestamp.class).with(timestamp);
  }

  public Pbu prefix(Ipv6Prefix prefix) {
    return without(HomeNetworkPrefix.class).with(new HomeNetworkPrefix(prefix));
  }

  public Pbu handoff(int indicator) {
    return without(HandoffIndicator.class).with(new HandoffIndicator(indicator));
  }

  public Pbu dlif(Dlif dlif) {
    return with(new DlifLinkLocalAddress(dlif.linkLocal()))
        .with(new DlifLinkLayerAddress(dlif.linkLayer()));
  }

  public Pbu with(MobilityOption option) {
    options.add(option);
    return this;
  }

  public Pbu without(Class<? extends MobilityOption> kind) {
    options.removeIf(kind::isInstance);
    return this;
  }

  public BindingUpdate build() {
    return new BindingUpdate(sequence, flags, lifetime, MobilityOptions.copyOf(options));
  }
}
