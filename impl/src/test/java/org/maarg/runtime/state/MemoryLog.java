package org.maarg.runtime.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A log in memory: it commits when the test says, and forgets what was not committed. */
public final class MemoryLog implements StateLog {
  private record Commit(List<byte[]> records, Runnable told) {}

  public final List<byte[]> committed = new ArrayList<>();
  public boolean defers;
  public boolean broken;
  public boolean isLong;
  public boolean defersSnapshots;
  public int commits;
  public int snapshots;
  private final List<byte[]> appended = new ArrayList<>();
  private final Deque<Commit> waiting = new ArrayDeque<>();
  private boolean isKeeping;
  private Runnable keeping = () -> {};
  private Optional<byte[]> snapshot = Optional.empty();

  /** What is there after the program has ended at once. */
  public MemoryLog afterCrash() {
    MemoryLog after = new MemoryLog();
    after.snapshot = snapshot;
    after.committed.addAll(committed);
    return after;
  }

  /** Commits what waits for it. */
  public void release() {
    while (!waiting.isEmpty()) {
      Commit next = waiting.removeFirst();
      committed.addAll(next.records());
      next.told().run();
    }
  }

  @Override
  public Optional<byte[]> snapshot() {
    return snapshot;
  }

  @Override
  public void replay(Consumer<byte[]> record) {
    List.copyOf(committed).forEach(record);
  }

  @Override
  public void append(byte[] record) {
    appended.add(record);
  }

  @Override
  public void commit(Runnable told) {
    if (broken) {
      throw new StateException("the disk is full");
    }
    commits++;
    waiting.add(new Commit(List.copyOf(appended), told));
    appended.clear();
    if (!defers) {
      release();
    }
  }

  @Override
  public boolean isLong() {
    return isLong;
  }

  @Override
  public CompletableFuture<Void> snapshot(Supplier<byte[]> state) {
    if (broken) {
      throw new StateException("the disk is full");
    }
    snapshots++;
    byte[] octets = state.get();
    int covers = committed.size();
    CompletableFuture<Void> kept = new CompletableFuture<>();
    isKeeping = true;
    keeping =
        () -> {
          snapshot = Optional.of(octets);
          committed.subList(0, covers).clear();
          keeping = () -> {};
          isKeeping = false;
          kept.complete(null);
        };
    if (!defersSnapshots) {
      keeping.run();
    }
    return kept;
  }

  /** True if a snapshot is on its way. */
  public boolean isKeeping() {
    return isKeeping;
  }

  /** The snapshot that is being kept, if any, is there. */
  public void keep() {
    keeping.run();
  }

  @Override
  public void close() {
    waiting.clear();
  }
}
