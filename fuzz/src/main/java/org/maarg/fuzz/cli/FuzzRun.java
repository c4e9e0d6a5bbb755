package org.maarg.fuzz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.fuzz.run.Campaign;
import org.maarg.fuzz.run.CampaignSettings;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.Outcome;
import org.maarg.fuzz.run.Ticker;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a campaign, tells how it goes and writes the reports. */
final class FuzzRun {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final FuzzHome home;
  private final CampaignSettings settings;
  private final PrintWriter out;
  private final TextReport live;
  private final boolean json;
  private final boolean checkRatio;

  FuzzRun(
      FuzzHome home,
      CampaignSettings settings,
      CommandSpec spec,
      boolean json,
      boolean checkRatio) {
    this.checkRatio = checkRatio;
    this.home = home;
    this.settings = settings;
    this.out = spec.commandLine().getOut();
    this.live = new TextReport(json ? spec.commandLine().getErr() : out);
    this.json = json;
  }

  /** Runs it all; returns the exit status. */
  int run(Optional<Path> junit, Optional<Path> results, String command) {
    long start = System.nanoTime();
    Campaign campaign = new Campaign(home, settings);
    try {
      List<Outcome> outcomes = watched(campaign);
      if (json) {
        out.println(FuzzReport.json(outcomes));
        out.flush();
      } else {
        live.table(outcomes);
      }
      junit.ifPresent(file -> FuzzCommand.write(file, FuzzReport.junit(outcomes)));
      if (results.isPresent()) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        FuzzCommand.write(results.get(), ResultsPage.of(outcomes, home, command, elapsed));
      }
      return outcomes.stream().allMatch(this::passed) ? ExitStatus.OK : ExitStatus.NEGATIVE;
    } catch (IOException broken) {
      throw CliException.file(settings.work(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw CliException.negative("fuzz", "interrupted");
    }
  }

  private boolean passed(Outcome outcome) {
    boolean held = !checkRatio || !outcome.target().isParser() || outcome.ratios().areReached();
    return outcome.passed() && held;
  }

  @SuppressWarnings("try") // The ticker only has to be there.
  private List<Outcome> watched(Campaign campaign) throws IOException, InterruptedException {
    try (Ticker progress =
        new Ticker(BETWEEN_LINES, () -> campaign.running().forEach(live::progress))) {
      return campaign.run(this::ended);
    }
  }

  private void ended(Outcome outcome) {
    live.progress(outcome);
    live.findings(outcome);
  }
}
