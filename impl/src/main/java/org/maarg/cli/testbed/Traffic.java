package org.maarg.cli.testbed;

import java.util.function.Function;
import org.maarg.wire.Ipv6Address;

/** Kinds of flows. */
enum Traffic {
  /** A thin stream of records. */
  TCP(source -> new TcpFlow("tcp", source, Correspondent.THIN, Correspondent.THIN_OCTETS)),
  /** A thick stream, whose segments are as large as the path takes. */
  BULK(source -> new TcpFlow("bulk", source, Correspondent.BULK, Correspondent.BULK_OCTETS)),
  /** Datagrams that come back. */
  UDP(UdpFlow::new),
  /** Echo Requests. */
  PING(PingFlow::new);

  private final Function<Ipv6Address, Flow> maker;

  Traffic(Function<Ipv6Address, Flow> maker) {
    this.maker = maker;
  }

  /** A flow of this kind from an address, not started yet. */
  Flow from(Ipv6Address source) {
    return maker.apply(source);
  }
}
