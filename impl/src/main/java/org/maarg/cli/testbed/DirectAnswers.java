package org.maarg.cli.testbed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.MobilityMessage;

/**
 * How long acknowledgements take from MAAR to MAAR, as in locator mode (RFC 8885 3.3): from the
 * moment when a P-MAAR says it until the S-MAAR reads it. The first between two of them waits for
 * their security association, if they are to have one.
 */
final class DirectAnswers implements NodeObserver {
  private static final double MILLION = 1e6;

  private record Pair(Ipv6Address from, Ipv6Address to) {}

  private final Set<Ipv6Address> maars;
  private final Map<Pair, Long> underWay = new HashMap<>();
  private final Set<Pair> known = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  DirectAnswers(int maars) {
    this.maars =
        IntStream.rangeClosed(1, maars)
            .mapToObj(Bench::maarAddress)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    if (isDirect(from, to, message)) {
      underWay.putIfAbsent(new Pair(from, to), System.nanoTime());
    }
  }

  @Override
  public synchronized void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    Pair pair = new Pair(from, to);
    Long start = underWay.remove(pair);
    if (start != null && isDirect(from, to, message)) {
      double millis = (System.nanoTime() - start) / MILLION;
      boolean first = known.add(pair) && !known.contains(new Pair(to, from));
      String which = first ? "first between these two" : "later";
      lines.add(String.format(Locale.ROOT, "%s > %s: %.1f ms, %s", from, to, millis, which));
    }
  }

  private boolean isDirect(Ipv6Address from, Ipv6Address to, MobilityMessage message) {
    return message instanceof BindingAcknowledgement && maars.contains(from) && maars.contains(to);
  }

  /** A line for each, in their order. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
