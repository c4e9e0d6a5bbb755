package org.maarg.protocol;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MobilityOptions;

/**
 * The prefixes that one MAAR has assigned to a mobile node: "a single prefix or a set of prefixes"
 * (RFC 8885 3.5), managed as one session (RFC 5213 5.4). Never empty, each prefix once, in the
 * order of their addresses, so that equal sets are equal lists. Unmodifiable.
 */
public final class PrefixSet extends AbstractList<Ipv6Prefix> {
  /**
   * Most prefixes of a set. With all else that an answer can have to tell of one MAAR, so many fit
   * into one message (decision pba-size).
   */
  public static final int MOST = 8;

  // One prefix is the rule: then the second reference costs nothing but itself.
  private final Ipv6Prefix first;
  private final List<Ipv6Prefix> others;

  private PrefixSet(Ipv6Prefix first, List<Ipv6Prefix> others) {
    this.first = first;
    this.others = others;
  }

  /** The set of one prefix. */
  public static PrefixSet of(Ipv6Prefix prefix) {
    return new PrefixSet(prefix, List.of());
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
    return Optional.of(new PrefixSet(sorted.get(0), List.copyOf(sorted.subList(1, sorted.size()))));
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
    return named.size() == size() && named.containsAll(this);
  }

  /** True if one of these is of the set. */
  public boolean hasOneOf(List<Ipv6Prefix> named) {
    for (Ipv6Prefix prefix : named) {
      if (contains(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The lowest. */
  public Ipv6Prefix first() {
    return first;
  }

  @Override
  public Ipv6Prefix get(int index) {
    return index == 0 ? first : others.get(index - 1);
  }

  @Override
  public int size() {
    return 1 + others.size();
  }

  /** The prefixes, with a comma between them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(first.toString());
    for (Ipv6Prefix other : others) {
      text.append(", ").append(other.toString());
    }
    return text.toString();
  }
}
