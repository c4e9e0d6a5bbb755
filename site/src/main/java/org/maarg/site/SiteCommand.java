package org.maarg.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.site.page.LinkCheck;
import org.maarg.site.page.Pages;
import org.maarg.spec.Trace;
import org.maarg.spec.file.SpecificationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the static site of this repository. */
@Command(
    name = "site",
    header = "Make one static site of all that is in the source tree.",
    description = {
      "",
      "Requirements with the code and the tests that stand for each, findings with ladders that can"
          + " be played, decisions, scenarios with figures, worlds, mutants, vectors field by field,"
          + " conformance cases, results and recorded runs, and a search. It needs no server: open"
          + " index.html. The same sources give the same octets. Every link is followed before"
          + " anything is written.",
      ""
    },
    footer = {
      "",
      "Example: maarg site --out target/site-of-maarg",
      "",
      "Exit status: 0 written; 1 a link leads to nothing, and nothing is written; 2 the arguments"
          + " or the sources cannot be used."
    })
final class SiteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write; made if need be. What else is in it stays.")
  private Optional<Path> out = Optional.empty();

  SiteCommand() {}

  @Override
  public Integer call() {
    Path root =
        Trace.root(Path.of(""))
            .orElseThrow(() -> CliException.usage("site", "this is no source tree of maarg"));
    return write(build(root), out.orElse(Path.of("site")), spec.commandLine().getOut());
  }

  /** Writes a site of which every link holds, or tells which do not; the exit status. */
  static int write(Pages pages, Path folder, PrintWriter terminal) {
    List<String> problems = LinkCheck.problems(pages);
    if (!problems.isEmpty()) {
      problems.forEach(terminal::println);
      terminal.flush();
      return ExitStatus.NEGATIVE;
    }
    try {
      pages.write(folder);
    } catch (IOException e) {
      throw CliException.file(folder, e);
    }
    long html = pages.files().keySet().stream().filter(it -> it.endsWith(".html")).count();
    terminal.println(folder.resolve("index.html") + ": " + html + " pages, every link holds");
    terminal.flush();
    return ExitStatus.OK;
  }

  private static Pages build(Path root) {
    try {
      return Site.of(root);
    } catch (SpecificationException e) {
      throw CliException.usage(e.problems().stream().map(Object::toString).toList());
    }
  }
}
