package org.maarg.security.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.maarg.cli.ExitStatus;
import org.maarg.security.model.Scenario;
import org.maarg.security.result.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which scenarios there are. */
@Command(
    name = "list",
    header = "Name the scenarios, who attacks, and what they measure.",
    description = {""},
    footer = {
      "",
      "Example: maarg scenario list --json",
      "",
      "Exit status: 0 done; 2 the arguments or a scenario cannot be used."
    })
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CatalogueOption catalogue = new CatalogueOption();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  ListCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Scenario> scenarios = catalogue.all();
    if (json) {
      out.println(Json.text(Json.list(scenarios)));
    } else {
      int width = scenarios.stream().mapToInt(it -> it.id().length()).max().orElse(1);
      scenarios.forEach(scenario -> print(scenario, width, out));
    }
    out.flush();
    return ExitStatus.OK;
  }

  private static void print(Scenario scenario, int width, PrintWriter out) {
    out.printf(
        "%-" + width + "s %-16s %-9s %s%s%n",
        scenario.id(),
        scenario.adversary().text(),
        String.join(",", scenario.review()),
        scenario.title(),
        scenario.live() ? " (also live)" : "");
  }
}
