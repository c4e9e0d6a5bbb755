package org.maarg.runtime.state;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a node must not forget, kept outside of it: records in the order in which the node takes its
 * inputs, and now and then a snapshot that stands for all records before it.
 *
 * <p>A record counts when it is committed: then the node acts on it, and not before, so that nobody
 * has heard of what could still be lost. What committed means is the log's matter: on a disk that
 * has been told to have it there, or with most of a group of nodes that agree on one log. A node
 * that begins takes the snapshot, then each record after it, and is where it was.
 *
 * <p>Used on the node's event loop only, and before that runs. Each method throws {@link
 * StateException} if the log cannot be used any more.
 */
public interface StateLog extends AutoCloseable {
  /** The newest snapshot, if one was ever made. */
  Optional<byte[]> snapshot();

  /** Gives the committed records that came after that snapshot, the oldest first. */
  void replay(Consumer<byte[]> record);

  /** Adds a record behind all others; it counts when it is committed. */
  void append(byte[] record);

  /**
   * Commits what has been appended until now, all of it at once.
   *
   * @param committed run on the event loop when it counts, before this returns or later; what is
   *     committed first is run first
   */
  void commit(Runnable committed);

  /**
   * True if what has been committed since the last snapshot is worth another one; not while one is
   * being kept.
   */
  boolean isLong();

  /**
   * Begins to keep a state that stands for all records whose commit has been told: they are needed
   * no more when it is there. Whole, or not at all; records are appended and committed meanwhile,
   * and come behind it. If it cannot be kept, the log cannot be used any more.
   *
   * @param state asked for once, on any thread
   * @return completed when it is kept
   */
  CompletableFuture<Void> snapshot(Supplier<byte[]> state);

  /** What is not committed is lost. */
  @Override
  void close();
}
