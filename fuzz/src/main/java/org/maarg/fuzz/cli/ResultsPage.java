package org.maarg.fuzz.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.InputFolders;
import org.maarg.fuzz.run.Outcome;

/** The page {@code fuzz/RESULTS.md}: what a run came to, written by the run itself. */
final class ResultsPage {
  private ResultsPage() {}

  /**
   * The page in Markdown.
   *
   * @param command that made it
   * @param elapsed from start to end
   */
  static String of(List<Outcome> outcomes, FuzzHome home, String command, Duration elapsed)
      throws IOException {
    String time = elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s without a break";
    StringBuilder page = new StringBuilder();
    page.append(PageHead.of("What fuzzing came to", home, command, time));
    page.append(
        "| target | seconds | executions | per second | ratio to empty | ratio to own | edges |"
            + " features | corpus | accepted | open findings | fixed on the way |\n"
            + "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
    StringBuilder notes = new StringBuilder();
    for (Outcome outcome : outcomes) {
      List<Path> regressions = InputFolders.files(home.regressions(outcome.target()));
      List<Finding> mended = mended(outcome, regressions);
      int open = outcome.findings().size() - mended.size();
      page.append(row(outcome, open, regressions.size()));
      notes.append(notes(outcome, mended));
    }
    return page.append(LEGEND).append(notes).toString();
  }

  /** The input of a finding is kept as a regression once its cause is mended: the build says so. */
  private static List<Finding> mended(Outcome outcome, List<Path> regressions) throws IOException {
    List<Finding> mended = new ArrayList<>();
    for (Finding finding : outcome.findings()) {
      if (isAmong(regressions, finding.reproducer())) {
        mended.add(finding);
      }
    }
    return mended;
  }

  private static boolean isAmong(List<Path> regressions, Path reproducer) throws IOException {
    for (Path kept : regressions) {
      if (Files.mismatch(kept, reproducer) < 0) {
        return true;
      }
    }
    return false;
  }

  private static String notes(Outcome outcome, List<Finding> mended) {
    StringBuilder notes = new StringBuilder();
    for (Finding finding : outcome.findings()) {
      notes.append(mended.contains(finding) ? "\nMended while it ran: " : "\nOpen: ");
      notes.append(outcome.target()).append(": `").append(finding.what()).append("`\n");
    }
    outcome
        .failure()
        .ifPresent(it -> notes.append("\nDid not run to its end: ").append(it).append('\n'));
    return notes.toString();
  }

  private static String row(Outcome it, int open, int fixed) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %,d | %,.0f | %s | %s | %,d | %,d | %,d | %s | %d | %d |%n",
        it.target(),
        it.seconds(),
        it.executions(),
        it.executionsPerSecond(),
        TextReport.toEmpty(it),
        TextReport.toOwn(it),
        it.edges(),
        it.features(),
        it.corpusInputs(),
        TextReport.percent(it.acceptedShare()),
        open,
        fixed);
  }

  private static final String LEGEND =
"""

- **ratio to empty**, **ratio to own**: executions per CPU second of the target, divided by those
  of a target that does nothing, or of the target's own yardstick: what in it is not under test,
  the library that reads a text or the grammar that makes a message. They ran one after the
  other, twice, of which the faster run counts, on the same inputs, octet for octet, which
  mutation makes of the corpus from one random seed; no branch guides it, and exceptions do not
  walk the stack. The first quarter of each run's work, in which the Java machine warms up, does
  not count. At least 0.3 to its own yardstick where there is one, else to empty; "!" marks less
  (decision `fuzz-yardstick`).
- **seconds**, **executions**: of the hunt that followed, guided by branches and comparisons.
- **edges**, **features**: branches of the instrumented classes that were taken, and the same
  told apart by how often.
- **accepted**: inputs that got past all checks to a message, packet or configuration.
- **open findings**: those of this run whose inputs are not in `fuzz/regressions/<target>/`.
- **fixed on the way**: the number of files there. Each is the input of a finding of this or an
  earlier run, which every build replays; a finding that was mended without such a file is not
  counted.
""";
}
