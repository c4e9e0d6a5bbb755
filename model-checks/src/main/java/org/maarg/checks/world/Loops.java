package org.maarg.checks.world;

import java.util.Optional;
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
    DataPlane dataPlane = world.dataPlane();
    for (int anchor = 1; anchor <= world.bounds().maars(); anchor++) {
      for (long piece : dataPlane.of(anchor)) {
        if (DataPlane.kind(piece) == DataPlane.Kind.ANCHOR_END
            && !dataPlane.has(DataPlane.peer(piece), DataPlane.servingEnd(piece, anchor))) {
          return Optional.of(text(DataPlane.prefix(piece), anchor, DataPlane.peer(piece)));
        }
      }
    }
    return Optional.empty();
  }

  private static String text(Ipv6Prefix prefix, int anchor, int end) {
    String name = Addresses.name(anchor);
    return "to " + prefix + ": " + name + " -> " + Addresses.name(end) + " -> " + name;
  }
}
