package org.maarg.checks.explore;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Time that a thread had a processor for: unlike the clock's, it does not depend on the load. */
final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  /** Of the thread that asks, in nanoseconds. */
  static long ofThisThread() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
