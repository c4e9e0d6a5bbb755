package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.jpf.Jpf;
import org.maarg.checks.jpf.Recorded;
import org.maarg.checks.jpf.ThreadCheck;
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
          + " node. Without WORLD all worlds are checked, which takes a minute or two on two"
          + " cores.",
      "",
      "In each state reached, each property must hold (always); in each world some things must be"
          + " seen (witnesses), so that nothing passes because nothing happens. A mutant is a bug"
          + " put into a node on purpose: the check must find it. A finding is a world in which"
          + " RFC 8885 without our additions breaks a property.",
      ""
    },
    footer = {
      "",
      "Examples: maarg check --list",
      "          maarg check relay                           (every order of three attachments)",
      "          maarg check --mutant cmd-takes-late-update  (a bug, and the way that shows it)",
      "          maarg check finding-missed-detach           (a weakness, and its replay ID)",
      "",
      "Exit status: 0 every property held, every witness was seen, every search was complete, on"
          + " each engine that was asked for; 1 not so; 2 the arguments cannot be used. With --keep"
          + " a search need not be complete.",
      "With --mutant: 0 what the mutant aims at broke, 1 something else did, or it survived."
          + " With --replay: 0 every property held on that way, 1 one broke."
    })
final class CheckCommand implements Callable<Integer> {
  private static final String ALL_THREADS = "all";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "WORLD", arity = "0..*", description = "Worlds to check.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--list",
      description = "List properties, worlds, findings, mutants and thread checks.")
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
              + " missedDetaches, pauses, longTimers, healAfter, forgeries, lies, late, clockSteps,"
              + " patience, again, oddities, firstNumber, calm, poolBits, inFlight.")
  private Map<String, Integer> bounds = new LinkedHashMap<>();

  @Option(
      names = "--states",
      paramLabel = "N",
      description = "Give a world up, as failed, when it has more states: 1000000 by default.")
  private int states = 1_000_000;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description =
          "Keep searches there, every ten minutes and at --states, and go on with what is there:"
              + " to reach the limit is no failure then. From the source tree only.")
  private Optional<Path> keep = Optional.empty();

  @Option(names = "--mutant", paramLabel = "ID", description = "Check classes with a seeded bug.")
  private Optional<String> mutant = Optional.empty();

  @Option(names = "--replay", paramLabel = "ID", description = "Show a way: WORLD:CHOICE.CHOICE...")
  private Optional<String> replay = Optional.empty();

  @Option(
      names = "--results",
      description =
          "Explore all worlds, hunt all mutants and write model-checks/RESULTS.md and the ladders"
              + " of spec/findings.")
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

  @Option(
      names = "--recorded",
      description = "Check what evidence is recorded of: small worlds, mutants and threads.")
  private boolean recorded;

  @Option(
      names = "--threads",
      paramLabel = "ID",
      arity = "0..1",
      fallbackValue = ALL_THREADS,
      description =
          "Check the hand-over between a node's threads, all of it or one check that --list names;"
              + " needs Java PathFinder.")
  private Optional<String> threads = Optional.empty();

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
    if (states < 1) {
      throw CliException.usage("--states " + states, "give 1 or more");
    }
    Combinations.check(spec.commandLine().getParseResult(), engine);
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Listing.print(out);
      return ExitStatus.OK;
    } else if (replay.isPresent()) {
      Optional<Mutant> seeded = mutant.map(CheckCommand::mutant);
      return Replay.print(replay.get(), new BoundNames(bounds), seeded, out);
    } else if (results) {
      return results(out);
    }
    boolean good =
        mutant.isPresent()
            ? hunt(mutant(mutant.get()), out)
            : threads.isPresent()
                ? threads(threads.get(), out)
                : worlds(json ? Report.json(out) : Report.text(out));
    return good ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }

  private boolean worlds(Report report) {
    List<CheckedWorld> worlds = worlds();
    Optional<Jpf> jpf = engine == Engine.EXPLORER ? Optional.empty() : pathFinder(names(worlds));
    PrintWriter progress = spec.commandLine().getErr();
    CheckRun run =
        new CheckRun(engine, order.order, states, new BoundNames(bounds), keep, progress, jpf);
    List<CheckRun.Outcome> outcomes = new ArrayList<>();
    for (CheckedWorld world : worlds) {
      CheckRun.Outcome outcome = run.check(world);
      report.add(outcome);
      evidence.ifPresent(folder -> PathFinderChecks.record(folder, outcome));
      outcomes.add(outcome);
    }
    boolean more =
        !recorded
            || jpf.map(it -> new PathFinderChecks(it, report, evidence).recorded()).orElse(true);
    report.end(outcomes);
    junit.ifPresent(file -> JUnitReport.write(file, outcomes));
    return more && outcomes.stream().allMatch(CheckRun.Outcome::passed);
  }

  private String names(List<CheckedWorld> worlds) {
    return recorded
        ? "worlds, mutants and threads of which evidence is recorded"
        : names.isEmpty()
            ? "all worlds"
            : worlds.stream().map(CheckedWorld::name).collect(Collectors.joining(", "));
  }

  /** Java PathFinder, or one line that says what is not run without it. */
  private Optional<Jpf> pathFinder(String what) {
    Optional<Jpf> installed = Jpf.installed();
    if (installed.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("not run on Java PathFinder: " + what + "; " + Jpf.whyMissing());
      err.flush();
    }
    return installed;
  }

  private List<CheckedWorld> worlds() {
    if (recorded && names.isEmpty()) {
      return Recorded.worlds().stream().map(CheckCommand::world).toList();
    } else if (names.isEmpty()) {
      return Worlds.all();
    }
    return names.stream().map(CheckCommand::world).toList();
  }

  private static CheckedWorld world(String name) {
    return Worlds.named(name).orElseThrow(() -> Listing.noSuchWorld(name));
  }

  private int results(PrintWriter out) {
    PrintWriter progress = spec.commandLine().getErr();
    Map<Path, String> pages =
        Results.pages(
            Worlds.all(),
            Mutants.all(),
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

  private static Mutant mutant(String id) {
    return Mutants.named(id).orElseThrow(() -> Listing.noSuchMutant(id));
  }

  private boolean hunt(Mutant seeded, PrintWriter out) {
    Hunt.Outcome outcome = Hunt.hunt(seeded);
    MutantReport.print(outcome, out);
    if (engine == Engine.EXPLORER) {
      return outcome.isKilled();
    }
    return pathFinder("mutant " + seeded.id())
        .map(it -> new PathFinderChecks(it, Report.text(out), evidence).hunt(seeded, outcome))
        .orElse(false);
  }

  private boolean threads(String id, PrintWriter out) {
    List<ThreadCheck> checks =
        id.equals(ALL_THREADS)
            ? ThreadCheck.all()
            : List.of(ThreadCheck.named(id).orElseThrow(() -> Listing.noSuchThreadCheck(id)));
    return pathFinder("threads")
        .map(it -> new PathFinderChecks(it, Report.text(out), evidence).threads(checks))
        .orElse(false);
  }
}
