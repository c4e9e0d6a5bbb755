package org.maarg.checks.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
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

  private final Bounds bounds;
  private final Order order;
  private final int limit;
  private final Consumer<String> lines;
  private final int workers;
  private final Optional<KeptSearch> kept;
  private final Deque<Frontier.Entry> open = new ArrayDeque<>();
  private final long begin = System.nanoTime();
  private final long beginProcessor = ProcessorTime.ofThisThread();
  private Visited visited = new Visited();
  private Continuations continuations = new Continuations();
  private Tally tally = new Tally();
  private long lastKept = begin;
  private long memory;
  private int longestAlone;
  private Optional<Counterexample> violation = Optional.empty();

  private Explorer(
      Bounds bounds,
      Order order,
      int limit,
      Consumer<String> lines,
      int workers,
      Optional<KeptSearch> kept) {
    this.bounds = bounds;
    this.order = order;
    this.limit = limit;
    this.lines = lines;
    this.workers = workers;
    this.kept = kept;
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
    return explore(bounds, order, limit, progress, Optional.empty());
  }

  /**
   * Explores a world, and goes on with what was found of it another time.
   *
   * @param limit stop after so many unique states, all times together
   * @param progress gets a line about once a second
   * @param kept where the search is kept while it is not complete
   * @throws SavedSearchException if what is there is of another search, or damaged
   */
  public static Result explore(
      Bounds bounds, Order order, int limit, Consumer<String> progress, Optional<KeptSearch> kept) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Explorer(bounds, order, limit, progress, cores, kept).run();
  }

  /** Explores breadth-first, without limit and without a word, with so many workers. */
  public static Result explore(Bounds bounds, int workers) {
    return new Explorer(
            bounds, Order.BREADTH_FIRST, Integer.MAX_VALUE, line -> {}, workers, Optional.empty())
        .run();
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
    Optional<KeptSearch.Found> before = kept.flatMap(KeptSearch::read);
    before.ifPresent(this::goOn);
    NodeMemory nodes = new NodeMemory(bounds);
    World start = new World(bounds, Monitor.NONE, new RememberedNodes(bounds, nodes));
    long workersNanos;
    try (Frontier frontier = new Frontier(visited, workers)) {
      if (before.isPresent()) {
        open.addAll(frontier.reached(start, before.get().open()));
      } else {
        visited.begin(start.fingerprint(new StateWriter()));
        open.add(new Frontier.Entry(0, start));
      }
      SearchProgress progress = new SearchProgress(lines, limit, visited.size(), open.size());
      while (!open.isEmpty() && violation.isEmpty() && visited.size() < limit) {
        advance(frontier);
        report(progress, nodes);
        keep(frontier, false);
      }
      keep(frontier, true);
      tally.witnesses.addAll(frontier.witnesses());
      workersNanos = frontier.processorNanos();
    }
    settle();
    return result(workersNanos);
  }

  private void goOn(KeptSearch.Found before) {
    visited = before.visited();
    continuations = before.continuations();
    tally = before.tally();
    lines.accept("goes on with %,d states".formatted(visited.size()));
  }

  private void advance(Frontier frontier) {
    List<Frontier.Entry> batch = takeBatch();
    List<Frontier.Expansion> expansions = frontier.expand(batch);
    List<Integer> samples = new ArrayList<>();
    for (int i = 0; i < batch.size() && violation.isEmpty(); i++) {
      merge(batch.get(i).id(), expansions.get(i), samples);
    }
    Optional<Counterexample> failed = frontier.replay(bounds, samples);
    tally.replayed += samples.size();
    if (violation.isEmpty()) {
      violation = failed;
    }
  }

  private void report(SearchProgress progress, NodeMemory nodes) {
    Runtime runtime = Runtime.getRuntime();
    memory = Math.max(memory, runtime.totalMemory() - runtime.freeMemory());
    if (progress.tell(visited.size(), open.size(), visited.depth())) {
      nodes.forgetIfLarge();
    }
  }

  /** Keeps the search now and then, and at its limit; a complete one needs no keeping. */
  private void keep(Frontier frontier, boolean atEnd) {
    if (kept.isEmpty() || violation.isPresent()) {
      return;
    }
    long now = System.nanoTime();
    if (open.isEmpty()) {
      kept.get().delete();
    } else if (atEnd || now - lastKept > kept.get().every().toNanos()) {
      tally.witnesses.addAll(frontier.witnesses());
      long processor = frontier.processorNanos() + ProcessorTime.ofThisThread() - beginProcessor;
      kept.get().write(visited, continuations, tally, open, now - begin, processor);
      lastKept = System.nanoTime();
    }
  }

  private List<Frontier.Entry> takeBatch() {
    List<Frontier.Entry> batch = new ArrayList<>();
    while (batch.size() < order.batch && !open.isEmpty()) {
      batch.add(order == Order.BREADTH_FIRST ? open.removeFirst() : open.removeLast());
    }
    return batch;
  }

  private void merge(int parent, Frontier.Expansion expansion, List<Integer> samples) {
    tally.count(expansion);
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
      if (tally.loops == 0) {
        tally.loopPath = visited.path(id);
      }
      tally.loops++;
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

  private Result result(long workersNanos) {
    long here = ProcessorTime.ofThisThread() - beginProcessor;
    return new Result(
        tally.total,
        visited.size(),
        tally.branching,
        tally.ends,
        visited.depth(),
        tally.replayed,
        tally.idle,
        longestAlone,
        tally.loops,
        tally.loopPath,
        (tally.nanos + System.nanoTime() - begin) / 1e9,
        (tally.processorNanos + workersNanos + here) / 1e9,
        memory,
        violation.isEmpty() && open.isEmpty(),
        tally.witnesses,
        violation);
  }
}
