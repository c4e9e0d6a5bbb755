package org.maarg.runtime.dataplane;

import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** Commands of iproute2 for the tunnels between MAARs: plain IPv6 in IPv6 (RFC 2473). */
interface TunnelDriver {
  /** What has to be there before the first tunnel. */
  List<String> start();

  /** Undoes {@link #start}, as far as it is not undone by removing all that has our marks. */
  List<String> stop();

  /** At the anchor: what is for the prefix goes to the serving MAAR; again is not an error. */
  List<String> addDown(Ipv6Prefix prefix, Ipv6Address servingMaar);

  /** Undoes {@link #addDown}. */
  List<String> removeDown(Ipv6Prefix prefix, Ipv6Address servingMaar);

  /** At the serving MAAR: what is from the prefix goes to its anchor; again is not an error. */
  List<String> addUp(Ipv6Prefix prefix, Ipv6Address anchor);

  /** Undoes {@link #addUp}. */
  List<String> removeUp(Ipv6Prefix prefix, Ipv6Address anchor);

  /** What a kernel lacks that refuses {@link #start}, for the operator. */
  String needs();
}
