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

    assertThat(log).isEmpty();
    assertThat(tasks).hasSize(1);
    runOwner();
    assertThat(log).containsExactly("a", "b");
    enter("c");
    runOwner();
    assertThat(log).containsExactly("a", "b", "c");
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
              log.add("end of a");
            }));

    assertThat(log).containsExactly("a", "end of a", "b");
  }

  @Test
  void theOwnerLooksAfterOtherThingsInBetween() {
    for (int i = 0; i < 150; i++) {
      enter("entry " + i);
    }
    onOwner = true;
    tasks.remove().run();

    assertThat(log).hasSizeLessThan(150);
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
}
