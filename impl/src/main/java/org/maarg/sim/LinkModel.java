package org.maarg.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * Decides what becomes of each datagram, by seeded chance and by what has been cut. May be changed
 * while a simulation runs: only datagrams sent later are concerned.
 */
public final class LinkModel {
  /**
   * A copy that arrives.
   *
   * @param delayMillis from sending to arrival, 0 or more
   */
  public record Copy(long delayMillis, Datagram datagram) {}

  private record Direction(Ipv6Address from, Ipv6Address to) {}

  private final Chance chance;
  private final Map<Direction, Faults> overrides = new HashMap<>();
  private final Set<Direction> cut = new HashSet<>();
  private final Set<Ipv6Address> silent = new HashSet<>();
  private final Set<Ipv6Address> deaf = new HashSet<>();
  private final Set<Ipv6Address> island = new HashSet<>();
  private Faults faults;

  /**
   * Links that all treat datagrams alike.
   *
   * @param seed one seed gives one run
   */
  public LinkModel(long seed, Faults faults) {
    this.chance = new Chance(seed);
    this.faults = faults;
  }

  /** Changes how links without an override treat datagrams. */
  public void setFaults(Faults changed) {
    faults = changed;
  }

  /** Overrides the faults of one direction. */
  public void setFaults(Ipv6Address from, Ipv6Address to, Faults changed) {
    overrides.put(new Direction(from, to), changed);
  }

  /** Loses everything in one direction. */
  public void cut(Ipv6Address from, Ipv6Address to) {
    cut.add(new Direction(from, to));
  }

  /** Loses everything a node sends; it still receives. */
  public void silence(Ipv6Address node) {
    silent.add(node);
  }

  /** Loses everything sent to a node; it still sends. */
  public void deafen(Ipv6Address node) {
    deaf.add(node);
  }

  /** Loses everything between these nodes and the others; replaces an earlier partition. */
  public void partition(Set<Ipv6Address> nodes) {
    island.clear();
    island.addAll(nodes);
  }

  /** Ends every cut, silence, deafness and partition; faults stay as they are. */
  public void heal() {
    cut.clear();
    silent.clear();
    deaf.clear();
    island.clear();
  }

  /** True if nothing gets through in this direction. */
  public boolean isCut(Ipv6Address from, Ipv6Address to) {
    return silent.contains(from)
        || deaf.contains(to)
        || island.contains(from) != island.contains(to)
        || (!cut.isEmpty() && cut.contains(new Direction(from, to)));
  }

  /**
   * What arrives of a datagram sent now: no copy, one or two. Draws the same number of times for
   * every datagram, so that faults of one kind do not shift those of another.
   */
  public List<Copy> transmit(Datagram datagram) {
    Faults link = faultsOf(datagram);
    boolean dropped = chance.happens(link.drop());
    boolean duplicated = chance.happens(link.duplicate());
    Copy first = copy(datagram, link);
    Copy second = copy(datagram, link);
    List<Copy> copies = new ArrayList<>(2);
    if (!dropped && !isCut(datagram.source(), datagram.destination())) {
      copies.add(first);
      if (duplicated) {
        copies.add(second);
      }
    }
    return copies;
  }

  private Faults faultsOf(Datagram datagram) {
    if (overrides.isEmpty()) {
      return faults;
    }
    Direction direction = new Direction(datagram.source(), datagram.destination());
    return overrides.getOrDefault(direction, faults);
  }

  private Copy copy(Datagram datagram, Faults link) {
    long delay = link.delayMillis() + (long) chance.below(link.jitterMillis() + 1);
    boolean reordered = chance.happens(link.reorder());
    int extra = 1 + chance.below(link.reorderMillis());
    boolean corrupted = chance.happens(link.corrupt());
    int position = chance.below(datagram.octets().length());
    int change = 1 + chance.below(255);
    return new Copy(
        reordered ? delay + extra : delay,
        corrupted ? changed(datagram, position, change) : datagram);
  }

  private static Datagram changed(Datagram datagram, int position, int change) {
    byte[] octets = datagram.octets().toByteArray();
    octets[position] ^= (byte) change;
    return datagram.withOctets(Octets.of(octets));
  }
}
