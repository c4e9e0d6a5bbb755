package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Timer;
import org.maarg.wire.option.MnId;

/** Timers on an event loop whose time the test moves. */
class NodeTimersTest {
  private static final Timer A = Timer.of(Timer.Kind.RETRANSMIT, MnId.nai("a@example.org"));
  private static final Timer B = Timer.of(Timer.Kind.LIFETIME, MnId.nai("b@example.org"));

  private final EmbeddedChannel channel = stopped();
  private final List<Timer> fired = new ArrayList<>();
  private final NodeTimers timers =
      new NodeTimers(new LoopAlarms(channel.eventLoop()), Runnable::run, fired::add);

  private static EmbeddedChannel stopped() {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.freezeTime();
    return channel;
  }

  @AfterEach
  void close() {
    var unused = channel.close();
  }

  private void advance(long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void firesOnceWhenItsTimeHasComeAndNotBefore() {
    timers.start(A, 100);

    advance(99);
    assertThat(fired).isEmpty();
    advance(1);
    assertThat(fired).containsExactly(A);
    advance(10_000);
    assertThat(fired).containsExactly(A);
    assertThat(timers.count()).isZero();
  }

  @Test
  void cancelledDoesNotFire() {
    timers.start(A, 100);
    timers.start(B, 100);
    advance(99);
    timers.cancel(A);
    advance(1);

    assertThat(fired).containsExactly(B);
  }

  @Test
  void cancellingWhatDoesNotRunIsHarmless() {
    timers.cancel(A);
    timers.start(A, 1);
    advance(1);
    timers.cancel(A);

    assertThat(fired).containsExactly(A);
  }

  @Test
  void startedAnewFiresAtTheNewTimeOnly() {
    timers.start(A, 100);
    advance(60);
    timers.start(A, 100);
    advance(40);
    assertThat(fired).isEmpty();
    advance(59);
    assertThat(fired).isEmpty();
    advance(1);

    assertThat(fired).containsExactly(A);
    assertThat(timers.count()).isZero();
  }

  @Test
  void startedAnewForAnEarlierTimeDoesNotFireAgainAtTheOldOne() {
    timers.start(A, 100);
    timers.start(A, 10);
    advance(10);
    advance(90);

    assertThat(fired).containsExactly(A);
  }

  /** Both are due in the same turn of the loop; the first cancels the second. */
  @Test
  void dueAndCancelledInOneTurnDoesNotFire() {
    List<Timer> seen = new ArrayList<>();
    NodeTimers[] own = new NodeTimers[1];
    own[0] =
        new NodeTimers(
            new LoopAlarms(channel.eventLoop()),
            Runnable::run,
            timer -> {
              seen.add(timer);
              own[0].cancel(B);
            });
    own[0].start(A, 10);
    own[0].start(B, 10);
    advance(50);

    assertThat(seen).containsExactly(A);
    assertThat(own[0].count()).isZero();
  }

  /** Both are due in the same turn of the loop; the first starts the second anew. */
  @Test
  void dueAndStartedAnewInOneTurnFiresLater() {
    List<Timer> seen = new ArrayList<>();
    NodeTimers[] own = new NodeTimers[1];
    own[0] =
        new NodeTimers(
            new LoopAlarms(channel.eventLoop()),
            Runnable::run,
            timer -> {
              seen.add(timer);
              if (timer.equals(A)) {
                own[0].start(B, 30);
              }
            });
    own[0].start(A, 10);
    own[0].start(B, 10);
    advance(10);
    assertThat(seen).containsExactly(A);
    advance(30);

    assertThat(seen).containsExactly(A, B);
  }

  @Test
  void mayStartItselfAgain() {
    NodeTimers[] own = new NodeTimers[1];
    own[0] =
        new NodeTimers(
            new LoopAlarms(channel.eventLoop()),
            Runnable::run,
            timer -> {
              fired.add(timer);
              own[0].start(timer, 10);
            });
    own[0].start(A, 10);
    advance(10);
    advance(10);
    advance(10);

    assertThat(fired).containsExactly(A, A, A);
    assertThat(own[0].count()).isEqualTo(1);
  }

  @Test
  void cancelAllLeavesNothing() {
    timers.start(A, 10);
    timers.start(B, 20);
    timers.cancelAll();
    advance(100);

    assertThat(fired).isEmpty();
    assertThat(timers.count()).isZero();
  }

  /** What has run out waits in line behind what the node is doing. */
  private final class Line {
    private final List<Runnable> waiting = new ArrayList<>();
    private final NodeTimers timers =
        new NodeTimers(new LoopAlarms(channel.eventLoop()), waiting::add, fired::add);

    /** The alarm's own turn, in which what is due asks for its own. */
    private void ring() {
      advance(10);
      assertThat(waiting).hasSize(1);
      takeTurns();
    }

    private void takeTurns() {
      List<Runnable> turns = List.copyOf(waiting);
      waiting.clear();
      turns.forEach(Runnable::run);
    }
  }

  @Test
  void whatIsCancelledBeforeItsTurnDoesNotFire() {
    Line line = new Line();
    line.timers.start(A, 10);
    line.timers.start(B, 10);
    line.ring();
    assertThat(line.waiting).hasSize(2);
    assertThat(line.timers.count()).as("armed until their turn").isEqualTo(2);
    line.timers.cancel(A);
    line.takeTurns();

    assertThat(fired).containsExactly(B);
    assertThat(line.timers.count()).isZero();
  }

  @Test
  void whatIsCancelledBeforeTheAlarmsTurnDoesNotFire() {
    Line line = new Line();
    line.timers.start(A, 10);
    advance(10);
    line.timers.cancel(A);
    line.takeTurns();
    line.takeTurns();

    assertThat(fired).isEmpty();
  }

  /** The expiry that waits is one of before: it is not the new one's, and does not end it. */
  @Test
  void whatIsStartedAnewBeforeItsTurnFiresAtTheNewTimeOnly() {
    Line line = new Line();
    line.timers.start(A, 10);
    line.ring();
    line.timers.start(A, 10);
    line.takeTurns();
    assertThat(fired).isEmpty();
    assertThat(line.timers.count()).isEqualTo(1);
    line.ring();
    line.takeTurns();

    assertThat(fired).containsExactly(A);
    assertThat(line.timers.count()).isZero();
  }

  @Test
  void anExpiryOfBeforeDoesNotCountForWhatWasCancelledAndStartedAgain() {
    Line line = new Line();
    line.timers.start(A, 10);
    line.ring();
    line.timers.cancel(A);
    line.timers.start(A, 50);
    line.takeTurns();
    advance(49);
    line.takeTurns();
    line.takeTurns();
    assertThat(fired).isEmpty();
    advance(1);
    line.takeTurns();
    line.takeTurns();

    assertThat(fired).containsExactly(A);
  }

  /** A turn that is taken so late that the new time has come, too, is the new one's. */
  @Test
  void aTurnThatComesLateFiresOnce() {
    Line line = new Line();
    line.timers.start(A, 10);
    line.ring();
    line.timers.start(A, 10);
    advance(30);
    for (int turn = 0; turn < 3; turn++) {
      line.takeTurns();
    }

    assertThat(fired).containsExactly(A);
    assertThat(line.timers.count()).isZero();
  }

  @Test
  void afterCancelAllNothingThatWaitsFires() {
    Line line = new Line();
    line.timers.start(A, 10);
    line.timers.start(B, 10);
    line.ring();
    line.timers.cancelAll();
    line.takeTurns();

    assertThat(fired).isEmpty();
    assertThat(line.timers.count()).isZero();
  }

  /** However many timers there are, the loop keeps one alarm, and none when all are cancelled. */
  @Test
  void oneAlarmIsSetForAll() {
    Set<Long> set = new TreeSet<>();
    NodeTimers.Alarms alarms =
        new NodeTimers.Alarms() {
          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public Runnable after(long nanos, Runnable task) {
            set.add(nanos);
            return () -> set.remove(nanos);
          }
        };
    NodeTimers own = new NodeTimers(alarms, Runnable::run, fired::add);
    own.start(A, 3);
    assertThat(set).containsExactly(3_000_000L);
    own.start(B, 5);
    assertThat(set).containsExactly(3_000_000L);
    own.start(B, 2);
    assertThat(set).containsExactly(2_000_000L);
    own.cancelAll();

    assertThat(set).isEmpty();
  }

  /** Between two ticks a timer is late rather than early, and by less than a tick. */
  @Test
  void isNotEarlyBetweenTwoTicks() {
    channel.advanceTimeBy(30, TimeUnit.MICROSECONDS);
    timers.start(A, 1);
    channel.advanceTimeBy(1_069, TimeUnit.MICROSECONDS);
    channel.runScheduledPendingTasks();
    assertThat(fired).isEmpty();
    channel.advanceTimeBy(1, TimeUnit.MICROSECONDS);
    channel.runScheduledPendingTasks();

    assertThat(fired).containsExactly(A);
  }

  /** Thousands of starts, restarts and cancels against the obvious model. */
  @Test
  void agreesWithAModel() {
    Random random = new Random(8885);
    Timer[] names = new Timer[20];
    for (int i = 0; i < names.length; i++) {
      names[i] = Timer.of(Timer.Kind.RETRANSMIT, MnId.nai("mn" + i));
    }
    TreeMap<Timer, Long> due = new TreeMap<>();
    long now = 0;
    for (int step = 0; step < 20_000; step++) {
      Timer timer = names[random.nextInt(names.length)];
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          long millis = 1L + random.nextInt(50);
          timers.start(timer, millis);
          due.put(timer, now + millis);
        }
        case 2 -> {
          timers.cancel(timer);
          due.remove(timer);
        }
        default -> {
          fired.clear();
          advance(1);
          now++;
          long time = now;
          List<Timer> expected = new ArrayList<>();
          due.forEach(
              (name, at) -> {
                if (at <= time) {
                  expected.add(name);
                }
              });
          expected.forEach(due::remove);
          assertThat(fired).containsExactlyInAnyOrderElementsOf(expected);
        }
      }
      assertThat(timers.count()).isEqualTo(due.size());
    }
  }
}
