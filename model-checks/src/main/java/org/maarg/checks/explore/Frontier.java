package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Loops;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.Witness;
import org.maarg.checks.world.Witnesses;
import org.maarg.checks.world.World;
import org.maarg.protocol.StateWriter;

/** Takes all steps that lead on from a batch of states, with several workers at once. */
final class Frontier implements AutoCloseable {
  private static final int PIECES_PER_WORKER = 8;

  private final Visited visited;
  private final int size;
  private final ExecutorService workers;
  private final LongAdder processorNanos = new LongAdder();
  private final Set<Witness> witnesses = EnumSet.noneOf(Witness.class);

  Frontier(Visited visited, int size) {
    this.visited = visited;
    this.size = size;
    this.workers = Executors.newFixedThreadPool(size);
  }

  /** A state whose steps have not been taken. */
  record Entry(int id, World world) {}

  /**
   * A state that was not known when the batch began.
   *
   * @param alone true if the domain takes the step by itself
   * @param loops true if a packet would go round in it
   */
  record Child(int choice, long fingerprint, World world, boolean alone, boolean loops) {}

  /** A step that the domain takes by itself, and where it leads. */
  record Onward(int choice, long fingerprint) {}

  /** A step that breaks a property. */
  record Failure(int choice, String property, String message) {}

  /**
   * What became of a state's steps, up to the first that fails.
   *
   * @param idle steps that change nothing at all and so lead nowhere
   * @param alone all steps that the domain takes by itself
   */
  record Expansion(
      int steps, int idle, List<Child> children, List<Onward> alone, Optional<Failure> failure) {}

  private record Piece(List<Expansion> expansions, Set<Witness> witnesses) {}

  /** Takes all steps; one expansion for each entry, in order. */
  List<Expansion> expand(List<Entry> batch) {
    int length = Math.max(1, batch.size() / (size * PIECES_PER_WORKER));
    List<Callable<Piece>> pieces = new ArrayList<>();
    for (int from = 0; from < batch.size(); from += length) {
      List<Entry> part = batch.subList(from, Math.min(batch.size(), from + length));
      pieces.add(() -> expandPiece(part));
    }
    List<Expansion> expansions = new ArrayList<>(batch.size());
    for (Piece piece : await(pieces)) {
      expansions.addAll(piece.expansions());
      witnesses.addAll(piece.witnesses());
    }
    return expansions;
  }

  /** Everything seen in the steps taken. */
  Set<Witness> witnesses() {
    return witnesses;
  }

  private Piece expandPiece(List<Entry> part) {
    Witnesses seen = new Witnesses();
    StateWriter scratch = new StateWriter();
    List<Expansion> expansions = new ArrayList<>(part.size());
    for (Entry entry : part) {
      expansions.add(expand(entry, seen, scratch));
    }
    return new Piece(expansions, seen.seen());
  }

  private Expansion expand(Entry parent, Monitor monitor, StateWriter scratch) {
    long before = visited.fingerprint(parent.id());
    List<Action> actions = parent.world().actions();
    List<Child> children = new ArrayList<>(actions.size());
    List<Onward> onward = new ArrayList<>(actions.size());
    int idle = 0;
    for (int choice = 0; choice < actions.size(); choice++) {
      boolean alone = parent.world().isAlone(actions.get(choice));
      World world = parent.world().copy(monitor);
      Optional<Failure> failure = take(world, choice, actions.get(choice));
      if (failure.isPresent()) {
        return new Expansion(actions.size(), idle, children, onward, failure);
      }
      long fingerprint = world.fingerprint(scratch);
      if (alone) {
        onward.add(new Onward(choice, fingerprint));
      }
      if (fingerprint == before) {
        idle++;
      } else if (!visited.contains(fingerprint)) {
        boolean loops = Loops.find(world).isPresent();
        children.add(new Child(choice, fingerprint, world, alone, loops));
      }
    }
    return new Expansion(actions.size(), idle, children, onward, Optional.empty());
  }

  private static Optional<Failure> take(World world, int choice, Action action) {
    try {
      world.take(action);
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(
          new Failure(choice, violation.property(), String.valueOf(violation.getMessage())));
    } catch (RuntimeException thrown) {
      String message = Properties.NO_EXCEPTION + ": " + thrown;
      return Optional.of(new Failure(choice, Properties.NO_EXCEPTION, message));
    }
  }

  /** Reaches states again by their choices, with live nodes; they must come out the same. */
  Optional<Counterexample> replay(Bounds bounds, List<Integer> ids) {
    List<Callable<Optional<Counterexample>>> replays = new ArrayList<>(ids.size());
    for (int id : ids) {
      replays.add(() -> replay(bounds, id));
    }
    for (Optional<Counterexample> failed : await(replays)) {
      if (failed.isPresent()) {
        return failed;
      }
    }
    return Optional.empty();
  }

  private Optional<Counterexample> replay(Bounds bounds, int id) {
    List<Integer> path = visited.path(id);
    World world = new World(bounds, Monitor.NONE);
    for (int choice : path) {
      if (choice >= world.enabled()) {
        return endsElsewhere(path);
      }
      world.step(choice);
    }
    return world.fingerprint(new StateWriter()) == visited.fingerprint(id)
        ? Optional.empty()
        : endsElsewhere(path);
  }

  private static Optional<Counterexample> endsElsewhere(List<Integer> path) {
    return Optional.of(
        new Counterexample("deterministic", "deterministic: a replay ends elsewhere", path));
  }

  /** Goes to states again from the start of the world, by their choices. */
  List<Entry> reached(World start, IntArrayList ids) {
    List<Callable<Entry>> ways = new ArrayList<>(ids.size());
    for (int id : ids) {
      ways.add(() -> reached(start, id));
    }
    return await(ways);
  }

  private Entry reached(World start, int id) {
    World world = start.copy(Monitor.NONE);
    for (int choice : visited.path(id)) {
      world.step(choice);
    }
    if (world.fingerprint(new StateWriter()) != visited.fingerprint(id)) {
      throw new IllegalStateException("state " + id + " was another when the search was kept");
    }
    return new Entry(id, world);
  }

  /** Processor time of all workers so far, in nanoseconds. */
  long processorNanos() {
    return processorNanos.sum();
  }

  private <T> Callable<T> timed(Callable<T> task) {
    return () -> {
      long begin = ProcessorTime.ofThisThread();
      T result = task.call();
      processorNanos.add(ProcessorTime.ofThisThread() - begin);
      return result;
    };
  }

  private <T> List<T> await(List<Callable<T>> tasks) {
    try {
      List<T> results = new ArrayList<>(tasks.size());
      List<Callable<T>> timed = new ArrayList<>(tasks.size());
      tasks.forEach(task -> timed.add(timed(task)));
      for (Future<T> future : workers.invokeAll(timed)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
