package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/**
 * The order of things in one thread; model-checks tries every interleaving of several
 * (ThreadHarness).
 */
class InboxTest {
  private final List<String> log = new ArrayList<>();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean onOwner;
  private final Inbox inbox = new Inbox(tasks::add, () -> onOwner);

  private Inbox.Entry entry(String name, Runnable also) {
    return new Inbox.Entry() {
      @Override
      public void handle() {
        log.add(name);
        also.run();
      }

      @Override
      public void refuse() {
        log.add("no " + name);
      }
    };
  }

  private void enter(String name) {
    inbox.enter(entry(name, () -> {}));
  }

  private void runOwner() {
    onOwner = true;
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    onOwner = false;
  }

  @Test
  void othersWakeTheOwnerOnceForAllThatWaits() {
    enter("a");
    enter("b");
    enter("c");

    assertThat(log).isEmpty();
    assertThat(tasks).hasSize(1);
    runOwner();
    assertThat(log).containsExactly("a", "b", "c");
    enter("d");
    runOwner();
    assertThat(log).containsExactly("a", "b", "c", "d");
  }

  @Test
  void theOwnerHandlesAtOnceUnlessSomebodyWaits() {
    onOwner = true;
    enter("a");
    assertThat(log).containsExactly("a");

    onOwner = false;
    enter("b");
    onOwner = true;
    enter("c");
    assertThat(log).containsExactly("a");
    runOwner();
    assertThat(log).containsExactly("a", "b", "c");
  }

  @Test
  void whatComesFromWithinWaitsForItsTurn() {
    onOwner = true;
    inbox.enter(
        entry(
            "a",
            () -> {
              enter("b");
              enter("c");
              log.add("end of a");
            }));

    assertThat(log).containsExactly("a", "end of a", "b", "c");
  }

  @Test
  void theOwnerLooksAfterOtherThingsInBetween() {
    for (int i = 0; i < 150; i++) {
      enter("entry " + i);
    }
    onOwner = true;
    tasks.remove().run();

    assertThat(log).as("of one batch").hasSize(64);
    assertThat(tasks).hasSize(1);
    runOwner();
    assertThat(log).hasSize(150);
  }

  @Test
  void aThrowDoesNotStopWhatFollows() {
    inbox.enter(
        entry(
            "a",
            () -> {
              throw new IllegalStateException("defect");
            }));
    enter("b");

    assertThatThrownBy(this::runOwner).hasMessage("defect");
    runOwner();
    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void closedItRefusesWhatWaitsAndWhatComes() {
    enter("a");
    inbox.close();
    enter("b");
    inbox.close();
    runOwner();

    assertThat(log).containsExactly("no a", "no b");
  }

  @Test
  void anOwnerThatIsGoneClosesIt() {
    Inbox orphaned =
        new Inbox(
            task -> {
              throw new RejectedExecutionException();
            },
            () -> false);
    orphaned.enter(entry("a", () -> {}));
    orphaned.enter(entry("b", () -> {}));

    assertThat(log).containsExactly("no a", "no b");
  }

  /** As many as a batch has: the owner looks once more, and sleeps. */
  @Test
  void afterAFullBatchTheOwnerSleepsAndWakesForTheNext() {
    for (int i = 0; i < 64; i++) {
      enter("entry " + i);
    }
    runOwner();
    assertThat(log).hasSize(64);
    enter("late");
    assertThat(tasks).hasSize(1);
    runOwner();

    assertThat(log).hasSize(65).endsWith("late");
  }

  /** The inbox itself has no limit: thousands that no turn has come for are handled, in order. */
  @Test
  void whateverWaitsIsKeptInOrder() {
    for (int i = 0; i < 10_000; i++) {
      enter("entry " + i);
    }
    assertThat(tasks).hasSize(1);
    runOwner();

    assertThat(log).hasSize(10_000);
    assertThat(log.get(9_999)).isEqualTo("entry 9999");
  }

  @Test
  void anOwnerThatGoesAwayInBetweenRefusesTheRest() {
    Inbox[] inboxes = new Inbox[1];
    List<Runnable> accepted = new ArrayList<>();
    inboxes[0] =
        new Inbox(
            task -> {
              if (!accepted.isEmpty()) {
                throw new RejectedExecutionException();
              }
              accepted.add(task);
            },
            () -> false);
    for (int i = 0; i < 66; i++) {
      inboxes[0].enter(entry("entry " + i, () -> {}));
    }
    accepted.get(0).run();

    assertThat(log).hasSize(66).endsWith("no entry 64", "no entry 65");
    assertThat(log).contains("entry 63");
  }
}
