package org.maarg.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * The MAARs that a node takes for MAARs of its domain, beside itself. They are those of its
 * configuration until the operator says otherwise (decision peer-changes).
 */
public final class Peers {
  private final Map<Ipv6Address, Peer> configured;
  private Map<Ipv6Address, Peer> known;
  private boolean changed;

  /** The peers of a configuration, by their addresses; the map is not changed by anybody. */
  public Peers(Map<Ipv6Address, Peer> configured) {
    this.configured = configured;
    this.known = configured;
  }

  /** True if this is a MAAR of the domain. */
  public boolean has(Ipv6Address maar) {
    return known.containsKey(maar);
  }

  /** The MAAR with this address. */
  public Optional<Peer> find(Ipv6Address maar) {
    return Optional.ofNullable(known.get(maar));
  }

  /** True if this is a MAAR of the domain, and the prefix is of its pool. */
  public boolean mayAnchor(Ipv6Address maar, Ipv6Prefix prefix) {
    Peer peer = known.get(maar);
    return peer != null && peer.pool().contains(prefix);
  }

  /** True if this is a MAAR of the domain, and all these prefixes are of its pool. */
  public boolean mayAnchor(Ipv6Address maar, PrefixSet prefixes) {
    Peer peer = known.get(maar);
    return peer != null && peer.hasAll(prefixes);
  }

  /** Addresses of all, in no order that means anything. */
  public Iterable<Ipv6Address> addresses() {
    return known.keySet();
  }

  /**
   * Puts others in their place, and tells of each that was not there before, or is no longer. One
   * with another pool than before is both.
   *
   * @return those that are no longer there, or no longer as they were
   */
  public List<Ipv6Address> replace(Input.PeersChanged change, Consumer<Output> out) {
    Map<Ipv6Address, Peer> before = known;
    known = change.byAddress();
    changed = !known.equals(configured);
    List<Ipv6Address> gone = differing(before, known);
    for (Ipv6Address maar : gone) {
      out.accept(new Output.Happened(Event.PEER_REMOVED, Timer.NO_MN, maar));
    }
    for (Ipv6Address maar : differing(known, before)) {
      out.accept(new Output.Happened(Event.PEER_ADDED, Timer.NO_MN, maar));
    }
    return gone;
  }

  /** Addresses of those of the first that are not the same in the second. */
  private static List<Ipv6Address> differing(
      Map<Ipv6Address, Peer> some, Map<Ipv6Address, Peer> others) {
    List<Ipv6Address> addresses = sorted(some);
    addresses.removeIf(maar -> Objects.equals(some.get(maar), others.get(maar)));
    return addresses;
  }

  private static List<Ipv6Address> sorted(Map<Ipv6Address, Peer> peers) {
    List<Ipv6Address> addresses = new ArrayList<>(peers.keySet());
    Collections.sort(addresses);
    return addresses;
  }

  /** Writes the peers, if they are others than those of the configuration. */
  public void writeState(StateWriter out) {
    out.put(changed);
    if (changed) {
      keep(out);
    }
  }

  /** Reads what {@link #writeState} wrote. */
  public void readState(StateReader in) {
    if (in.truth()) {
      readKept(in);
    }
  }

  /**
   * Writes the peers. When the state is read the configuration may name others: only then can it be
   * told who is no peer any more.
   */
  public void keep(StateWriter out) {
    out.put(known.size());
    for (Ipv6Address address : sorted(known)) {
      out.put(address);
      out.put(Objects.requireNonNull(known.get(address)).pool());
    }
  }

  /** Reads the peers that {@link #keep} wrote: they are known until others are told. */
  public void readKept(StateReader in) {
    Map<Ipv6Address, Peer> read = new HashMap<>();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      Ipv6Address address = in.address();
      read.put(address, new Peer(address, in.prefix()));
    }
    in.checkNames(count, read.size());
    known = read;
    changed = !known.equals(configured);
  }
}
