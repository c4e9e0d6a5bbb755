package org.maarg.fuzz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.fuzz.run.Campaign;
import org.maarg.fuzz.run.CampaignSettings;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.Outcome;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a campaign, tells how it goes and writes the reports. */
final class FuzzRun {
  private static final int SECONDS_BETWEEN_LINES = 10;

  private final FuzzHome home;
  private final CampaignSettings settings;
  private final PrintWriter out;
  private final TextReport live;
  private final boolean json;

  FuzzRun(FuzzHome home, CampaignSettings settings, CommandSpec spec, boolean json) {
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
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleAtFixedRate(
        () -> campaign.running().forEach(live::progress),
        SECONDS_BETWEEN_LINES,
        SECONDS_BETWEEN_LINES,
        TimeUnit.SECONDS);
    try {
      List<Outcome> outcomes = campaign.run(this::ended);
      clock.shutdownNow();
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
      return outcomes.stream().allMatch(Outcome::passed) ? ExitStatus.OK : ExitStatus.NEGATIVE;
    } catch (IOException broken) {
      throw CliException.file(settings.work(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw CliException.negative("fuzz", "interrupted");
    } finally {
      clock.shutdownNow();
    }
  }

  private void ended(Outcome outcome) {
    live.progress(outcome);
    live.findings(outcome);
  }
}
