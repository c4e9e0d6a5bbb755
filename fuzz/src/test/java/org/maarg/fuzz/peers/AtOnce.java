package org.maarg.fuzz.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;

/** Scripts that mostly wait for a node's timers, and so run all at the same time. */
final class AtOnce {
  private static final int PATIENCE_SECONDS = 60;

  /** What a test does. */
  interface Script {
    void run() throws Exception;
  }

  private AtOnce() {}

  /** Starts all; each test is the end of one. */
  static List<DynamicTest> tests(Map<String, Script> scripts) {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<DynamicTest> tests = new ArrayList<>();
    scripts.forEach(
        (name, script) -> {
          Future<?> end =
              threads.submit(
                  () -> {
                    script.run();
                    return null;
                  });
          tests.add(DynamicTest.dynamicTest(name, () -> await(end)));
        });
    threads.shutdown();
    return tests;
  }

  private static void await(Future<?> end) throws Throwable {
    try {
      end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
