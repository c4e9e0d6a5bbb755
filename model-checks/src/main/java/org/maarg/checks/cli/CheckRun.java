package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.jpf.Jpf;
import org.maarg.checks.jpf.JpfRun;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Witness;

/** Checks worlds one by one. */
final class CheckRun {
  private static final int JPF_SECONDS = 1_200;

  private final CheckCommand.Engine engine;
  private final Explorer.Order order;
  private final BoundNames bounds;
  private final PrintWriter progress;
  private final Optional<Jpf> jpf;

  CheckRun(
      CheckCommand.Engine engine, Explorer.Order order, BoundNames bounds, PrintWriter progress) {
    this.engine = engine;
    this.order = order;
    this.bounds = bounds;
    this.progress = progress;
    this.jpf = engine == CheckCommand.Engine.EXPLORER ? Optional.empty() : Jpf.installed();
    if (engine != CheckCommand.Engine.EXPLORER && jpf.isEmpty()) {
      progress.println("Java PathFinder was not run: none is installed (JPF_HOME, ~/.jpf)");
      progress.flush();
    }
  }

  /**
   * What came out.
   *
   * @param problem why the world did not pass, if it did not
   */
  record Outcome(
      CheckedWorld world,
      Bounds bounds,
      Result result,
      Optional<JpfRun> jpf,
      Optional<String> problem) {
    boolean passed() {
      return problem.isEmpty();
    }
  }

  Outcome check(CheckedWorld world) {
    Bounds changed = bounds.applyTo(world.bounds());
    Result result =
        Explorer.explore(
            changed,
            order,
            Integer.MAX_VALUE,
            line -> progress.println(world.name() + ": " + line));
    progress.flush();
    // The formula that ties both engines together is about searches that come to their end.
    Optional<JpfRun> run =
        bounds.isEmpty() && world.finding().isEmpty()
            ? jpf.map(it -> it.run(List.of(), List.of(world.name()), JPF_SECONDS))
            : Optional.empty();
    return new Outcome(world, changed, result, run, problem(world, result, run));
  }

  private Optional<String> problem(CheckedWorld world, Result result, Optional<JpfRun> run) {
    if (engine != CheckCommand.Engine.EXPLORER && jpf.isEmpty()) {
      return Optional.of("Java PathFinder was not run");
    }
    Optional<String> explored = explored(world, result);
    return explored.isPresent() ? explored : run.flatMap(it -> disagreement(result, it));
  }

  private Optional<String> explored(CheckedWorld world, Result result) {
    String found = result.violation().map(it -> it.message()).orElse("");
    if (world.finding().isPresent()) {
      return found.startsWith(world.finding().get())
          ? Optional.empty()
          : Optional.of("the finding is not there any more");
    } else if (!found.isEmpty()) {
      return Optional.of(found);
    } else if (!result.complete()) {
      return Optional.of("the search is not complete");
    }
    TreeSet<Witness> missing = new TreeSet<>(world.witnesses());
    missing.removeAll(result.witnesses());
    return missing.isEmpty() ? Optional.empty() : Optional.of("never seen: " + missing);
  }

  private static Optional<String> disagreement(Result result, JpfRun run) {
    if (run.verdict().isPresent()) {
      return Optional.of("Java PathFinder: " + run.verdict().get());
    }
    boolean agrees =
        run.states() == JpfRun.expectedStates(result)
            && run.visited() == JpfRun.expectedVisited(result);
    return agrees
        ? Optional.empty()
        : Optional.of(
            "Java PathFinder counts %d/%d, expected are %d/%d"
                .formatted(
                    run.states(),
                    run.visited(),
                    JpfRun.expectedStates(result),
                    JpfRun.expectedVisited(result)));
  }
}
