package org.maarg.checks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.jpf.Evidence;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.report.Results;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explores worlds and says whether every property holds. */
@Command(
    name = "check",
    header = "Explore every interleaving of small domains and check the protocol's properties.",
    description = {
      "",
      "A world is a CMD, some MAARs and mobile nodes, and what may go wrong how often. Every order"
          + " of messages, losses, timers and moves is tried on the very classes that run in a"
          + " node. Without WORLD all worlds are checked, which takes about half a minute.",
      "",
      "In each state reached, each property must hold (always); in each world some things must be"
          + " seen (witnesses), so that nothing passes because nothing happens. A mutant is a bug"
          + " put into a node on purpose: the check must find it. A finding is a world in which"
          + " RFC 8885 without our additions breaks a property.",
      ""
    },
    footer = {
      "",
      "First steps: maarg check --list",
      "             maarg check relay                           (every order of three attachments)",
      "             maarg check --mutant cmd-takes-late-update  (a bug, and the way that shows it)",
      "             maarg check finding-missed-return           (a weakness, and its replay ID)",
      "",
      "Exit status: 0 every property held, every witness was seen, every search was complete;"
          + " 1 not so; 2 the arguments cannot be used."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "WORLD", arity = "0..*", description = "Worlds to check.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--list", description = "List properties, worlds, findings and mutants.")
  private boolean list;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "explorer (default), jpf (Java PathFinder, if installed) or both.")
  private Engine engine = Engine.EXPLORER;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "breadth (default: the shortest counterexample) or depth (the same states, far ones"
              + " first).")
  private Order order = Order.BREADTH;

  @Option(
      names = "--bound",
      paramLabel = "NAME=VALUE",
      description =
          "Change a bound of the worlds: maars, mns, moves, drops, duplicates, early, crashes,"
              + " missedDetaches, longTimers, healAfter, forgeries, inFlight.")
  private Map<String, Integer> bounds = new LinkedHashMap<>();

  @Option(names = "--mutant", paramLabel = "ID", description = "Check classes with a seeded bug.")
  private Optional<String> mutant = Optional.empty();

  @Option(names = "--replay", paramLabel = "ID", description = "Show a way: WORLD:CHOICE.CHOICE...")
  private Optional<String> replay = Optional.empty();

  @Option(
      names = "--results",
      description =
          "Explore all worlds, hunt all mutants and write model-checks/RESULTS.md and the ladders of"
              + " spec/findings.")
  private boolean results;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit report as well.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = "--evidence",
      paramLabel = "FOLDER",
      description = "Write a record of each run of Java PathFinder there.")
  private Optional<Path> evidence = Optional.empty();

  /** Who explores. */
  enum Engine {
    EXPLORER,
    JPF,
    BOTH
  }

  /** In which order the explorer goes. */
  enum Order {
    BREADTH(Explorer.Order.BREADTH_FIRST),
    DEPTH(Explorer.Order.DEPTH_FIRST);

    private final Explorer.Order order;

    Order(Explorer.Order order) {
      this.order = order;
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Listing.print(out);
      return ExitStatus.OK;
    } else if (replay.isPresent()) {
      return replay(replay.get(), out);
    } else if (mutant.isPresent()) {
      return hunt(mutant.get(), out);
    } else if (results) {
      return results(out);
    }
    CheckRun run =
        new CheckRun(engine, order.order, new BoundNames(bounds), spec.commandLine().getErr());
    Report report = json ? Report.json(out) : Report.text(out);
    List<CheckRun.Outcome> outcomes = new ArrayList<>();
    for (CheckedWorld world : worlds()) {
      CheckRun.Outcome outcome = run.check(world);
      report.add(outcome);
      evidence.ifPresent(folder -> record(folder, outcome));
      outcomes.add(outcome);
    }
    report.end(outcomes);
    junit.ifPresent(file -> JUnitReport.write(file, outcomes));
    return outcomes.stream().allMatch(CheckRun.Outcome::passed)
        ? ExitStatus.OK
        : ExitStatus.NEGATIVE;
  }

  private static void record(Path folder, CheckRun.Outcome outcome) {
    if (outcome.jpf().isEmpty()) {
      return;
    }
    String name = outcome.world().name();
    Path file = folder.resolve(name + ".yaml");
    try {
      Files.writeString(file, Evidence.of(name, outcome.result(), outcome.jpf().get()));
    } catch (IOException broken) {
      throw CliException.file(file, broken);
    }
  }

  private List<CheckedWorld> worlds() {
    if (names.isEmpty()) {
      return Worlds.all();
    }
    return names.stream().map(CheckCommand::world).toList();
  }

  private static CheckedWorld world(String name) {
    return Worlds.named(name)
        .orElseThrow(() -> CliException.usage(name, "no such world; --list names them"));
  }

  private int replay(String id, PrintWriter out) {
    String[] parts = id.split(":", -1);
    if (parts.length != 2) {
      throw CliException.usage("--replay", "give WORLD:CHOICE.CHOICE...");
    }
    try {
      List<Integer> path = new ArrayList<>();
      for (String choice : parts[1].split("\\.", -1)) {
        path.add(Integer.valueOf(choice));
      }
      CheckedWorld world = world(parts[0]);
      out.println(world.name() + ": " + world.purpose());
      out.println(Ladder.LEGEND);
      boolean held = Ladder.tell(new BoundNames(bounds).applyTo(world.bounds()), path, out);
      return held ? ExitStatus.OK : ExitStatus.NEGATIVE;
    } catch (IllegalArgumentException wrong) {
      throw CliException.usage("--replay", String.valueOf(wrong.getMessage()));
    } finally {
      out.flush();
    }
  }

  private int results(PrintWriter out) {
    PrintWriter progress = spec.commandLine().getErr();
    Map<Path, String> pages =
        Results.pages(
            world -> {
              progress.println("exploring " + world.name());
              progress.flush();
              return Explorer.explore(world.bounds());
            },
            seeded -> {
              progress.println("hunting " + seeded.id());
              progress.flush();
              return Hunt.hunt(seeded);
            });
    List<Path> changed = Results.write(pages);
    changed.forEach(file -> out.println("written: " + file));
    out.println(pages.size() + " pages, " + changed.size() + " of them changed");
    out.flush();
    return ExitStatus.OK;
  }

  private static int hunt(String id, PrintWriter out) {
    Mutant mutant =
        Mutants.named(id)
            .orElseThrow(() -> CliException.usage(id, "no such mutant; --list names them"));
    Hunt.Outcome outcome = Hunt.hunt(mutant);
    MutantReport.print(outcome, out);
    // The bug is there and has been found, so that not every property holds.
    return ExitStatus.NEGATIVE;
  }
}
