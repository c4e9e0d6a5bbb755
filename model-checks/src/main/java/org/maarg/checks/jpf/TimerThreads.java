package org.maarg.checks.jpf;

import java.util.ArrayDeque;
import java.util.Queue;
import org.maarg.protocol.Timer;
import org.maarg.runtime.Inbox;
import org.maarg.runtime.NodeTimers;
import org.maarg.wire.option.MnId;

/**
 * The shipped {@link NodeTimers} of a node against its inputs: an alarm goes off on a thread of its
 * own whenever it likes, and the expiry asks for its turn, while an input cancels the timer or
 * starts it anew.
 */
final class TimerThreads {
  private static final Timer TIMER = Timer.of(Timer.Kind.RETRANSMIT, MnId.nai("mn"));
  private static final int NEVER = 0;

  private final ThreadHarness.Owner owner = new ThreadHarness.Owner();
  private final Inbox inbox = new Inbox(owner, () -> Thread.currentThread() == owner);
  private final Clock clock = new Clock();
  private final NodeTimers timers =
      new NodeTimers(clock, task -> inbox.enter(new Turn(task, false)), timer -> fired());
  private boolean cancelled;

  /** How many alarms must have gone off before the timer may fire. */
  private int due = 1;

  private int fires;
  private int inputs;

  private TimerThreads() {}

  /** What is cancelled does not fire any more, wherever its expiry is. */
  static void cancelled() throws InterruptedException {
    TimerThreads threads = new TimerThreads();
    threads.play(
        () -> {
          threads.timers.cancel(TIMER);
          threads.cancelled = true;
        });
    if (threads.fires > 1) {
      fail("fires " + threads.fires + " times");
    }
  }

  /** What is started anew fires at the new time, and not by an expiry of before. */
  static void restarted() throws InterruptedException {
    TimerThreads threads = new TimerThreads();
    threads.play(
        () -> {
          threads.timers.start(TIMER, 1);
          threads.due = threads.clock.set();
        });
    if (threads.fires == NEVER) {
      fail("does not fire at its new time");
    }
  }

  private static void fail(String what) {
    throw new AssertionError("timers: " + what);
  }

  /** Arms the timer, and lets an input come while it may run out. */
  private void play(Runnable input) throws InterruptedException {
    owner.start();
    clock.start();
    inbox.enter(new Turn(() -> timers.start(TIMER, 1), true));
    inbox.enter(new Turn(input, true));
    awaitInputs(2);
    clock.finish();
    clock.join();
    owner.finish();
    owner.join();
    if (timers.count() != 0) {
      fail("still armed");
    }
  }

  private void fired() {
    if (Thread.currentThread() != owner) {
      fail("fires on a stranger's thread");
    } else if (cancelled) {
      fail("fires after it was cancelled");
    } else if (!clock.hasGoneOff(due)) {
      fail("fires before its time");
    }
    fires++;
  }

  private synchronized void taken() {
    inputs++;
    notifyAll();
  }

  private synchronized void awaitInputs(int least) throws InterruptedException {
    while (inputs < least) {
      wait();
    }
  }

  /** What happens on the owner's thread when its turn has come. */
  private final class Turn implements Inbox.Entry {
    private final Runnable handling;
    private final boolean input;

    Turn(Runnable handling, boolean input) {
      this.handling = handling;
      this.input = input;
    }

    @Override
    public void handle() {
      handling.run();
      if (input) {
        taken();
      }
    }

    @Override
    public void refuse() {
      fail("refused");
    }
  }

  /** An alarm that was set. */
  private static final class Alarm {
    private final int number;
    private final Runnable task;

    Alarm(int number, Runnable task) {
      this.number = number;
      this.task = task;
    }
  }

  /** Alarms go off one after the other, at any moment after they were set. */
  private static final class Clock extends Thread implements NodeTimers.Alarms {
    private final Queue<Alarm> alarms = new ArrayDeque<>();
    private int set;
    private int last;
    private boolean finished;

    @Override
    public synchronized Runnable after(long millis, Runnable task) {
      set++;
      Alarm alarm = new Alarm(set, task);
      alarms.add(alarm);
      notifyAll();
      return () -> takeBack(alarm);
    }

    private synchronized void takeBack(Alarm alarm) {
      alarms.remove(alarm);
    }

    /** How many have been set. */
    synchronized int set() {
      return set;
    }

    synchronized boolean hasGoneOff(int number) {
      return last >= number;
    }

    synchronized void finish() {
      finished = true;
      notifyAll();
    }

    private synchronized Alarm next() throws InterruptedException {
      while (alarms.isEmpty() && !finished) {
        wait();
      }
      if (!alarms.isEmpty()) {
        last = alarms.element().number;
      }
      return alarms.poll();
    }

    @Override
    public void run() {
      try {
        for (Alarm next = next(); next != null; next = next()) {
          next.task.run();
        }
      } catch (InterruptedException interrupted) {
        fail("interrupted");
      }
    }
  }
}
