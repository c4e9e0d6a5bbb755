package org.maarg.checks.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Witness;
import org.maarg.checks.world.World;
import org.maarg.protocol.StateWriter;

/**
 * Visits every state of a world. Works on all cores, but decides in one order what is new, so that
 * counts, depth and counterexamples are the same on every machine.
 */
public final class Explorer {
  /** In which order states are visited. */
  public enum Order {
    /** Nearest first: a counterexample is as short as can be. */
    BREADTH_FIRST(4_096),
    /** Latest first: far states early, little memory. */
    DEPTH_FIRST(64);

    private final int batch;

    Order(int batch) {
      this.batch = batch;
    }
  }

  private static final int REPLAY_EVERY = 64;
  private static final long PROGRESS_NANOS = 1_000_000_000L;

  private final Bounds bounds;
  private final Order order;
  private final int limit;
  private final Consumer<String> progress;
  private final int workers;
  private final Visited visited = new Visited();
  private final Deque<Frontier.Entry> open = new ArrayDeque<>();
  private final Set<Witness> witnesses = EnumSet.noneOf(Witness.class);
  private final long begin = System.nanoTime();
  private long lastProgress = begin;
  private long total = 1;
  private long memory;
  private int branching;
  private int ends;
  private int replayed;
  private long idle;
  private int loops;
  private final Continuations continuations = new Continuations();
  private int longestAlone;
  private final long beginProcessor = ProcessorTime.ofThisThread();
  private long processorNanos;
  private List<Integer> loopPath = List.of();
  private Optional<Counterexample> violation = Optional.empty();

  private Explorer(Bounds bounds, Order order, int limit, Consumer<String> progress, int workers) {
    this.bounds = bounds;
    this.order = order;
    this.limit = limit;
    this.progress = progress;
    this.workers = workers;
  }

  /** Explores breadth-first, without limit and without a word. */
  public static Result explore(Bounds bounds) {
    return explore(bounds, Order.BREADTH_FIRST, Integer.MAX_VALUE, line -> {});
  }

