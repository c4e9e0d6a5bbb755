package org.maarg.fuzz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.seeds.Seed;
import org.maarg.fuzz.seeds.SeedHunt;
import org.maarg.fuzz.seeds.Seeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows that the fuzz targets find bugs. */
@Command(
    name = "fuzz-seeded",
    header = "Put known bugs into decoder and nodes, and see the fuzz targets find them.",
    description = {
      "",
      "Each bug is one line, compiled into a folder of its own; the sources stay as they are. The"
          + " target that is to find it fuzzes those classes, from its committed corpus without the"
          + " inputs that show the bug already.",
      ""
    },
    footer = {
      "",
      "Example: maarg fuzz-seeded",
      "Example: maarg fuzz-seeded stale-pbu-accepted",
      "",
      "Exit status: 0 every bug was found in time; 1 one survived; 2 the arguments cannot be used."
    })
final class SeededCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "BUG", arity = "0..*", description = "Bugs to seed; default: all.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "For each bug; default: ${DEFAULT-VALUE}.",
      defaultValue = "60")
  private long seconds = 60;

  @Option(names = "--from-nothing", description = "Begin without the committed corpus.")
  private boolean fromNothing;

  @Option(
      names = "--store",
      paramLabel = "FOLDER",
      description = "Write the input that shows a bug there, under the bug's name.")
  private Optional<Path> store = Optional.empty();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write a page for the documentation as well.")
  private Optional<Path> results = Optional.empty();

  @Override
  public Integer call() {
    if (seconds < 1) {
      throw CliException.usage("--seconds", "at least 1");
    }
    List<Seed> seeds = seeds();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-20s %-12s %-9s %8s %12s%n", "bug", "target", "", "seconds", "executions");
    FuzzHome home = FuzzHome.ofTheseClasses();
    SeedHunt hunt = new SeedHunt(home, seconds, !fromNothing);
    List<SeedHunt.Outcome> outcomes = new ArrayList<>();
    for (Seed seed : seeds) {
      SeedHunt.Outcome outcome = hunt(hunt, seed);
      print(out, outcome);
      outcomes.add(outcome);
    }
    if (results.isPresent()) {
      String page = SeededPage.of(outcomes, seconds, home, PageHead.command(spec));
      FuzzCommand.write(results.get(), page);
    }
    return outcomes.stream().allMatch(it -> it.isFoundWithin(seconds))
        ? ExitStatus.OK
        : ExitStatus.NEGATIVE;
  }

  private List<Seed> seeds() {
    List<Seed> all = Seeds.all();
    return ids.isEmpty() ? all : ids.stream().map(id -> seed(all, id)).toList();
  }

  private static Seed seed(List<Seed> all, String id) {
    return all.stream()
        .filter(seed -> seed.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                CliException.unknown(
                    id,
                    "bug",
                    all.stream().map(Seed::id).toList(),
                    "there are " + all.stream().map(Seed::id).toList()));
  }

  private SeedHunt.Outcome hunt(SeedHunt hunt, Seed seed) {
    try {
      SeedHunt.Outcome outcome = hunt.hunt(seed);
      if (store.isPresent() && outcome.isFound()) {
        Files.createDirectories(store.get());
        Files.write(store.get().resolve(seed.id()), outcome.input().orElseThrow());
      }
      return outcome;
    } catch (IOException broken) {
      throw CliException.file(store.orElse(Path.of(seed.id())), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw CliException.negative("fuzz-seeded", "interrupted");
    }
  }

  private void print(PrintWriter out, SeedHunt.Outcome outcome) {
    out.printf(
        "%-20s %-12s %-9s %8.1f %,12d%n",
        outcome.seed().id(),
        outcome.seed().target(),
        SeededPage.verdict(outcome, seconds),
        outcome.seconds(),
        outcome.executions());
    out.println("  " + outcome.seed().about());
    String thrown = outcome.thrown();
    if (!thrown.isEmpty()) {
      String what = outcome.isFound() ? "" : "not the bug: ";
      out.println("  " + what + SeededPage.shortened(thrown));
    }
    out.flush();
  }
}
