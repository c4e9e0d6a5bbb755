package org.maarg.performance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.performance.load.LoadException;
import org.maarg.performance.page.PerformancePage;
import org.maarg.performance.record.Part;
import org.maarg.performance.record.Parts;
import org.maarg.performance.record.Records;
import org.maarg.performance.record.Scale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures everything, and writes the page of it. */
@Command(
    name = "performance",
    header = "Measure everything, and write docs/performance.md with its figures.",
    description = {
      "",
      "Runs benchmarks of codec and core, the whole CMD beside an echo server and beside itself with"
          + " its state on the disk, overload, start, memory, and whole domains in virtual time, up"
          + " to 1,000,000 mobile nodes. It takes a quarter of an hour and both cores of a machine"
          + " that should have nothing else to do. What a part came to is kept in a file of its own,"
          + " so that one part can be measured anew; the page is written from all that are there.",
      ""
    },
    footer = {
      "",
      "Example: maarg performance",
      "Example: maarg performance codec load-16000",
      "Example: maarg performance --page-only",
      "",
      "Exit status: 0 measured and written; 1 a part could not be measured; 2 arguments cannot be"
          + " used."
    })
final class PerformanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PART",
      arity = "0..*",
      description = "Parts to measure; all, unless named. --list tells them.")
  private List<String> names = List.of();

  @Option(
      names = "--records",
      paramLabel = "DIR",
      description = "Where what was measured is kept (default: ${DEFAULT-VALUE}).",
      defaultValue = "performance/records")
  private Path records = Path.of("");

  @Option(
      names = "--docs",
      paramLabel = "DIR",
      description = "Where the page goes (default: ${DEFAULT-VALUE}).",
      defaultValue = "docs")
  private Path docs = Path.of("");

  @Option(
      names = "--short",
      description = "Tiny sizes: shows in a minute that everything runs; its figures mean nothing.")
  private boolean tiny;

  @Option(names = "--page-only", description = "Measure nothing; write the page.")
  private boolean pageOnly;

  @Option(names = "--list", description = "Tell the parts, and do nothing.")
  private boolean list;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Scale scale = tiny ? Scale.SHORT : Scale.FULL;
    List<Part> parts = Parts.of(scale);
    if (list) {
      parts.forEach(it -> out.println(it.title()));
      return ExitStatus.OK;
    }
    List<Part> chosen = pageOnly ? List.of() : chosen(parts);
    Records kept = new Records(records);
    try {
      for (Part part : chosen) {
        out.println("measuring " + part.title());
        out.flush();
        kept.measure(part, scale);
      }
      PerformancePage.write(docs, kept.read());
    } catch (LoadException | CompletionException e) {
      Throwable told = e.getCause() instanceof LoadException ? e.getCause() : e;
      throw CliException.negative("performance", String.valueOf(told.getMessage()));
    } catch (IOException e) {
      throw CliException.negative("performance", "cannot be kept: " + e.getMessage());
    }
    out.println("written: " + docs.resolve(PerformancePage.FILE));
    out.flush();
    return ExitStatus.OK;
  }

  private List<Part> chosen(List<Part> parts) {
    List<String> known = parts.stream().map(Part::title).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw CliException.usage("PART", "'" + name + "' is none of " + String.join(", ", known));
      }
    }
    return names.isEmpty()
        ? parts
        : parts.stream().filter(it -> names.contains(it.title())).toList();
  }
}
