package org.maarg.performance.record;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of each figure, whose median counts
 * @param round duration of a round under load
 * @param warmUp before the first round
 * @param benchMillis length of an iteration of a benchmark
 * @param mns numbers of mobile nodes, the greatest last
 * @param middle mobile nodes where one number has to do
 * @param overload duration of the overload
 * @param previous numbers of previous MAARs
 * @param messages that the codec reads and writes
 */
public record Scale(
    int rounds,
    Duration round,
    Duration warmUp,
    int benchMillis,
    List<Integer> mns,
    int middle,
    Duration overload,
    List<Integer> previous,
    List<String> messages) {
  /** What the page tells. */
  public static final Scale FULL =
      new Scale(
          5,
          Duration.ofSeconds(2),
          Duration.ofSeconds(8),
          300,
          List.of(1_000, 16_000, 128_000, 1_000_000),
          16_000,
          Duration.ofSeconds(60),
          List.of(1, 2, 5, 10, 20),
          List.of("initial-pbu", "relayed-pbu", "pba-1", "pba-5", "pba-40"));

  /** Proves in seconds that everything runs; its figures mean nothing. */
  public static final Scale SHORT =
      new Scale(
          1,
          Duration.ofMillis(200),
          Duration.ofMillis(200),
          2,
          List.of(10, 20),
          20,
          Duration.ofMillis(500),
          List.of(1, 2),
          List.of("relayed-pbu"));

  /** The greatest number of mobile nodes. */
  int most() {
    return mns.get(mns.size() - 1);
  }
}
