package org.maarg.fuzz.peers;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A local mobility anchor that knows RFC 5213 alone, and decides by 5.3.1 to 5.3.5 and 5.5 what it
 * is asked. Its window for Timestamps is wide, for the machine may be slow.
 */
final class PlainAnchor implements AutoCloseable {
  static final int OUT_OF_WINDOW = 135;

  private static final int NOT_ENABLED = 152;
  private static final int NOT_AUTHORIZED_FOR_PREFIX = 155;
  private static final int MISMATCH = 156;
  private static final int LOWER = 157;
  private static final long WINDOW_MILLIS = 20_000;
  private static final int HALF = 1 << 15;

  /** What the anchor has accepted of a mobile node last; a Timestamp in hex, empty for none. */
  private record Entry(Option prefix, int sequence, String stamp) {}

  final PlainPeer peer = new PlainPeer();

  /** The longest lifetime granted, in units of 4 seconds. */
  int mostLifetime = 15;

  /** How far the anchor's clock is ahead, in milliseconds. */
  long ahead;

  private final Map<Option, Entry> bindingCache = new HashMap<>();
  private final Set<Option> withoutService = new HashSet<>();

  PlainAnchor() throws IOException {}

  /** RFC 6275 9.5.1: newer by less than half of the numbers there are. */
  static boolean isNewer(int number, int than) {
    int distance = (number - than) & 0xffff;
    return distance != 0 && distance < HALF;
  }

  /** Gives a mobile node an entry as if a gateway had registered it. */
  void holds(String nai, String prefix, int sequence, long stampMillis) {
    String stamp = stampMillis == 0 ? "" : Option.timestamp(stampMillis).data();
    bindingCache.put(Option.mobileNode(nai), new Entry(Option.prefix(prefix), sequence, stamp));
  }

  void deniesService(String nai) {
    withoutService.add(Option.mobileNode(nai));
  }

  boolean knows(String nai) {
    return bindingCache.containsKey(Option.mobileNode(nai));
  }

  /** The next update, which has the form that a gateway owes. */
  Heard next() throws IOException {
    Heard update = peer.receive();
    GatewayForm.check(update);
    return update;
  }

  /** The next update if one comes in this time. */
  Optional<Heard> next(long millis) throws IOException {
    Optional<Heard> update = peer.receive(millis);
    update.ifPresent(GatewayForm::check);
    return update;
  }

  /** Decides, and answers; tells the status, or nothing if the update is ignored. */
  Optional<Integer> serve(Heard update) throws IOException {
    Optional<Integer> status = judge(update);
    if (status.isPresent()) {
      peer.send(answer(update, status.get()));
    }
    return status;
  }

  private long now() {
    return System.currentTimeMillis() + ahead;
  }

  /**
   * In the order of 5.3.1, but for options that are missing, which {@link GatewayForm} has looked
   * for; what is accepted is remembered.
   */
  private Optional<Integer> judge(Heard update) {
    Option mobileNode = update.only(Option.MOBILE_NODE_IDENTIFIER);
    Optional<Entry> entry = Optional.ofNullable(bindingCache.get(mobileNode));
    int status = withoutService.contains(mobileNode) ? NOT_ENABLED : order(update, entry);
    if (status == 0) {
      status = prefix(update, mobileNode);
    }
    boolean ends = update.lifetime() == 0;
    if (status == 0 && ends && entry.isEmpty()) {
      return Optional.empty();
    }
    if (status == 0 && ends) {
      // MinDelayBeforeBCEDelete (5.3.5) matters to nobody here.
      bindingCache.remove(mobileNode);
    } else if (status == 0) {
      bindingCache.put(mobileNode, entryOf(update));
    }
    return Optional.of(status);
  }

  private static Entry entryOf(Heard update) {
    String stamp = update.all(Option.TIMESTAMP).stream().map(Option::data).findFirst().orElse("");
    return new Entry(update.only(Option.HOME_NETWORK_PREFIX), update.sequence(), stamp);
  }

  /** 5.5: the Timestamp, or the sequence number where there is none. */
  private int order(Heard update, Optional<Entry> entry) {
    if (update.all(Option.TIMESTAMP).isEmpty()) {
      boolean isOld = entry.isPresent() && !isNewer(update.sequence(), entry.get().sequence());
      return isOld ? OUT_OF_WINDOW : 0;
    }
    Option stamp = update.only(Option.TIMESTAMP);
    int order = entry.map(it -> stamp.data().compareTo(it.stamp())).orElse(1);
    if (order < 0) {
      return LOWER;
    }
    boolean isClose = Math.abs(stamp.epochMillis() - now()) <= WINDOW_MILLIS;
    return order > 0 && isClose ? 0 : MISMATCH;
  }

  /** 5.4.1.1 (3). */
  private int prefix(Heard update, Option mobileNode) {
    Option prefix = update.only(Option.HOME_NETWORK_PREFIX);
    boolean isTaken =
        bindingCache.entrySet().stream()
            .anyMatch(
                it -> !it.getKey().equals(mobileNode) && it.getValue().prefix().equals(prefix));
    return isTaken ? NOT_AUTHORIZED_FOR_PREFIX : 0;
  }

  /** By 5.3.6; what it has of the update's options it has as they came. */
  Draft answer(Heard update, int status) {
    Draft answer = Draft.acknowledgement(update, status);
    answer.lifetime = Math.min(answer.lifetime, mostLifetime);
    update.options().forEach(answer::with);
    if (status == MISMATCH || status == LOWER) {
      answer.replace(Option.timestamp(now()));
    } else if (status == OUT_OF_WINDOW) {
      Option mobileNode = update.only(Option.MOBILE_NODE_IDENTIFIER);
      Entry entry = bindingCache.get(mobileNode);
      answer.sequence = entry == null ? answer.sequence : entry.sequence();
    }
    return answer;
  }

  @Override
  public void close() {
    peer.close();
  }
}
