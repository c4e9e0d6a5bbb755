package org.maarg.checks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** What an installed Java PathFinder does: it records worlds, hunts mutants, checks threads. */
final class PathFinderChecks {
  private final Jpf jpf;
  private final Report report;
  private final Optional<Path> evidence;

  PathFinderChecks(Jpf jpf, Report report, Optional<Path> evidence) {
    this.jpf = jpf;
    this.report = report;
    this.evidence = evidence;
  }

  /** Writes a record into a folder, which is made if need be. */
  private static void write(Path folder, String name, String text) {
    Path file = folder.resolve(name + ".yaml");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw CliException.file(file, broken);
    }
  }

  /** Writes a record of a world, if PathFinder has run it. */
  static void record(Path folder, CheckRun.Outcome outcome) {
    if (outcome.jpf().isPresent()) {
      String text =
          Evidence.of(outcome.world(), outcome.bounds(), outcome.result(), outcome.jpf().get());
      write(folder, outcome.world().name(), text);
    }
  }

  /** Mutants and threads that evidence is recorded of; true if all came out as expected. */
  boolean recorded() {
    boolean good = true;
    for (String id : Recorded.mutants()) {
      Mutant mutant = Mutants.named(id).orElseThrow();
      good &= hunt(mutant, Hunt.hunt(mutant));
    }
    return threads(ThreadCheck.all()) && good;
  }

  /** Lets PathFinder hunt a mutant; true if both engines kill it by what it aims at. */
  boolean hunt(Mutant mutant, Hunt.Outcome explored) {
    JpfHunt.Outcome hunted = JpfHunt.hunt(jpf, mutant, CheckRun.JPF_SECONDS);
    report.add(hunted);
    evidence.ifPresent(
        folder -> write(folder, "mutant-" + mutant.id(), Evidence.of(hunted, explored)));
    return hunted.killed() && explored.isKilled();
  }

  /** Checks the inbox of a node; true if it passes and each of its seeded bugs is found. */
  boolean threads(List<ThreadCheck> checks) {
    boolean good = true;
    for (ThreadCheck check : checks) {
      JpfRun run = check.run(jpf, CheckRun.JPF_SECONDS);
      report.add(check, run);
      evidence.ifPresent(folder -> write(folder, "threads-" + check.id(), Evidence.of(check, run)));
      good &= check.isAsExpected(run);
    }
    return good;
  }
}
