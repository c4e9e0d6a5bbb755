package org.maarg.checks.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.checks.mutants.SourceTree;

/** What came out of a run, for people. */
public final class MutationReport {
  /** Where it stands in the source tree. */
  public static final String FILE = "model-checks/MUTATIONS.md";

  private final MutationRun run;
  private final List<Trials.Outcome> outcomes;

  private MutationReport(MutationRun run, List<Trials.Outcome> outcomes) {
    this.run = run;
    this.outcomes = List.copyOf(outcomes);
  }

  /** Runs, with a line of progress for each mutant. */
  public static MutationReport of(MutationRun run, Consumer<String> progress) {
    return new MutationReport(run, run.run(progress));
  }

  /** The score: killed of those that are not equivalent, 0..100. */
  public int percent() {
    return MutationPage.percent(outcomes);
  }

  /** All of it as a page. */
  public String text() {
    return new MutationPage(run, outcomes).text();
  }

  /** Writes the page, and returns the name of its file. */
  public String write() {
    Path file = SourceTree.root().resolve(FILE);
    try {
      Files.writeString(file, text());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return FILE;
  }
}
