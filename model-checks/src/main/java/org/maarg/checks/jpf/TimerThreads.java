package org.maarg.checks.jpf;

import java.util.ArrayDeque;
import java.util.Queue;
import org.maarg.protocol.Timer;
import org.maarg.runtime.Inbox;
import org.maarg.runtime.NodeTimers;
import org.maarg.wire.option.MnId;

/**
 * The shipped {@link NodeTimers} of a node against its inputs: an alarm goes off on a thread of its
 * own whenever it likes, which is what makes time go on, and the expiry asks for its turn, while an
 * input cancels the timer or starts it anew.
 */
final class TimerThreads {
  private static final Timer TIMER = Timer.of(Timer.Kind.RETRANSMIT, MnId.nai("mn"));
  private static final int NEVER = 0;
  private static final int INPUTS = 2;

  private final ThreadHarness.Owner owner = new ThreadHarness.Owner();
  private final Inbox inbox = new Inbox(owner, () -> Thread.currentThread() == owner);
  private final Clock clock = new Clock();
  private final NodeTimers timers =
      new NodeTimers(clock, task -> inbox.enter(new Turn(task, false)), timer -> fired());
  private boolean cancelled;

  /** When the timer may fire. */
  private long due = Clock.MILLI;

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
          threads.due = threads.clock.nanoTime() + Clock.MILLI;
          threads.timers.start(TIMER, 1);
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
    } else if (clock.nanoTime() < due) {
      fail("fires before its time");
    }
    fires++;
  }

  /** Time ends when both inputs have been taken and nothing is armed. */
  private void rest() {
    if (inputs == INPUTS && timers.count() == 0) {
      clock.finish();
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
        inputs++;
      }
      rest();
    }

    @Override
    public void refuse() {
      fail("refused");
    }
  }

  /** An alarm that was set. */
  private static final class Alarm {
    private final long at;
    private final Runnable task;

    Alarm(long at, Runnable task) {
      this.at = at;
      this.task = task;
    }
  }

  /** Alarms go off one after the other, at any moment after they were set. */
  private static final class Clock extends Thread implements NodeTimers.Alarms {
    static final long MILLI = 1_000_000;

    private final Queue<Alarm> alarms = new ArrayDeque<>();
    private long now;
    private boolean finished;

    @Override
    public synchronized long nanoTime() {
      return now;
    }

    @Override
    public synchronized Runnable after(long nanos, Runnable task) {
      Alarm alarm = new Alarm(now + nanos, task);
      alarms.add(alarm);
      notifyAll();
      return () -> takeBack(alarm);
    }

    private synchronized void takeBack(Alarm alarm) {
      alarms.remove(alarm);
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
        now = Math.max(now, alarms.element().at);
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
