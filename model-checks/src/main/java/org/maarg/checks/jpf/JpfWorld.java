package org.maarg.checks.jpf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Witness;

/**
 * A world on Java PathFinder: one run that must pass, and for each of two witnesses of the world
 * one that must fail because it sees it.
 *
 * @param witnesses what each search for a witness said; {@link #SEEN} is as it should be
 * @param explorerSeconds processor time that the explorer took on the same world, in the same run
 */
public record JpfWorld(JpfRun run, Map<Witness, String> witnesses, double explorerSeconds) {
  /** What a search says that has come to its witness. */
  public static final String SEEN = "seen";

  /** More states than that take an interpreter too long. */
  public static final int MOST_STATES = 50_000;

  /** How many witnesses of a world are searched for: each search starts PathFinder anew. */
  private static final int MOST_WITNESSES = 2;

  /** Copies the witnesses. */
  public JpfWorld {
    witnesses = new LinkedHashMap<>(witnesses);
  }

  /** Why a world cannot be run, although PathFinder is there. */
  public static Optional<String> unfit(CheckedWorld world, Bounds bounds, Result explored) {
    if (world.finding().isPresent()) {
      return Optional.of("a finding; the formula is about searches that come to their end");
    } else if (bounds.forgeries() > 0) {
      return Optional.of("forged messages are checked with a library that it cannot execute");
    } else if (!explored.complete()) {
      return Optional.of("the explorer's search did not come to its end");
    }
    return explored.unique() > MOST_STATES
        ? Optional.of("%,d states; it gets at most %,d".formatted(explored.unique(), MOST_STATES))
        : Optional.empty();
  }

  /**
   * Runs a world and, if it passes, the searches for its witnesses.
   *
   * @param bounds of the world, changed
   * @param changes that were made to them, {@code NAME=VALUE}
   */
  public static JpfWorld run(
      Jpf jpf, CheckedWorld world, Bounds bounds, List<String> changes, int timeoutSeconds) {
    List<String> arguments = new ArrayList<>(List.of(world.name()));
    arguments.addAll(changes);
    JpfRun run = jpf.run(List.of(), arguments, timeoutSeconds);
    Map<Witness, String> witnesses = new LinkedHashMap<>();
    if (run.verdict().isEmpty()) {
      for (Witness witness : searched(world)) {
        List<String> search = new ArrayList<>(arguments);
        search.add(witness.name());
        JpfRun found = jpf.run(List.of(), search, timeoutSeconds);
        witnesses.put(witness, outcome(witness, found));
      }
    }
    // Neither engine's time has the start of a Java machine in it: the explorer's first has.
    return new JpfWorld(run, witnesses, Explorer.explore(bounds).processorSeconds());
  }

  /**
   * How many times as fast as PathFinder the explorer looks at the states of a world: the ratio of
   * the processor times, which a busy machine leaves as they are. Both look at the same states;
   * PathFinder takes a step without an alternative twice.
   */
  public double ratio() {
    return run.searchSeconds() / Math.max(explorerSeconds, 1e-3);
  }

  /** The last that a world declares: those that everybody sees come first. */
  private static List<Witness> searched(CheckedWorld world) {
    List<Witness> all = world.witnesses();
    return all.subList(Math.max(0, all.size() - MOST_WITNESSES), all.size());
  }

  /** A search must fail, and with its witness's name: a pass would mean that nothing happens. */
  static String outcome(Witness witness, JpfRun found) {
    boolean seen = found.error() && found.outcome().equals("witness " + witness.name());
    return seen ? SEEN : found.outcome();
  }

  /** True if the run agrees with the explorer's, and every witness was seen. */
  public boolean agreesWith(Result explored) {
    return problem(explored).isEmpty();
  }

  /** What does not agree. */
  public Optional<String> problem(Result explored) {
    if (run.verdict().isPresent()) {
      return Optional.of(run.verdict().get());
    } else if (!run.agreesWith(explored)) {
      return Optional.of(
          "counts %d/%d, expected are %d/%d"
              .formatted(
                  run.states(),
                  run.visited(),
                  JpfRun.expectedStates(explored),
                  JpfRun.expectedVisited(explored)));
    }
    for (Map.Entry<Witness, String> witness : witnesses.entrySet()) {
      if (!witness.getValue().equals(SEEN)) {
        return Optional.of("search for " + witness.getKey() + ": " + witness.getValue());
      }
    }
    return Optional.empty();
  }
}
