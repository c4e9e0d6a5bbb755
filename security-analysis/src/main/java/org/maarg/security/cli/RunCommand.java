package org.maarg.security.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.runtime.config.ProfileNames;
import org.maarg.runtime.transport.TransportException;
import org.maarg.security.live.LiveJson;
import org.maarg.security.live.LiveResult;
import org.maarg.security.live.LiveRunner;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Variant;
import org.maarg.security.report.LiveRuns;
import org.maarg.security.report.Reports;
import org.maarg.security.result.Json;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.run.ScenarioException;
import org.maarg.security.run.ScenarioRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios and judges them. */
@Command(
    name = "run",
    header = "Run scenarios, measure, and judge against their limits.",
    description = {
      "",
      "Each scenario runs under four profiles, and once more under HARDENED without its"
          + " countermeasure, which must then fail; some under HARDENED with knobs tuned to the"
          + " domain as well. Without ID all scenarios run.",
      ""
    },
    footer = {
      "",
      "Example: maarg scenario run amplification --profile HARDENED",
      "",
      "Exit status: 0 every verdict is as the scenario says; 1 one is not; 2 the arguments or a"
          + " scenario file cannot be used."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CatalogueOption catalogue = new CatalogueOption();

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Scenarios to run.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Only this profile: REVIEWED_DRAFT, RFC8885, DEPLOYABLE or HARDENED."
              + " May be repeated.")
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--without-countermeasure",
      description = "Only HARDENED with the scenario's countermeasure switched off.")
  private boolean withoutCountermeasure;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of all chance; 1 by default.")
  private long seed = 1;

  @Option(names = "--small", description = "Run at the small scale of the build.")
  private boolean small;

  @Option(
      names = "--live",
      description =
          "Scenarios that say live run on loopback sockets as well, at the small scale; packets and"
              + " octets must be those of the simulation.")
  private boolean live;

  @Option(names = "--json", description = "Write JSON, with every run and series.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write a report of these runs there, as Markdown and as a page.")
  private Optional<Path> report = Optional.empty();

  RunCommand() {}

  @Override
  public Integer call() {
    List<Scenario> scenarios = catalogue.named(ids);
    List<String> chosen = chosen();
    Progress progress = new Progress(spec.commandLine().getErr());
    ScenarioRunner runner = new ScenarioRunner(seed, small, progress);
    PrintWriter out = spec.commandLine().getOut();
    List<ScenarioResult> results = new ArrayList<>();
    List<List<LiveResult>> liveResults = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      List<String> variants = variants(scenario, chosen);
      ScenarioResult result = run(runner, scenario, variants);
      results.add(result);
      progress.end();
      if (!json) {
        ResultText.print(result, out);
      }
      liveResults.add(runLive(scenario, variants, out));
    }
    if (json) {
      out.println(Json.text(tree(results, liveResults)));
    } else {
      ResultText.printSummary(results, out);
    }
    out.flush();
    report.ifPresent(folder -> write(folder, results, liveResults));
    boolean agrees =
        liveResults.stream().flatMap(List::stream).allMatch(it -> it.comparison().agrees());
    return agrees && results.stream().allMatch(ScenarioResult::asExpected)
        ? ExitStatus.OK
        : ExitStatus.NEGATIVE;
  }

  private static ScenarioResult run(
      ScenarioRunner runner, Scenario scenario, List<String> variants) {
    try {
      return runner.run(scenario, variants);
    } catch (ScenarioException e) {
      throw CliException.usage(scenario.id(), String.valueOf(e.getMessage()));
    }
  }

  private List<LiveResult> runLive(Scenario scenario, List<String> variants, PrintWriter out) {
    if (!live || !scenario.live()) {
      return List.of();
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      List<LiveResult> results =
          LiveRunner.run(
              scenario,
              variants,
              one -> {
                err.println(
                    scenario.id()
                        + " live: "
                        + one.variant()
                        + " "
                        + one.mode()
                        + " "
                        + one.point());
                err.flush();
              });
      if (!json) {
        ResultText.printLive(results, out);
      }
      return results;
    } catch (IllegalArgumentException e) {
      throw CliException.usage(scenario.id(), "cannot run live: " + e.getMessage());
    } catch (TransportException e) {
      throw CliException.usage("--live", String.valueOf(e.getMessage()));
    }
  }

  /** Results, each with its live results if there are any. */
  private static ArrayNode tree(List<ScenarioResult> results, List<List<LiveResult>> liveResults) {
    ArrayNode tree = Json.results(results);
    for (int i = 0; i < tree.size(); i++) {
      if (!liveResults.get(i).isEmpty() && tree.get(i) instanceof ObjectNode node) {
        node.set("live", LiveJson.results(liveResults.get(i)));
      }
    }
    return tree;
  }

  /** Variants of a scenario that are to run; none are chosen for all of them. */
  private List<String> variants(Scenario scenario, List<String> chosen) {
    return scenario.variants().stream()
        .filter(variant -> !withoutCountermeasure || variant.isWeaker())
        .map(Variant::name)
        .filter(name -> chosen.isEmpty() || chosen.contains(name))
        .toList();
  }

  private List<String> chosen() {
    List<String> chosen = profiles.stream().map(RunCommand::profile).toList();
    return withoutCountermeasure ? List.of() : chosen;
  }

  private static String profile(String text) {
    try {
      return ProfileNames.parse(text).name();
    } catch (IllegalArgumentException e) {
      throw CliException.usage("--profile", String.valueOf(e.getMessage()));
    }
  }

  private static void write(
      Path folder, List<ScenarioResult> results, List<List<LiveResult>> liveResults) {
    List<LiveRuns> live = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      LiveRuns.of(results.get(i).scenario().id(), liveResults.get(i)).ifPresent(live::add);
    }
    try {
      Reports.write(folder, results, live);
    } catch (IOException e) {
      throw CliException.file(folder, e);
    }
  }
}
