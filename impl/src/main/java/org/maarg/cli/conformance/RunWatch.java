package org.maarg.cli.conformance;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.maarg.conformance.Tester;

/** Tells on standard error how far a long run is. */
final class RunWatch implements Runnable {
  private static final long EVERY_SECONDS = 10;

  private final Tester tester;
  private final int cases;
  private final PrintWriter err;
  private final Thread thread = new Thread(this, "maarg-progress");

  private RunWatch(Tester tester, int cases, PrintWriter err) {
    this.tester = tester;
    this.cases = cases;
    this.err = err;
    thread.setDaemon(true);
  }

  /** Begins to tell, with the first line after ten seconds. */
  static RunWatch start(Tester tester, int cases, PrintWriter err) {
    RunWatch watch = new RunWatch(tester, cases, err);
    watch.thread.start();
    return watch;
  }

  /** Tells no more; stopping again is harmless. */
  void stop() {
    thread.interrupt();
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(EVERY_SECONDS);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        int done = tester.soFar().size();
        err.println(
            "maarg conformance: " + done + " of " + cases + " cases after " + seconds + " s");
        err.flush();
      }
    } catch (InterruptedException e) {
      // The run is over.
      return;
    }
  }
}
