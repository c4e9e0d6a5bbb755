package org.maarg.protocol.cmd;

import java.util.List;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

// Implements: 6275-11.7.1-10
/** A P-MAAR of a mobile node at the CMD, with the exchange that tells it where the node is now. */
final class PreviousMaarEntry {
  private final Ipv6Address address;
  private final Exchange exchange;
  private PrefixSet prefixes;
  private Dlif dlif;
  private List<Ipv6Prefix> localNetworks;

  /** It has acknowledged the present S-MAAR. */
  boolean confirmed;

  /** The present S-MAAR has been told of it. */
  boolean listed;

  /** The MAAR of a registration that is over. */
  PreviousMaarEntry(Ipv6Address address, Registration last) {
    this(address, last.prefixes(), last.dlif(), List.of(), new Exchange());
  }

  private PreviousMaarEntry(
      Ipv6Address address,
      PrefixSet prefixes,
      Dlif dlif,
      List<Ipv6Prefix> networks,
      Exchange exchange) {
    this.address = address;
    this.prefixes = prefixes;
    this.dlif = dlif;
    this.localNetworks = List.copyOf(networks);
    this.exchange = exchange;
  }

  Ipv6Address address() {
    return address;
  }

  /** The update with the Serving MAAR option. */
  Exchange exchange() {
    return exchange;
  }

  /** What it anchors. */
  PrefixSet prefixes() {
    return prefixes;
  }

  Dlif dlif() {
    return dlif;
  }

  void learnPrefixes(PrefixSet told) {
    prefixes = told;
  }

  /**
   * Takes over what an answer tells of the router and of what only the P-MAAR reaches; true if that
   * is news.
   */
  boolean learn(Dlif router, List<Ipv6Prefix> networks) {
    boolean isNews = (router.isKnown() && !router.equals(dlif)) || !networks.equals(localNetworks);
    if (router.isKnown()) {
      dlif = router;
    }
    localNetworks = List.copyOf(networks);
    return isNews;
  }

  /** What only it reaches, as its last answer told. */
  List<Ipv6Prefix> localNetworks() {
    return localNetworks;
  }

  /** True while the S-MAAR's answer may still gain this P-MAAR. */
  boolean isAwaited() {
    return exchange.isOutstanding() && !confirmed;
  }

  void writeState(StateWriter out) {
    out.put(address);
    out.put(prefixes);
    out.put(dlif);
    out.put(localNetworks.size());
    for (Ipv6Prefix network : localNetworks) {
      out.put(network);
    }
    exchange.writeState(out);
    out.put(confirmed);
    out.put(listed);
  }

  static PreviousMaarEntry readState(StateReader in) {
    Ipv6Address address = in.address();
    PrefixSet prefixes = in.prefixSet();
    Dlif dlif = in.dlif();
    List<Ipv6Prefix> networks = in.prefixes(LocalNetworks.MOST);
    PreviousMaarEntry entry =
        new PreviousMaarEntry(address, prefixes, dlif, networks, Exchange.readState(in));
    entry.confirmed = in.truth();
    entry.listed = in.truth();
    return entry;
  }
}
