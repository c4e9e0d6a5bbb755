package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;

/** A Proxy Binding Acknowledgement as a test wants it; it starts by echoing an update. */
public final class Pba {
  public static final int FLAGS = BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private int status;
  private int flags = FLAGS;
  private int sequence;
  private int lifetime;
  private final List<MobilityOption> options;

  private Pba(BindingUpdate update) {
    sequence = update.sequence();
    lifetime = update.lifetime();
    options = new ArrayList<>(update.options().asList());
  }

  /** Accepts an update, its options as they came, without the addresses of a router. */
  public static Pba accepting(BindingUpdate update) {
    return new Pba(update).without(DlifLinkLocalAddress.class).without(DlifLinkLayerAddress.class);
  }

  public static Pba refusing(BindingUpdate update, int status) {
    return accepting(update).status(status).lifetime(0);
  }

  public Pba status(int value) {
    status = value;
    return this;
  }

  public Pba without(int flag) {
    flags &= ~flag;
    return this;
  }

  public Pba sequence(int value) {
    sequence = value;
    return this;
  }

  public Pba lifetime(int units) {
    lifetime = units;
    return this;
  }

  public Pba prefix(Ipv6Prefix prefix) {
    return without(HomeNetworkPrefix.class).with(new HomeNetworkPrefix(prefix));
  }

  public Pba previous(Ipv6Address maar, Ipv6Prefix prefix) {
    return with(new PreviousMaar(maar, prefix));
  }

  public Pba dlif(Dlif dlif) {
    return with(new DlifLinkLocalAddress(dlif.linkLocal()))
        .with(new DlifLinkLayerAddress(dlif.linkLayer()));
  }

  public Pba with(MobilityOption option) {
    options.add(option);
    return this;
  }

  public Pba without(Class<? extends MobilityOption> kind) {
    options.removeIf(kind::isInstance);
    return this;
  }

  public BindingAcknowledgement build() {
    return new BindingAcknowledgement(
        status, flags, sequence, lifetime, MobilityOptions.copyOf(options));
  }
}