  /**
   * Explores a world.
   *
   * @param limit stop after so many unique states
   * @param progress gets a line about once a second
   */
  public static Result explore(Bounds bounds, Order order, int limit, Consumer<String> progress) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Explorer(bounds, order, limit, progress, cores).run();
  }

  /** Explores breadth-first, without limit and without a word, with so many workers. */
  public static Result explore(Bounds bounds, int workers) {
    return new Explorer(bounds, Order.BREADTH_FIRST, Integer.MAX_VALUE, line -> {}, workers).run();
  }

  /**
   * How many steps a domain may take by itself, nothing coming from outside, before that counts as
   * a violation. All that came from outside may still be under way: a registration, its answer and,
   * for each MAAR, an update, its answer, what follows from that, and a direct answer. Each is a
   * message, and may have cost a place of a second and a token, whose timers end after it.
   */
  public static int stepsAlone(Bounds bounds) {
    int events =
        bounds.moves()
            + bounds.pauses()
            + bounds.drops()
            + bounds.duplicates()
            + bounds.early()
            + bounds.crashes()
            + bounds.missedDetaches()
            + bounds.forgeries()
            + bounds.lies()
            + bounds.late()
            + bounds.again()
            + bounds.patience();
    return 3 * (2 + 4 * bounds.maars()) * (1 + events);
  }

  private Result run() {
    NodeMemory nodes = new NodeMemory(bounds);
    World start = new World(bounds, Monitor.NONE, new RememberedNodes(bounds, nodes));
    visited.begin(start.fingerprint(new StateWriter()));
    open.add(new Frontier.Entry(0, start));
    try (Frontier frontier = new Frontier(visited, workers)) {
      while (!open.isEmpty() && violation.isEmpty() && visited.size() < limit) {
        advance(frontier);
      }
      witnesses.addAll(frontier.witnesses());
      processorNanos = frontier.processorNanos();
    }
    settle();
    return result();
  }

  private void advance(Frontier frontier) {
    List<Frontier.Entry> batch = takeBatch();
    List<Frontier.Expansion> expansions = frontier.expand(batch);
    List<Integer> samples = new ArrayList<>();
    for (int i = 0; i < batch.size() && violation.isEmpty(); i++) {
      merge(batch.get(i).id(), expansions.get(i), samples);
    }
    Optional<Counterexample> failed = frontier.replay(bounds, samples);
    replayed += samples.size();
    if (violation.isEmpty()) {
      violation = failed;
    }
    report();
  }

  private List<Frontier.Entry> takeBatch() {
    List<Frontier.Entry> batch = new ArrayList<>();
    while (batch.size() < order.batch && !open.isEmpty()) {
      batch.add(order == Order.BREADTH_FIRST ? open.removeFirst() : open.removeLast());
    }
    return batch;
  }

  private void merge(int parent, Frontier.Expansion expansion, List<Integer> samples) {
    total += expansion.steps();
    idle += expansion.idle();
    branching += expansion.steps() > 1 ? 1 : 0;
    ends += expansion.steps() == 0 ? 1 : 0;
    for (Frontier.Child child : expansion.children()) {
      int id = visited.add(child.fingerprint(), parent, child.choice(), child.alone());
      if (id >= 0) {
        open.addLast(new Frontier.Entry(id, child.world()));
        noteLoop(id, child);
        noteGrowth(id);
        if (id % REPLAY_EVERY == 0) {
          samples.add(id);
        }
      }
    }
    for (Frontier.Onward step : expansion.alone()) {
      continuations.add(parent, step.choice(), visited.number(step.fingerprint()));
    }
    if (expansion.failure().isPresent()) {
      Frontier.Failure failure = expansion.failure().get();
      List<Integer> path = new ArrayList<>(visited.path(parent));
      path.add(failure.choice());
      violation = Optional.of(new Counterexample(failure.property(), failure.message(), path));
    }
  }

  private void noteLoop(int id, Frontier.Child child) {
    if (child.loops()) {
      if (loops == 0) {
        loopPath = visited.path(id);
      }
      loops++;
    }
  }

  /** Who goes on by himself for longer than anything here takes goes on for good. */
  private void noteGrowth(int id) {
    if (visited.aloneFor(id) > stepsAlone(bounds) && violation.isEmpty()) {
      violation = Optional.of(Settling.judged(bounds, visited.path(id)));
    }
  }

  /** Looks for ways without end among the states found. */
  private void settle() {
    Continuations.Outcome outcome = continuations.solve(visited.size());
    longestAlone = outcome.longest();
    if (outcome.cycle().isPresent() && violation.isEmpty()) {
      Continuations.Cycle cycle = outcome.cycle().get();
      List<Integer> path = new ArrayList<>(visited.path(cycle.state()));
      path.addAll(cycle.choices());
      violation = Optional.of(Settling.judged(bounds, path));
    }
  }

  private void report() {
    Runtime runtime = Runtime.getRuntime();
    memory = Math.max(memory, runtime.totalMemory() - runtime.freeMemory());
    long now = System.nanoTime();
    if (now - lastProgress > PROGRESS_NANOS) {
      lastProgress = now;
      double seconds = (now - begin) / 1e9;
      progress.accept(
          "%,d states, %,d open, depth %d, %,.0f states/s"
              .formatted(visited.size(), open.size(), visited.depth(), visited.size() / seconds));
    }
  }

  private Result result() {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Result(
        total,
        visited.size(),
        branching,
        ends,
        visited.depth(),
        replayed,
        idle,
        longestAlone,
        loops,
        loopPath,
        seconds,
        (processorNanos + ProcessorTime.ofThisThread() - beginProcessor) / 1e9,
        memory,
        violation.isEmpty() && open.isEmpty(),
        witnesses,
        violation);
  }
}
