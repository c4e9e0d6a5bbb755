package org.maarg.performance.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Registers every mobile node, and takes it through as many MAARs as are to be behind it. What is
 * refused or lost is asked again.
 */
final class SetUp implements LoadDriver.Work {
  private static final int UNDER_WAY = 128;
  private static final int ATTEMPTS_OF_EACH = 20;

  private final LoadDriver driver;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Deque<Integer> again = new ArrayDeque<>();
  private final long attemptsAllowed;
  private int next;
  private int stage;
  private int settled;
  private long attempts;
  private String last = "";

  private SetUp(LoadDriver driver) {
    this.driver = driver;
    this.attemptsAllowed =
        (long) ATTEMPTS_OF_EACH * driver.plan().mns() * (driver.plan().previous() + 1);
  }

  /**
   * Begins; on the event loop.
   *
   * @return when all is as it should be; fails with a {@link LoadException}
   */
  static CompletableFuture<Void> begin(LoadDriver driver) {
    SetUp setUp = new SetUp(driver);
    driver.turnTo(setUp, new Meter());
    setUp.fill();
    return setUp.done;
  }

  private void fill() {
    while (!done.isDone() && driver.underWay() < UNDER_WAY && sendOne()) {
      attempts++;
    }
  }

  private boolean sendOne() {
    Integer late = again.poll();
    if (late != null) {
      driver.again(late, System.nanoTime());
      return true;
    }
    if (next == driver.plan().mns()) {
      return false;
    }
    if (stage == 0) {
      driver.register(next, System.nanoTime());
    } else {
      driver.move(next, System.nanoTime());
    }
    next++;
    return true;
  }

  @Override
  public void ended(int mn, Optional<Integer> status, long dueNanos) {
    if (status.equals(Optional.of(0))) {
      settled++;
    } else {
      last = status.map(it -> "status " + it).orElse("no answer");
      again.add(mn);
    }
    if (attempts > attemptsAllowed) {
      done.completeExceptionally(
          new LoadException("the target does not register all mobile nodes; the last: " + last));
    }
    if (settled == driver.plan().mns()) {
      nextStage();
    }
    fill();
  }

  private void nextStage() {
    settled = 0;
    next = 0;
    stage++;
    if (stage > driver.plan().previous()) {
      next = driver.plan().mns();
      done.complete(null);
    }
  }
}
