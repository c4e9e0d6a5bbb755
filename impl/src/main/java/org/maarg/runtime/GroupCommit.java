package org.maarg.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.state.KeptNode;
import org.maarg.runtime.state.LogEntry;
import org.maarg.runtime.state.StateException;

/**
 * Has inputs kept before a node handles them. All that come in one turn of the event loop share a
 * commit, so that a disk that is slow to confirm costs a turn and not an input. Used on the node's
 * event loop only.
 */
final class GroupCommit {
  /** What waits for its commit. */
  interface Handler {
    /** Has the node handle an input, carries out what it asks for, and tells whoever waits. */
    void handle(Input input, CompletableFuture<List<Output>> done);
  }

  private record Waiting(LogEntry entry, CompletableFuture<List<Output>> done) {}

  private final KeptNode kept;
  private final Executor loop;
  private final Handler handler;
  private final Consumer<StateException> broken;
  private List<Waiting> waiting = new ArrayList<>();
  private boolean due;

  /**
   * Nothing waits yet.
   *
   * @param loop the event loop, which runs a task when its present turn is over
   * @param broken told if nothing can be kept any more
   */
  GroupCommit(KeptNode kept, Executor loop, Handler handler, Consumer<StateException> broken) {
    this.kept = kept;
    this.loop = loop;
    this.handler = handler;
    this.broken = broken;
  }

  /** The node whose inputs are kept. */
  KeptNode kept() {
    return kept;
  }

  /** Takes an input; it is handled when it is committed. */
  void take(LogEntry entry, CompletableFuture<List<Output>> done) {
    try {
      kept.append(entry);
    } catch (StateException failed) {
      done.completeExceptionally(failed);
      broken.accept(failed);
      return;
    }
    waiting.add(new Waiting(entry, done));
    if (!due) {
      due = true;
      loop.execute(this::commit);
    }
  }

  /** Commits and handles what waits. */
  void commit() {
    due = false;
    List<Waiting> batch = waiting;
    waiting = new ArrayList<>();
    if (batch.isEmpty()) {
      return;
    }
    try {
      kept.commit(() -> batch.forEach(this::handle));
    } catch (StateException failed) {
      batch.forEach(one -> one.done().completeExceptionally(failed));
      broken.accept(failed);
    }
  }

  private void handle(Waiting one) {
    if (kept.admits(one.entry())) {
      handler.handle(one.entry().input(), one.done());
    } else {
      one.done().complete(List.of());
    }
  }
}
