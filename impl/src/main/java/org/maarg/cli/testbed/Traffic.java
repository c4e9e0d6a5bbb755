package org.maarg.cli.testbed;

import org.maarg.wire.Ipv6Address;

/** Kinds of flows. */
enum Traffic {
  /** A thin stream of records. */
  TCP,
  /** A thick stream, whose segments are as large as the path takes. */
  BULK,
  /** Datagrams that come back. */
  UDP,
  /** Echo Requests. */
  PING;

  /** A flow of this kind from an address, not started yet. */
  Flow from(Ipv6Address source) {
    return switch (this) {
      case TCP -> new TcpFlow("tcp", source, Correspondent.THIN, Correspondent.THIN_OCTETS);
      case BULK -> new TcpFlow("bulk", source, Correspondent.BULK, Correspondent.BULK_OCTETS);
      case UDP -> new UdpFlow(source);
      case PING -> new PingFlow(source);
    };
  }
}
