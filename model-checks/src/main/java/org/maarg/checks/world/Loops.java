package org.maarg.checks.world;

import java.util.Optional;
import org.maarg.protocol.MaarBindingView;
import org.maarg.wire.Ipv6Prefix;

/**
 * Forwarding loops: a MAAR tunnels a prefix of its own to another one, which does not know the
 * prefix and routes what comes for it back to where the prefix belongs. Until both ends of a tunnel
 * are set up, or taken down, there is one; at rest there must be none ({@link
 * Properties#PREFIXES_REACHABLE}). A MAAR that filters what comes out of its tunnels loses the
 * packets instead of sending them round.
 */
public final class Loops {
  private Loops() {}

  /** The first loop of this moment, in words. */
  public static Optional<String> find(World world) {
    for (int anchor = 1; anchor <= world.bounds().maars(); anchor++) {
      for (MaarBindingView binding : world.maarBindings(anchor)) {
        int end = Addresses.number(binding.servingMaar());
        if (end > 0 && !expects(world, end, anchor, binding)) {
          return Optional.of(text(binding.prefix(), anchor, end));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the tunnel's end has the prefix on its link, by way of this anchor. */
  private static boolean expects(World world, int end, int anchor, MaarBindingView binding) {
    for (MaarBindingView there : world.maarBindings(end)) {
      if (there.mn().equals(binding.mn())) {
        for (MaarBindingView.Anchor known : there.anchors()) {
          if (Addresses.number(known.address()) == anchor
              && known.prefix().equals(binding.prefix())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String text(Ipv6Prefix prefix, int anchor, int end) {
    String name = Addresses.name(anchor);
    return "to " + prefix + ": " + name + " -> " + Addresses.name(end) + " -> " + name;
  }
}
