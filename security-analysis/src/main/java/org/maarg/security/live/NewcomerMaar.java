package org.maarg.security.live;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Domain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.Timestamp;

/**
 * The MAAR that the measured updates come from. It is not on the network: a real {@link Maar} is
 * told of the mobile nodes, and what it would send is taken, so that the updates have the options
 * and the length of real ones.
 */
final class NewcomerMaar {
  /** Lifetime asked for and granted in these experiments, in units of 4 seconds. */
  static final int LIFETIME_UNITS = 150;

  private final FanOutSetting setting;
  private final AddressPlan plan;
  private final Maar maar;

  NewcomerMaar(FanOutSetting setting) {
    this.setting = setting;
    this.plan = new AddressPlan(setting.maars());
    this.maar = new Maar(config());
  }

  private MaarConfig config() {
    List<Peer> others = new ArrayList<>();
    for (int number = 1; number < setting.maars(); number++) {
      others.add(new Peer(plan.maar(number), plan.pool(number)));
    }
    return new MaarConfig(
        address(),
        setting.maars(),
        plan.cmd(),
        setting.mode(),
        setting.profile(),
        plan.pool(setting.maars()),
        AddressPlan.PREFIX_LENGTH,
        LIFETIME_UNITS,
        others);
  }

  Ipv6Address address() {
    return plan.maar(setting.maars());
  }

  /** The update for each mobile node, which attaches now; octets with their checksums. */
  List<byte[]> updates(Timestamp now) {
    List<byte[]> updates = new ArrayList<>();
    for (int mn = 1; mn <= setting.mobileNodes(); mn++) {
      Input attached =
          new Input.Attached(Domain.mn(mn), plan.linkLayer(mn), AccessTechnologyType.WLAN, now);
      maar.handle(attached, output -> take(output, updates));
    }
    return updates;
  }

  private void take(Output output, List<byte[]> updates) {
    if (output instanceof Output.Send send && send.message() instanceof BindingUpdate) {
      updates.add(MobilityHeader.encode(send.message(), address(), send.to()));
    }
  }
}
