package org.maarg.runtime.state;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.maar.Maar;
import org.maarg.wire.Octets;

// Implements: 5847-3.2-2
/**
 * A node that is where it was when its program ended, however that ended: what it took in is in a
 * log. Used on the node's event loop only, and before that runs. Its methods throw {@link
 * StateException} if the log cannot be used any more.
 */
public final class KeptNode implements AutoCloseable {
  /** Makes the node of a configuration. */
  public interface Making {
    /** One that begins, with this Restart Counter. */
    Node begin(long restarts);

    /** One that goes on from a state. */
    Node goOn(StateReader state) throws UnreadableStateException;
  }

  private final StateLog log;
  private final Node node;
  private final ArmedTimers timers;
  private final boolean restored;
  private Octets configuration;
  private int replayed;
  private boolean closed;

  private KeptNode(
      StateLog log, Node node, ArmedTimers timers, boolean restored, Octets configuration) {
    this.log = log;
    this.node = node;
    this.timers = timers;
    this.restored = restored;
    this.configuration = configuration;
  }

  /**
   * The node of a log: one that begins if the log is empty, otherwise the one that wrote it.
   *
   * @param configuration stands for all that the node decides by: what is in the log behind its
   *     snapshot means the same only while that is the same
   * @param restarts asked for the Restart Counter of a node that begins; one that goes on has lost
   *     no session, and keeps its own
   * @throws StateException if the log is not one of this node
   */
  public static KeptNode open(
      StateLog log, Making making, Octets configuration, LongSupplier restarts) {
    KeptNode kept =
        log.snapshot()
            .map(state -> goOn(log, making, configuration, state))
            .orElseGet(
                () -> {
                  Node begun = making.begin(restarts.getAsLong());
                  return new KeptNode(log, begun, new ArmedTimers(), false, configuration);
                });
    kept.keep();
    return kept;
  }

  private static KeptNode goOn(StateLog log, Making making, Octets configuration, byte[] snapshot) {
    StateReader in = Words.reader(snapshot);
    try {
      Node node = making.goOn(in);
      KeptNode kept = new KeptNode(log, node, ArmedTimers.readState(in), true, configuration);
      Octets before = in.octets();
      if (in.left() > 0) {
        throw in.damage("more than a state");
      }
      kept.replay(before);
      return kept;
    } catch (UnreadableStateException refused) {
      throw new StateException(
          "the state that is kept is not this node's: " + refused.getMessage());
    } catch (IllegalArgumentException damaged) {
      throw new StateException("the state that is kept is damaged: " + damaged.getMessage());
    }
  }

  private void replay(Octets before) {
    log.replay(
        record -> {
          if (!before.equals(configuration)) {
            throw new StateException(
                "the node ended at once, and its configuration or program has changed since; start"
                    + " it once as it was, and stop it, before it is changed");
          }
          replay(LogEntry.read(record));
          replayed++;
        });
  }

  /** As it was handled then: of a defect that an input uncovered, all that came of it. */
  private void replay(LogEntry entry) {
    if (admits(entry)) {
      try {
        node.handle(entry.input(), output -> follow(entry.input(), output));
      } catch (RuntimeException | Error defect) {
        // It has been logged when it was new, and the node went on.
        assert defect != null;
      }
    }
  }

  /** The node. */
  public Node node() {
    return node;
  }

  /** True if this node goes on from before; false if it begins. */
  public boolean isRestored() {
    return restored;
  }

  /** Inputs that it has gone through again since its last snapshot. */
  public int replayed() {
    return replayed;
  }

  /**
   * Tells each timer that runs, with when it is due in milliseconds since 1970, which may have
   * passed.
   */
  public void forEachTimer(ObjLongConsumer<Timer> action) {
    timers.forEach(action);
  }

  /** What is kept of a timer that has run out now. */
  public LogEntry fired(Input.TimerFired input) {
    return LogEntry.fired(input, timers.running(input.timer()));
  }

  /** Keeps an input, once it is committed. */
  public void append(LogEntry entry) {
    log.append(entry.octets());
  }

  /** Commits what has been appended; see {@link StateLog#commit}. */
  public void commit(Runnable committed) {
    log.commit(committed);
    if (log.isLong()) {
      var unused = snapshot();
    }
  }

  /**
   * True if the node is to handle an input that is committed, and must then; false for a timer that
   * has been stopped or started anew by what was committed before.
   */
  public boolean admits(LogEntry entry) {
    return !(entry.input() instanceof Input.TimerFired fired)
        || timers.expire(fired.timer(), entry.arming());
  }

  /** Takes what the node does about an input that is committed. */
  public void follow(Input input, Output output) {
    timers.follow(output, input.at());
  }

  /** The configuration has changed, between two inputs: what comes next means the same with it. */
  public void configured(Octets changed) {
    configuration = changed;
    keep();
  }

  /** Has a snapshot before anything else. */
  private void keep() {
    try {
      snapshot().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StateException why
          ? why
          : new StateException("a snapshot cannot be made: " + failed);
    }
  }

  /** The words are those of now; that they get to where they are kept takes longer. */
  private CompletableFuture<Void> snapshot() {
    StateWriter out = new StateWriter();
    if (node instanceof Cmd cmd) {
      cmd.keep(out);
    } else if (node instanceof Maar maar) {
      maar.keep(out);
    }
    timers.writeState(out);
    out.put(configuration);
    return log.snapshot(() -> Words.octets(out));
  }

  /**
   * Ends: with a snapshot, so that the configuration can change before the node goes on. Closing
   * again is harmless.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      keep();
    } finally {
      log.close();
    }
  }
}
