package org.maarg.fuzz.nodes;

import java.util.List;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Prefix;

/** How the nodes of a {@link RoguePlay} that are not the rogue are configured. */
record HonestNodes(Mode mode, Profile profile, List<Ipv6Prefix> localNetworks) {
  private static final int LIFETIME = 75;

  /** The CMD. */
  NodeMaking cmd() {
    return NodeMaking.of(
        new CmdConfig(Cast.CMD, mode, profile, LIFETIME, Cast.peers(), MnAuthorization.ALL),
        Cast.peers());
  }

  /** A MAAR; all have one lifetime. */
  NodeMaking maar(int number) {
    return NodeMaking.of(
        new MaarConfig(
            Cast.maar(number),
            number,
            Cast.CMD,
            mode,
            profile,
            Cast.pool(number),
            64,
            LIFETIME,
            Cast.peers(),
            localNetworks),
        Cast.peers());
  }
}
