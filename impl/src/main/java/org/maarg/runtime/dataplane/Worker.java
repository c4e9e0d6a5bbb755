package org.maarg.runtime.dataplane;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which the host is changed, in the order in which it was asked for; but what can
 * wait waits a little, for a change locks others out of the kernel, on this thread or another. What
 * fails is logged and counted; the rest goes on.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxDataPlane.class);
  private static final int STOP_SECONDS = 15;
  private static final int MICROS = 1_000;

  /** How long what can wait does so, unless something about the same comes: as handovers take. */
  private static final int PAUSE_MILLIS = 30;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "maarg-forwarding");
            made.setDaemon(true);
            return made;
          });
  private final AtomicLong failures = new AtomicLong();

  /** What is asked for and has not begun; nothing that can wait begins before it. */
  private final AtomicInteger urgent = new AtomicInteger();

  /** Used by the thread alone. */
  private final Deque<Rest> rest = new ArrayDeque<>();

  private final Runnable commit;

  /** What can wait until nothing else is to be done, or until something about the same is. */
  private record Rest(Object about, String what, Runnable task) {
    boolean isAboutOneOf(Set<?> things) {
      return things.contains(about);
    }
  }

  /**
   * A thread with nothing to do.
   *
   * @param commit what tasks have prepared is done by it, for all those at once that wait
   */
  Worker(Runnable commit) {
    this.commit = commit;
  }

  /** The thread itself, for what is not to be counted. */
  ScheduledExecutorService thread() {
    return thread;
  }

  /** Does something when its turn has come. */
  void submit(String what, Runnable task) {
    submit(Set.of(), what, task);
  }

  /** As {@link #submit(String, Runnable)}, and before it what waits and is about one of these. */
  void submit(Set<?> things, String what, Runnable task) {
    urgent.incrementAndGet();
    execute(
        what,
        () -> {
          urgent.decrementAndGet();
          hurry(things);
          attempt(what, task);
          if (urgent.get() == 0) {
            attempt("what was prepared", commit);
          }
        });
  }

  /** Does something soon, in the order in which such is asked for, when nothing urgent waits. */
  void later(Object about, String what, Runnable task) {
    execute(
        what,
        () -> {
          rest.addLast(new Rest(about, what, task));
          doRestSoon();
        });
  }

  /** Does something when all that was asked for before has been done. */
  void last(String what, Runnable task) {
    execute(
        what,
        () -> {
          doAll();
          attempt(what, task);
        });
  }

  private void doRestSoon() {
    var unused = thread.schedule(this::doRest, PAUSE_MILLIS, MILLISECONDS);
  }

  private void execute(String what, Runnable whole) {
    try {
      thread.execute(whole);
    } catch (RejectedExecutionException e) {
      LOG.debug("not done any more: {}", what);
    }
  }

  private void hurry(Set<?> things) {
    List<Rest> due = rest.stream().filter(one -> one.isAboutOneOf(things)).toList();
    if (!due.isEmpty()) {
      attempt("what was prepared", commit); // It may be about the same as well.
    }
    for (Rest one : due) {
      rest.remove(one);
      attempt(one.what(), one.task());
    }
  }

  private void doRest() {
    while (urgent.get() == 0 && !rest.isEmpty()) {
      doNext();
    }
    if (!rest.isEmpty()) {
      doRestSoon();
    }
  }

  private void doAll() {
    attempt("what was prepared", commit);
    while (!rest.isEmpty()) {
      doNext();
    }
  }

  private void doNext() {
    Rest next = rest.removeFirst();
    attempt(next.what(), next.task());
  }

  /** Does something again and again, this long after it was done last, if all else is done. */
  void repeat(String what, int millis, Runnable task) {
    Runnable idle =
        () -> {
          if (urgent.get() == 0 && rest.isEmpty()) {
            attempt(what, task);
          }
        };
    var unused = thread.scheduleWithFixedDelay(idle, millis, millis, MILLISECONDS);
  }

  private void attempt(String what, Runnable task) {
    if (isStopped()) {
      return; // All that there was has been removed.
    }
    long start = System.nanoTime();
    try {
      task.run();
      LOG.debug("{} took {} us", what, (System.nanoTime() - start) / MICROS);
    } catch (RuntimeException e) {
      failed(what, String.valueOf(e.getMessage()));
    }
  }

  /** Logs and counts what has failed. */
  void failed(String what, String reason) {
    failures.incrementAndGet();
    LOG.error("{}: {}", what, reason);
  }

  /** What has failed so far. */
  long failures() {
    return failures.get();
  }

  /** True once the last task has begun. */
  boolean isStopped() {
    return thread.isShutdown();
  }

  /** Does something as the last of all, and waits for it; again is harmless. */
  void stop(Runnable last) {
    Runnable whole =
        () -> {
          doAll();
          thread.shutdown(); // Nothing periodic comes after this.
          last.run();
        };
    try {
      CompletableFuture.runAsync(whole, thread).get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException e) {
      return;
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("cannot remove all that was set up: {}", String.valueOf(e.getMessage()));
    }
    thread.shutdownNow();
  }
}
