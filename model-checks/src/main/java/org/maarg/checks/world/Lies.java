package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * What a peer with every security association may still say wrongly: a CMD names a serving MAAR
 * that is not in the domain or, of a P-MAAR with several prefixes, only some of them; a MAAR a
 * prefix that is another one's, beside its own if it has several. It is said a moment after the
 * true update, under a number of its own, so that nothing but what it says is wrong with it.
 */
final class Lies {
  /** Outside the domain: no MAAR has it. */
  private static final Ipv6Address STRANGER = Ipv6Address.of(0x20010db800000000L, 0xf0);

  /** Within a pool, and never the prefix that is given next. */
  private static final long FAR_PREFIX = 0x7fff;

  /** So far from the number of the true update that neither answer passes for the other. */
  private static final int OTHER_NUMBERS = 0x4000;

  private Lies() {}

  /** True if what is under way names a prefix or a serving MAAR. */
  static boolean isAbout(Flight flight) {
    return flight.message() instanceof BindingUpdate update
        && update.lifetime() > 0
        && (flight.to() == 0 || update.options().has(ServingMaar.class));
  }

  // Verifies: 5213-4-6, 8885-3-6
  /** The same with a lie in it. */
  static BindingUpdate about(Flight flight) {
    BindingUpdate update = (BindingUpdate) flight.message();
    List<HomeNetworkPrefix> named = update.options().all(HomeNetworkPrefix.class);
    HomeNetworkPrefix last = named.get(named.size() - 1);
    boolean ofMaar = flight.to() == 0;
    boolean part = !ofMaar && named.size() > 1;
    List<MobilityOption> options = new ArrayList<>(8);
    for (MobilityOption option : update.options().asList()) {
      if (option instanceof Timestamp stamp) {
        options.add(stamp.next());
      } else if (option instanceof ServingMaar && !part) {
        options.add(new ServingMaar(STRANGER));
      } else if (ofMaar && option.equals(last)) {
        options.add(new HomeNetworkPrefix(ofAnother(flight.from())));
      } else if (!part || !option.equals(last)) {
        options.add(option);
      }
    }
    return new BindingUpdate(
        (update.sequence() + OTHER_NUMBERS) & 0xffff,
        update.flags(),
        update.lifetime(),
        MobilityOptions.copyOf(options));
  }

  private static Ipv6Prefix ofAnother(int maar) {
    Ipv6Address pool = Addresses.pool(maar == 1 ? 2 : 1).address();
    return Ipv6Prefix.of(Ipv6Address.of(pool.high() | FAR_PREFIX, 0), 64);
  }
}
