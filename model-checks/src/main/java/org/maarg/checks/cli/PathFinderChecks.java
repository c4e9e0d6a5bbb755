package org.maarg.checks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.maarg.checks.jpf.Evidence;
import org.maarg.checks.jpf.Jpf;
import org.maarg.checks.jpf.JpfHunt;
import org.maarg.checks.jpf.JpfRun;
import org.maarg.checks.jpf.Recorded;
import org.maarg.checks.jpf.ThreadCheck;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.cli.CliException;

/** What Java PathFinder does beside worlds: mutants and threads. */
final class PathFinderChecks {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Optional<Path> evidence;
  private final Optional<Jpf> jpf;

  PathFinderChecks(PrintWriter out, PrintWriter err, Optional<Path> evidence) {
    this.out = out;
    this.err = err;
    this.evidence = evidence;
    this.jpf = Jpf.installed();
  }

  /** Writes a record into a folder, which is made if need be. */
  static void write(Path folder, String name, String text) {
    Path file = folder.resolve(name + ".yaml");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw CliException.file(file, broken);
    }
  }

  private Optional<Jpf> needed(String what) {
    if (jpf.isEmpty()) {
      err.println(what + " not run: Java PathFinder is not installed (JPF_HOME, ~/.jpf)");
      err.flush();
    }
    return jpf;
  }

  /** Mutants and threads that evidence is recorded of; true if all came out as expected. */
  boolean recorded() {
    boolean good = true;
    for (String id : Recorded.mutants()) {
      Mutant mutant = Mutants.named(id).orElseThrow();
      good &= jpf.isPresent() && hunt(mutant, Hunt.hunt(mutant));
    }
    return threads() && good;
  }

  /** Lets PathFinder hunt a mutant; true if it is killed by what it aims at. */
  boolean hunt(Mutant mutant, Hunt.Outcome explored) {
    Optional<Jpf> pathFinder = needed("mutant " + mutant.id());
    if (pathFinder.isEmpty()) {
      return false;
    }
    JpfHunt.Outcome hunted = JpfHunt.hunt(pathFinder.get(), mutant, CheckRun.JPF_SECONDS);
    out.printf(
        "%-6s %-26s Java PathFinder %s: %s%n",
        hunted.killed() ? "ok" : "FAILED",
        mutant.id(),
        hunted.killed() ? "kills it" : "does not kill it",
        hunted.message());
    if (!hunted.path().isEmpty()) {
      out.print(hunted.ladder());
      out.println("       --mutant " + mutant.id() + " --replay " + replayId(hunted));
    }
    out.flush();
    evidence.ifPresent(
        folder -> write(folder, "mutant-" + mutant.id(), Evidence.of(hunted, explored)));
    return hunted.killed() && explored.isKilled();
  }

  private static String replayId(JpfHunt.Outcome hunted) {
    return hunted.mutant().world() + ":" + hunted.path();
  }

  /** Checks the inbox of a node; true if it passes and each of its seeded bugs is found. */
  boolean threads() {
    Optional<Jpf> pathFinder = needed("threads");
    boolean good = pathFinder.isPresent();
    if (good) {
      for (ThreadCheck check : ThreadCheck.all()) {
        good &= thread(pathFinder.get(), check);
      }
    }
    return good;
  }

  private boolean thread(Jpf pathFinder, ThreadCheck check) {
    JpfRun run = check.run(pathFinder, CheckRun.JPF_SECONDS);
    boolean good = check.isAsExpected(run);
    out.printf(
        "%-6s %-26s %,11d states %,11d visited %8.1f s  %s%n",
        good ? "ok" : "FAILED",
        "threads " + check.id(),
        run.states(),
        run.visited(),
        run.seconds(),
        run.outcome());
    out.flush();
    evidence.ifPresent(folder -> write(folder, "threads-" + check.id(), Evidence.of(check, run)));
    return good;
  }
}
