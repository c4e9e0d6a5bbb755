package org.maarg.security.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.runtime.transport.TransportException;
import org.maarg.security.live.LiveResult;
import org.maarg.security.live.LiveRunner;
import org.maarg.security.model.Scenario;
import org.maarg.security.report.LiveRuns;
import org.maarg.security.report.Reports;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.run.ScenarioException;
import org.maarg.security.run.ScenarioRunner;
import org.maarg.spec.Trace;
import org.maarg.spec.file.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the report of this repository and the numbers of its texts. */
@Command(
    name = "report",
    header = "Run all scenarios and write the report and the numbers of the texts.",
    description = {
      "",
      "Writes docs/profiles.md, the page of the profiles."
          + " Runs every scenario at full scale, and on loopback sockets if it says so, for"
          + " security-analysis/report, and at small scale for the"
          + " numbers in security-considerations.md and review-response.md, which each build runs"
          + " again and holds the texts against; the texts are written as HTML pages and as plain"
          + " text too. Runs from the source tree only.",
      ""
    },
    footer = {
      "",
      "Example: maarg scenario report --texts-only",
      "",
      "Exit status: 0 written, every verdict is as its scenario says, the sockets agree with the"
          + " simulation, and every number was found; 1 written, and one of these is not so; 2 the"
          + " arguments, a scenario or a text cannot be used."
    })
final class ReportCommand implements Callable<Integer> {
  private static final String FOLDER = "security-analysis/report";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CatalogueOption catalogue = new CatalogueOption();

  @Option(names = "--texts-only", description = "Write the numbers of the texts, and no report.")
  private boolean textsOnly;

  @Option(
      names = "--pages-only",
      description = "Run nothing: make the pages again from the results that are there.")
  private boolean pagesOnly;

  ReportCommand() {}

  @Override
  public Integer call() {
    Path root =
        Trace.root(Path.of(""))
            .orElseThrow(() -> CliException.usage("report", "this is no source tree of maarg"));
    Path folder = root.resolve(FOLDER);
    List<Scenario> scenarios = catalogue.named(List.of());
    try {
      Reports.writeProfiles(root);
      if (pagesOnly) {
        Reports.rewrite(folder, scenarios);
        Reports.writeTexts(root);
        return ExitStatus.OK;
      }
      List<ScenarioResult> results = new ArrayList<>(run(scenarios, true));
      List<Problem> problems = Reports.fillTexts(root, results);
      Reports.writeTexts(root);
      List<LiveRuns> live = textsOnly ? List.of() : live(scenarios);
      if (!textsOnly) {
        List<ScenarioResult> full = run(scenarios, false);
        Reports.write(folder, full, live);
        results.addAll(full);
      }
      return tell(results, live, problems);
    } catch (IOException e) {
      throw CliException.file(folder, e);
    }
  }

  private int tell(List<ScenarioResult> results, List<LiveRuns> live, List<Problem> problems) {
    PrintWriter out = spec.commandLine().getOut();
    ResultText.printSummary(results, out);
    live.stream().flatMap(it -> it.differences().stream()).forEach(out::println);
    problems.forEach(out::println);
    out.flush();
    boolean good =
        results.stream().allMatch(ScenarioResult::asExpected)
            && live.stream().allMatch(it -> it.differences().isEmpty())
            && problems.isEmpty();
    return good ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }

  private List<LiveRuns> live(List<Scenario> scenarios) {
    PrintWriter err = spec.commandLine().getErr();
    List<LiveRuns> live = new ArrayList<>();
    try {
      for (Scenario scenario : scenarios) {
        if (scenario.live()) {
          err.println(scenario.id() + ": on sockets");
          err.flush();
        }
        List<LiveResult> results = LiveRunner.run(scenario, Scenario.PROFILES, one -> {});
        LiveRuns.of(scenario.id(), results).ifPresent(live::add);
      }
    } catch (TransportException e) {
      throw CliException.usage("report", String.valueOf(e.getMessage()));
    }
    return live;
  }

  private List<ScenarioResult> run(List<Scenario> scenarios, boolean small) {
    Progress progress = new Progress(spec.commandLine().getErr());
    ScenarioRunner runner = new ScenarioRunner(1, small, progress);
    List<ScenarioResult> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      try {
        results.add(runner.run(scenario, scenario.variantNames()));
      } catch (ScenarioException e) {
        throw CliException.usage(scenario.id(), String.valueOf(e.getMessage()));
      }
      progress.end();
    }
    return results;
  }
}
