package org.maarg.checks.jpf;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.maarg.runtime.Inbox;

/**
 * Threads at the shipped {@link Inbox} of a node, for a software model checker: socket, timer and
 * operator bring entries, the owner's thread handles them. The node is a field without any
 * protection, so that two threads at it show as a race; an owner that nobody wakes shows as a
 * deadlock.
 */
public final class ThreadHarness {
  private final Owner owner;
  private final Inbox inbox;
  private final int expected;
  private int handled;

  private ThreadHarness(int expected) {
    this.expected = expected;
    this.owner = new Owner();
    this.inbox = new Inbox(owner, () -> Thread.currentThread() == owner);
  }

  /**
   * Runs a scenario.
   *
   * @param args {@code hand-over}, {@code close}, {@code again}, {@code timer-cancelled} or {@code
   *     timer-restarted}
   */
  public static void main(String[] args) throws InterruptedException {
    switch (args[0]) {
      case "hand-over" -> handOver();
      case "close" -> close();
      case "again" -> again();
      case "timer-cancelled" -> TimerThreads.cancelled();
      case "timer-restarted" -> TimerThreads.restarted();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** A receiver brings two messages while a timer fires. */
  private static void handOver() throws InterruptedException {
    ThreadHarness harness = new ThreadHarness(3);
    Item first = harness.new Item("first");
    Item second = harness.new Item("second", first);
    Item timer = harness.new Item("timer");
    harness.owner.start();
    Bringer receiver = new Bringer(harness.inbox, first, second);
    receiver.start();
    harness.inbox.enter(timer);
    receiver.join();
    harness.owner.join();
    first.mustBe(1, 0);
    second.mustBe(1, 0);
    timer.mustBe(1, 0);
  }

  /** An operator closes while a receiver brings two messages; later ones are refused. */
  private static void close() throws InterruptedException {
    ThreadHarness harness = new ThreadHarness(Integer.MAX_VALUE);
    Item first = harness.new Item("first");
    Item second = harness.new Item("second");
    Item late = harness.new Item("late");
    harness.owner.start();
    Bringer receiver = new Bringer(harness.inbox, first, second);
    receiver.start();
    harness.inbox.close();
    harness.inbox.enter(late);
    late.mustBe(0, 1);
    receiver.join();
    harness.owner.finish();
    harness.owner.join();
    first.mustBeOnce();
    second.mustBeOnce();
    late.mustBe(0, 1);
  }

  /** What comes while an entry is handled, from the owner itself or another, waits for its turn. */
  private static void again() throws InterruptedException {
    ThreadHarness harness = new ThreadHarness(3);
    Item inner = harness.new Item("inner");
    Item outer = harness.new Item("outer");
    Item other = harness.new Item("other");
    outer.brings = new Item[] {inner};
    harness.owner.start();
    Bringer receiver = new Bringer(harness.inbox, outer);
    receiver.start();
    harness.inbox.enter(other);
    receiver.join();
    harness.owner.join();
    outer.mustBe(1, 0);
    inner.mustBe(1, 0);
    other.mustBe(1, 0);
  }

  private static void fail(String what) {
    throw new AssertionError("hand-over: " + what);
  }

  /** Brings entries one after the other. */
  private static final class Bringer extends Thread {
    private final Inbox inbox;
    private final Item[] items;

    Bringer(Inbox inbox, Item... items) {
      this.inbox = inbox;
      this.items = items;
    }

    @Override
    public void run() {
      for (Item item : items) {
        inbox.enter(item);
      }
    }
  }

  /** An entry that knows what has become of it, and which one must have been handled before. */
  private final class Item implements Inbox.Entry {
    private final String name;
    private final Item[] before;
    private Item[] brings = {};
    private boolean busy;
    private int times;
    private int refusals;

    Item(String name, Item... before) {
      this.name = name;
      this.before = before;
    }

    @Override
    public void handle() {
      if (Thread.currentThread() != owner) {
        fail(name + " is handled on a stranger's thread");
      } else if (times + refusals > 0) {
        fail(name + " is handled again");
      }
      for (Item earlier : before) {
        if (earlier.times == 0) {
          fail(name + " overtakes " + earlier.name);
        }
      }
      busy = true;
      times++;
      handled++;
      for (Item inner : brings) {
        inbox.enter(inner);
        if (inner.times > 0) {
          fail(inner.name + " is handled within " + name);
        }
      }
      busy = false;
      if (handled == expected) {
        owner.finish();
      }
    }

    @Override
    public void refuse() {
      refusals++;
    }

    void mustBe(int handledTimes, int refusedTimes) {
      if (times != handledTimes || refusals != refusedTimes || busy) {
        fail(name + " is handled " + times + " times, refused " + refusals + " times");
      }
    }

    void mustBeOnce() {
      if (times + refusals != 1) {
        mustBe(1, 0);
      }
    }
  }

  /** Stands for an event loop: runs tasks one by one on its thread until told to finish. */
  static final class Owner extends Thread implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean finished;

    @Override
    public synchronized void execute(Runnable task) {
      tasks.add(task);
      notifyAll();
    }

    synchronized void finish() {
      finished = true;
      notifyAll();
    }

    private synchronized Runnable next() throws InterruptedException {
      while (tasks.isEmpty() && !finished) {
        wait();
      }
      return tasks.poll();
    }

    @Override
    public void run() {
      try {
        for (Runnable task = next(); task != null; task = next()) {
          task.run();
        }
      } catch (InterruptedException interrupted) {
        fail("interrupted");
      }
    }
  }
}
