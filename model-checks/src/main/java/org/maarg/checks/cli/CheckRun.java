package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.KeptSearch;
import org.maarg.checks.explore.Result;
import org.maarg.checks.explore.SavedSearchException;
import org.maarg.checks.jpf.CheckedSources;
import org.maarg.checks.jpf.Jpf;
import org.maarg.checks.jpf.JpfWorld;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Witness;
import org.maarg.cli.CliException;

/** Checks worlds one by one. */
final class CheckRun {
  static final int JPF_SECONDS = 1_200;

  private static final Duration KEEP_EVERY = Duration.ofMinutes(10);

  /** Said once for all worlds, before the first. */
  static final String NOT_INSTALLED = "Java PathFinder is not installed";

  /** Said of a search that is kept. */
  static final String UNFINISHED = "not complete: the same command with more --states goes on";

  private final CheckCommand.Engine engine;
  private final Explorer.Order order;
  private final int most;
  private final BoundNames changes;
  private final Optional<Path> keep;
  private final PrintWriter progress;
  private final Optional<Jpf> jpf;

  /**
   * Checks on this engine; Java PathFinder may be missing, although the engine asks for it.
   *
   * @param most states of a world after which its search gives up
   * @param keep a folder in which searches that are not complete are kept, to go on another time
   */
  CheckRun(
      CheckCommand.Engine engine,
      Explorer.Order order,
      int most,
      BoundNames changes,
      Optional<Path> keep,
      PrintWriter progress,
      Optional<Jpf> jpf) {
    this.engine = engine;
    this.order = order;
    this.most = most;
    this.changes = changes;
    this.keep = keep;
    this.progress = progress;
    this.jpf = jpf;
  }

  /**
   * What came out.
   *
   * @param jpf what Java PathFinder says, if it ran
   * @param notRun why it did not run, if it was asked to
   * @param problem why the world did not pass, if it did not
   */
  record Outcome(
      CheckedWorld world,
      Bounds bounds,
      Result result,
      Optional<JpfWorld> jpf,
      Optional<String> notRun,
      Optional<String> problem) {
    /** True if everything that was asked for ran and came out well. */
    boolean passed() {
      return problem.isEmpty() && notRun.isEmpty();
    }

    /** Why this world in particular did not run on Java PathFinder. */
    Optional<String> unfit() {
      return notRun.filter(why -> !why.equals(NOT_INSTALLED));
    }

    /** In a word; what only the explorer has checked is not ok if both were asked. */
    String verdict() {
      if (problem.isPresent()) {
        return "FAILED";
      }
      return isUnfinished() ? "so far" : notRun.isPresent() ? "partly" : "ok";
    }

    /** True if the search goes on another time: what it has not seen yet it may see then. */
    boolean isUnfinished() {
      return problem.isEmpty() && !result.complete() && result.violation().isEmpty();
    }
  }

  Outcome check(CheckedWorld world) {
    Bounds bounds = changes.applyTo(world.bounds());
    Result result = explore(world, bounds);
    Optional<String> problem = explored(world, result);
    if (engine == CheckCommand.Engine.EXPLORER) {
      return new Outcome(world, bounds, result, Optional.empty(), Optional.empty(), problem);
    }
    Optional<String> notRun = notRun(world, bounds, result);
    Optional<JpfWorld> run =
        notRun.isEmpty() ? jpf.map(it -> run(it, world, bounds)) : Optional.empty();
    Optional<String> disagreement =
        run.flatMap(it -> it.problem(result)).map(it -> "Java PathFinder: " + it);
    return new Outcome(
        world, bounds, result, run, notRun, problem.isPresent() ? problem : disagreement);
  }

  private Result explore(CheckedWorld world, Bounds bounds) {
    try {
      return Explorer.explore(
          bounds, order, most, line -> tell(world.name(), line), kept(world, bounds));
    } catch (SavedSearchException refused) {
      throw CliException.usage("--keep", String.valueOf(refused.getMessage()));
    }
  }

  private Optional<KeptSearch> kept(CheckedWorld world, Bounds bounds) {
    return keep.map(
        folder ->
            new KeptSearch(
                folder.resolve(world.name() + ".search"),
                CheckedSources.ofSearch(bounds, order.name()),
                KEEP_EVERY));
  }

  private Optional<String> notRun(CheckedWorld world, Bounds bounds, Result result) {
    return jpf.isEmpty() ? Optional.of(NOT_INSTALLED) : JpfWorld.unfit(world, bounds, result);
  }

  private JpfWorld run(Jpf pathFinder, CheckedWorld world, Bounds bounds) {
    tell(world.name(), "Java PathFinder");
    return JpfWorld.run(pathFinder, world, bounds, changes.arguments(), JPF_SECONDS);
  }

  private void tell(String world, String line) {
    progress.println(world + ": " + line);
    progress.flush();
  }

  private Optional<String> explored(CheckedWorld world, Result result) {
    String found = result.violation().map(it -> it.message()).orElse("");
    if (keep.isPresent() && found.isEmpty() && !result.complete()) {
      return Optional.empty();
    } else if (world.finding().isPresent()) {
      return found.startsWith(world.finding().get())
          ? Optional.empty()
          : Optional.of("the finding is not there any more");
    } else if (!found.isEmpty()) {
      return Optional.of(found);
    } else if (!result.complete()) {
      return Optional.of(
          "the search gave up at %,d states; --states allows more".formatted(result.unique()));
    }
    TreeSet<Witness> missing = new TreeSet<>(world.witnesses());
    missing.removeAll(result.witnesses());
    return missing.isEmpty() ? Optional.empty() : Optional.of("never seen: " + missing);
  }
}
