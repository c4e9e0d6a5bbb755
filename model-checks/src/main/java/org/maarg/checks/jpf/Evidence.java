package org.maarg.checks.jpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Result;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.checks.world.Bounds;

/** Records of runs of Java PathFinder, which not every machine has: one YAML file each. */
public final class Evidence {
  /** Everything that a run depends on: directories, and single files. */
  private static final List<String> CHECKED =
      List.of(
          "impl/src/main/java/org/maarg/protocol",
          "impl/src/main/java/org/maarg/wire",
          "impl/src/main/java/org/maarg/runtime/Inbox.java",
          "model-checks/src/main/java/org/maarg/checks/world",
          "model-checks/src/main/java/org/maarg/checks/catalog",
          "model-checks/src/main/java/org/maarg/checks/jpf",
          "model-checks/src/main/resources/org/maarg/checks/jpf",
          "model-checks/src/main/resources/org/maarg/checks/mutants");

  private Evidence() {}

  /** A world on both engines: their counts, and whether they agree by the formula. */
  public static String of(CheckedWorld world, Bounds bounds, Result explored, JpfWorld checked) {
    JpfRun run = checked.run();
    return head("world", world.name(), run.outcome(), checked.agreesWith(explored))
        + format(
            """
            explorer:
              unique: %d
              transitions: %d
              branching: %d
              ends: %d
              transitionsPerSecond: %d
            """,
            explored.unique(),
            explored.total() - 1,
            explored.branching(),
            explored.ends(),
            explored.transitionsPerSecond())
        + jpf(run, Math.round((explored.total() - 1) / run.seconds()))
        + format("ratio: %.1f\n", ratio(explored, run))
        + tail(bounds(bounds));
  }

  /**
   * How many times as fast as PathFinder the explorer takes the steps of a world. Both take the
   * same steps, so that this is the ratio of their times. What PathFinder counts as transitions are
   * fewer, because it joins steps without an alternative to the one before.
   */
  public static double ratio(Result explored, JpfRun run) {
    return run.seconds() / Math.max(explored.seconds(), 1e-3);
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
        + jpf(hunted.run(), Math.round(hunted.run().transitions() / hunted.run().seconds()))
        + format("replay: %s\nreplayed: %s\n", quote(replay), hunted.replayed())
        + tail(bounds(Worlds.named(world).orElseThrow().bounds()));
  }

  /** Threads at the inbox of a node, with or without a seeded bug. */
  public static String of(ThreadCheck check, JpfRun run) {
    return head("threads", check.id(), run.outcome(), check.isAsExpected(run))
        + format("expected: %s\n", quote(check.expected()))
        + jpf(run, Math.round(run.transitions() / run.seconds()))
        + tail(" {scenario: " + check.scenario() + "}");
  }

  private static String head(String kind, String name, String result, boolean agrees) {
    return format(
        "kind: %s\nname: %s\nresult: %s\nagrees: %s\n", kind, name, quote(result), agrees);
  }

  private static String jpf(JpfRun run, long transitionsPerSecond) {
    return format(
        """
        jpf:
          revision: "%s"
          new: %d
          visited: %d
          transitions: %d
          transitionsPerSecond: %d
          seconds: %.1f
        """,
        run.revision(),
        run.states(),
        run.visited(),
        run.transitions(),
        transitionsPerSecond,
        run.seconds());
  }

  private static String tail(String bounds) {
    return format(
        "jdk: \"%s\"\nbounds:%s\nsources: %s\n",
        System.getProperty("java.version"), bounds, digest());
  }

  private static String bounds(Bounds bounds) {
    return format("\n  mode: %s\n  maars: %d\n", bounds.mode(), bounds.maars())
        + format("  mns: %d\n  moves: %d\n", bounds.mns(), bounds.moves())
        + format("  drops: %d\n  duplicates: %d\n", bounds.drops(), bounds.duplicates())
        + format("  early: %d\n  crashes: %d\n", bounds.early(), bounds.crashes())
        + format("  longTimers: %d\n  healAfter: %d\n", bounds.longTimers(), bounds.healAfter())
        + format("  leaves: %s\n  octets: %s", bounds.leaves(), bounds.octets());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** SHA-256 over the names and contents of the checked sources. */
  public static String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Path root = SourceTree.root();
      for (String checked : CHECKED) {
        try (Stream<Path> files = Files.walk(root.resolve(checked))) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
