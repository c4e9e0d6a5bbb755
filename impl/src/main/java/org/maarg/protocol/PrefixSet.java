package org.maarg.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MobilityOptions;

// Implements: 5213-5.4-3
/**
 * The prefixes that one MAAR has assigned to a mobile node: a single prefix or a set (RFC 8885
 * 3.5), managed as one session (RFC 5213 5.4). Never empty, each prefix once, in the order of their
 * addresses.
 */
public final class PrefixSet implements Iterable<Ipv6Prefix> {
  /**
   * Most prefixes of a set. With all else that an answer can have to tell of one MAAR, so many fit
   * into one message (decision pba-size).
   */
  public static final int MOST = 8;

  private final List<Ipv6Prefix> prefixes;

  private PrefixSet(List<Ipv6Prefix> prefixes) {
    this.prefixes = prefixes;
  }

  /** The set of one prefix. */
  public static PrefixSet of(Ipv6Prefix prefix) {
    return new PrefixSet(List.of(prefix));
  }

  /** The set of these prefixes, in whatever order; empty if there are none, too many or doubles. */
  public static Optional<PrefixSet> of(List<Ipv6Prefix> prefixes) {
    if (prefixes.isEmpty() || prefixes.size() > MOST) {
      return Optional.empty();
    }
    List<Ipv6Prefix> sorted = new ArrayList<>(prefixes);
    Collections.sort(sorted);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).equals(sorted.get(i - 1))) {
        return Optional.empty();
      }
    }
    return Optional.of(new PrefixSet(List.copyOf(sorted)));
  }

  /** The prefixes that a message names, as it names them. */
  public static List<Ipv6Prefix> namedIn(MobilityOptions options) {
    List<Ipv6Prefix> named = new ArrayList<>(2);
    for (HomeNetworkPrefix option : options.all(HomeNetworkPrefix.class)) {
      named.add(option.prefix());
    }
    return named;
  }

  // Implements: 5213-5.4.1.1-4
  /** True if these are the prefixes of the set, all of them and as many, in whatever order. */
  public boolean isExactly(List<Ipv6Prefix> named) {
    return named.size() == prefixes.size() && named.containsAll(prefixes);
  }

  /** True if one of these is of the set. */
  public boolean hasOneOf(Iterable<Ipv6Prefix> named) {
    for (Ipv6Prefix prefix : named) {
      if (contains(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** True if this prefix is of the set; one that lies in it is not. */
  public boolean contains(Ipv6Prefix prefix) {
    return prefixes.contains(prefix);
  }

  /** The lowest. */
  public Ipv6Prefix first() {
    return prefixes.get(0);
  }

  /** How many there are, 1..{@link #MOST}. */
  public int size() {
    return prefixes.size();
  }

  /** In the order of their addresses; unmodifiable. */
  public List<Ipv6Prefix> asList() {
    return prefixes;
  }

  @Override
  public Iterator<Ipv6Prefix> iterator() {
    return prefixes.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrefixSet that && prefixes.equals(that.prefixes);
  }

  @Override
  public int hashCode() {
    return prefixes.hashCode();
  }

  /** The prefixes, with a comma between them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Ipv6Prefix prefix : prefixes) {
      text.append(text.length() == 0 ? "" : ", ").append(prefix.toString());
    }
    return text.toString();
  }
}
