package org.maarg.security.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When packets left a node: the shape of a burst. Times are in microseconds, the first packet is at
 * 0.
 */
public final class BurstShape {
  /** Lengths of the windows in which peaks are told, in milliseconds. */
  public static final List<Integer> WINDOWS_MILLIS = List.of(1, 10, 100);

  private static final int MICROS_PER_MILLI = 1_000;

  private final long[] times;

  private BurstShape(long[] times) {
    this.times = times;
  }

  /** The shape of packets that left at these times, in any order and since any moment. */
  public static BurstShape of(List<Long> micros) {
    long[] times = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    long first = times.length == 0 ? 0 : times[0];
    return new BurstShape(Arrays.stream(times).map(time -> time - first).toArray());
  }

  /** Number of packets. */
  public int packets() {
    return times.length;
  }

  /** From the first packet to the last, in microseconds; 0 without packets. */
  public long spanMicros() {
    return times.length == 0 ? 0 : times[times.length - 1];
  }

  /** Most packets in any window of this length, in milliseconds, wherever it begins. */
  public int peak(int windowMillis) {
    return peakWithin((long) windowMillis * MICROS_PER_MILLI);
  }

  /** Most packets in any window of this length, its begin included and its end not. */
  int peakWithin(long windowMicros) {
    int most = 0;
    int begin = 0;
    for (int end = 0; end < times.length; end++) {
      while (times[end] - times[begin] >= windowMicros) {
        begin++;
      }
      most = Math.max(most, end - begin + 1);
    }
    return most;
  }

  /**
   * Median time between a packet and the next, in microseconds, among those after the first {@code
   * packets}: of what a pacer held back. 0 if there are none.
   */
  public long medianGapAfter(int packets) {
    List<Long> gaps = new ArrayList<>();
    for (int i = Math.max(1, packets); i < times.length; i++) {
      gaps.add(times[i] - times[i - 1]);
    }
    gaps.sort(null);
    return gaps.isEmpty() ? 0 : gaps.get(gaps.size() / 2);
  }

  /** Most packets that left in one instant, among those after the first {@code packets}. */
  int largestBatchAfter(int packets) {
    int most = 0;
    int batch = 0;
    for (int i = packets; i < times.length; i++) {
      batch = i > packets && times[i] == times[i - 1] ? batch + 1 : 1;
      most = Math.max(most, batch);
    }
    return most;
  }

  @Override
  public String toString() {
    return packets() + " packets in " + spanMicros() + " us, at " + Arrays.toString(times);
  }
}
