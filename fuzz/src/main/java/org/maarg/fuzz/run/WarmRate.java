package org.maarg.fuzz.run;

import java.util.ArrayDeque;

/**
 * How many executions a CPU second holds once the Java machine is warm. While it is not, most of
 * the work is the compiler's, which says nothing of the target: the first quarter of the work does
 * not count. libFuzzer tells its count whenever it doubles, so there is one near a quarter.
 */
final class WarmRate {
  private static final double COLD_PART = 0.25;

  private record Count(long executions, double cpuSeconds) {}

  private final ArrayDeque<Count> counts = new ArrayDeque<>();

  /** Takes in how many executions there were until now, and how much work. */
  void read(long executions, double cpuSeconds) {
    counts.add(new Count(executions, cpuSeconds));
    while (counts.size() > 2 && counts.getFirst().cpuSeconds() < COLD_PART * cpuSeconds) {
      counts.removeFirst();
    }
  }

  /** The rate; 0 if there were not two counts. */
  double perCpuSecond() {
    if (counts.isEmpty()) {
      return 0;
    }
    double cpu = counts.getLast().cpuSeconds() - counts.getFirst().cpuSeconds();
    long executions = counts.getLast().executions() - counts.getFirst().executions();
    return cpu > 0 ? executions / cpu : 0;
  }
}
