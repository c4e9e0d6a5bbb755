package org.maarg.security.live;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.maarg.sim.Counters.Traffic;

/**
 * What a fan-out did.
 *
 * @param traffic packets and octets of each node, by name: CMD, MAAR001, MAAR002 and so on; octets
 *     are those of Mobility Headers
 * @param updates Binding Updates that the CMD sent
 * @param updateOctets their octets
 * @param triggers Binding Updates that the CMD got
 * @param triggerOctets their octets
 * @param burst when the CMD sent its updates, without those that follow from replays
 */
public record FanOutResult(
    SortedMap<String, Traffic> traffic,
    long updates,
    long updateOctets,
    long triggers,
    long triggerOctets,
    BurstShape burst) {
  /** The name of the CMD in {@link #traffic}. */
  public static final String CMD = "CMD";

  /** The name of a MAAR in {@link #traffic}; sorts by number. */
  public static String maarName(int number) {
    return String.format(Locale.ROOT, "MAAR%03d", number);
  }

  /** Updates out of the CMD for each update into it. */
  public double packetAmplification() {
    return (double) updates / triggers;
  }

  /** Octets of updates out of the CMD for each octet of updates into it. */
  public double octetAmplification() {
    return (double) updateOctets / triggerOctets;
  }

  static FanOutResult of(
      SortedMap<String, Traffic> traffic,
      List<SentUpdate> updates,
      int firstWave,
      List<SentUpdate> triggers) {
    return new FanOutResult(
        traffic,
        updates.size(),
        octets(updates),
        triggers.size(),
        octets(triggers),
        BurstShape.of(updates.stream().limit(firstWave).map(SentUpdate::atMicros).toList()));
  }

  private static long octets(List<SentUpdate> updates) {
    return updates.stream().mapToLong(SentUpdate::octets).sum();
  }

  /**
   * A Binding Update on the wire.
   *
   * @param atMicros when it was sent, in microseconds since any moment
   * @param octets of its Mobility Header
   */
  record SentUpdate(long atMicros, int octets) {}
}
