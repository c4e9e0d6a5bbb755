package org.maarg.spec.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.spec.coverage.CoverageReport;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.rfc.TextException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much of the texts the catalogue accounts for. */
@Command(
    name = "coverage",
    header = "Say which sentences of the RFCs no requirement stands for.",
    description = {
      "",
      "Reads the texts, finds the sentences of the scope (spec/scope.yaml), and compares them with"
          + " the requirements and with what is listed as not ours.",
      ""
    },
    footer = {
      "",
      "Example: maarg requirements coverage --rfc DIR --format html --output coverage.html",
      "",
      "Exit status: 0 every sentence of the scope is accounted for and nothing else is wrong; 1"
          + " there are gaps; 2 the arguments, a text or a file of the catalogue cannot be used."
    })
final class CoverageCommand implements Callable<Integer> {
  private enum Format {
    TEXT,
    JSON,
    HTML
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private TextsOption texts = new TextsOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or html. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write the report. Default: the terminal.")
  private Optional<Path> output = Optional.empty();

  CoverageCommand() {}

  @Override
  public Integer call() {
    try {
      CoverageReport report = CoverageReport.of(TextsOption.catalogue(), texts.folder());
      print(text(report));
      return report.isComplete() ? ExitStatus.OK : ExitStatus.NEGATIVE;
    } catch (TextException e) {
      throw CliException.usage("--rfc", e.reason());
    } catch (SpecificationException e) {
      throw CliException.usage(e.problems().stream().map(Object::toString).toList());
    }
  }

  private String text(CoverageReport report) {
    return switch (format) {
      case TEXT -> report.text();
      case JSON -> report.json();
      case HTML -> report.html();
    };
  }

  private void print(String text) {
    if (output.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(text);
      out.flush();
      return;
    }
    try {
      Files.writeString(output.get(), text);
    } catch (IOException e) {
      throw CliException.file(output.get(), e);
    }
  }
}
