package org.maarg.cli.packet;

import java.util.Optional;
import org.maarg.cli.CliException;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.wire.Ipv6Address;

/** The options {@code --src} and {@code --dst}. */
final class Routes {
  private Routes() {}

  /** Both or none of them. */
  static Optional<Route> of(Optional<Ipv6Address> src, Optional<Ipv6Address> dst) {
    if (src.isPresent() != dst.isPresent()) {
      String missing = src.isPresent() ? "--dst" : "--src";
      throw CliException.usage(missing, "is missing, --src and --dst go together");
    }
    return src.flatMap(source -> dst.map(destination -> new Route(source, destination)));
  }
}
