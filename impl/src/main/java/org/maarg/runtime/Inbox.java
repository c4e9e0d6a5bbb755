package org.maarg.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * The way into a node: whatever comes from the socket, from a timer or from an operator goes
 * through here, from any thread. It is handled on the owner's thread, one entry at a time, in the
 * order in which entries came, and each exactly once; after {@link #close} each is refused instead.
 *
 * <p>Uses monitors only, and no library of its own, so that a model checker can try every
 * interleaving of the threads.
 */
public final class Inbox {
  /** Something that wants to be handled. */
  public interface Entry {
    /** Called on the owner's thread when its turn has come; a throw does not stop what follows. */
    void handle();

    /** Called instead of {@link #handle} if the inbox is closed, on whatever thread finds out. */
    void refuse();
  }

  /** The owner looks after other things, such as its sockets, after so many entries. */
  private static final int BATCH = 64;

  private final Executor owner;
  private final BooleanSupplier onOwner;
  private final Queue<Entry> waiting = new ArrayDeque<>();
  private boolean awake;
  private boolean closed;

  /**
   * An empty inbox.
   *
   * @param owner runs what it is given on one thread
   * @param onOwner true if called on that thread
   */
  public Inbox(Executor owner, BooleanSupplier onOwner) {
    this.owner = owner;
    this.onOwner = onOwner;
  }

  /**
   * Takes an entry. On the owner's thread it is handled before this returns, unless others wait or
   * one is being handled: then it waits for its turn.
   */
  public void enter(Entry entry) {
    if (!admit(entry)) {
      entry.refuse();
    } else if (wakes()) {
      wake(onOwner.getAsBoolean());
    }
  }

  private synchronized boolean admit(Entry entry) {
    return !closed && waiting.add(entry);
  }

  /** True for the one caller who must wake the owner. */
  private synchronized boolean wakes() {
    boolean sleeps = !awake && !waiting.isEmpty();
    awake = awake || sleeps;
    return sleeps;
  }

  private void wake(boolean here) {
    if (here) {
      drain();
      return;
    }
    try {
      owner.execute(() -> drain());
    } catch (RejectedExecutionException gone) {
      close();
    }
  }

  private void drain() {
    boolean more = true;
    try {
      for (int i = 0; i < BATCH && more; i++) {
        more = handleNext();
      }
    } finally {
      if (more) {
        wake(false);
      }
    }
  }

  private boolean handleNext() {
    Optional<Entry> next = next();
    if (next.isPresent()) {
      next.get().handle();
    }
    return next.isPresent();
  }

  /** The next entry; if there is none, the owner sleeps until somebody wakes it. */
  private synchronized Optional<Entry> next() {
    Optional<Entry> next = Optional.ofNullable(waiting.poll());
    awake = next.isPresent();
    return next;
  }

  /** From now on entries are refused, those that wait included. Closing again is harmless. */
  public void close() {
    for (Entry entry : shut()) {
      entry.refuse();
    }
  }

  private synchronized List<Entry> shut() {
    closed = true;
    List<Entry> refused = new ArrayList<>(waiting);
    waiting.clear();
    return refused;
  }
}
