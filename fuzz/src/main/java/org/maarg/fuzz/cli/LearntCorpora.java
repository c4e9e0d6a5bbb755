package org.maarg.fuzz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.SeedCorpora;

/** Keeps what runs have learnt small, so that the next run does not begin with an hour of it. */
final class LearntCorpora {
  private LearntCorpora() {}

  /** Merges the corpus of each target; returns the exit status. */
  static int merge(List<TargetClass> targets, Path corpora, PrintWriter out) {
    SeedCorpora merger = new SeedCorpora(FuzzHome.ofTheseClasses());
    for (TargetClass target : targets) {
      try {
        int count = merger.shrink(target, corpora.resolve(target.name()));
        out.printf("%-20s %d inputs%n", target.name(), count);
        out.flush();
      } catch (IOException broken) {
        throw CliException.negative(target.name(), String.valueOf(broken.getMessage()));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw CliException.negative(target.name(), "interrupted");
      }
    }
    return ExitStatus.OK;
  }
}
