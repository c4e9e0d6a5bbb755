package org.maarg.checks.jpf;

import java.util.Locale;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Result;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.world.Bounds;

/** Records of runs of Java PathFinder, which not every machine has: one YAML file each. */
public final class Evidence {
  private Evidence() {}

  /** A world on both engines: their counts, and whether they agree by the formula. */
  public static String of(CheckedWorld world, Bounds bounds, Result explored, JpfWorld checked) {
    JpfRun run = checked.run();
    long steps = explored.total() - 1;
    return head("world", world.name(), run.outcome(), checked.agreesWith(explored))
        + witnesses(checked)
        + format(
            """
            explorer:
              unique: %d
              transitions: %d
              branching: %d
              ends: %d
              transitionsPerSecond: %d
              seconds: %.3f
            """,
            explored.unique(),
            steps,
            explored.branching(),
            explored.ends(),
            perSecond(steps, checked.explorerSeconds()),
            checked.explorerSeconds())
        + jpf(run, steps)
        + format("ratio: %.1f\n", checked.ratio())
        + tail(BoundsText.of(bounds), CheckedSources.ofWorld(world));
  }

  private static String witnesses(JpfWorld checked) {
    StringBuilder text = new StringBuilder("witnesses:\n");
    checked
        .witnesses()
        .forEach((name, said) -> text.append(format("  %s: %s\n", name, quote(said))));
    return text.toString();
  }

  private static long perSecond(long steps, double seconds) {
    return Math.round(steps / Math.max(seconds, 1e-3));
  }

  /** A mutant, and whether PathFinder kills it as the explorer does. */
  public static String of(JpfHunt.Outcome hunted, Hunt.Outcome explored) {
    String world = hunted.mutant().world();
    String replay = hunted.path().isEmpty() ? "" : world + ":" + hunted.path();
    return head(
            "mutant",
            hunted.mutant().id(),
            hunted.message(),
            hunted.killed() && explored.isKilled())
        + format("property: %s\nworld: %s\n", hunted.mutant().property(), world)
        + format(
            "explorer:\n  killed: %s\n  path: %s\n", explored.isKilled(), quote(explored.path()))
        + jpf(hunted.run(), hunted.run().transitions())
        + format("replay: %s\nreplayed: %s\n", quote(replay), hunted.replayed())
        + tail(
            BoundsText.of(Worlds.named(world).orElseThrow().bounds()),
            CheckedSources.ofMutant(hunted.mutant()));
  }

  /** Threads at the inbox of a node, with or without a seeded bug. */
  public static String of(ThreadCheck check, JpfRun run) {
    return head("threads", check.id(), run.outcome(), check.isAsExpected(run))
        + format("expected: %s\n", quote(check.expected()))
        + jpf(run, run.transitions())
        + tail(" {scenario: " + check.scenario() + "}", CheckedSources.ofThreads(check));
  }

  private static String head(String kind, String name, String result, boolean agrees) {
    return format(
        "kind: %s\nname: %s\nresult: %s\nagrees: %s\n", kind, name, quote(result), agrees);
  }

  private static String jpf(JpfRun run, long steps) {
    return format(
        """
        jpf:
          revision: "%s"
          new: %d
          visited: %d
          transitions: %d
          transitionsPerSecond: %d
          seconds: %.1f
          searchSeconds: %.3f
        """,
        run.revision(),
        run.states(),
        run.visited(),
        run.transitions(),
        perSecond(steps, run.searchSeconds()),
        run.seconds(),
        run.searchSeconds());
  }

  private static String tail(String bounds, String sources) {
    return format(
        "jdk: \"%s\"\nbounds:%s\nsources: %s\n",
        System.getProperty("java.version"), bounds, sources);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
