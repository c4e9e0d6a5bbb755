package org.maarg.fuzz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.DurationConverter;
import org.maarg.cli.ExitStatus;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.Targets;
import org.maarg.fuzz.run.CampaignSettings;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.Minimiser;
import org.maarg.fuzz.run.SeedCorpora;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fuzzes the parser and the nodes. */
@Command(
    name = "fuzz",
    header = "Fuzz the parser and the nodes, guided by coverage.",
    description = {
      "",
      "Runs each target under Jazzer in a Java machine of its own. All targets share the time. What"
          + " a target finds is written to a file, with the command that replays it.",
      ""
    },
    footer = {
      "",
      "Example: maarg fuzz --time 5m",
      "Example: maarg fuzz --target decode --time 1m",
      "",
      "Exit status: 0 nothing was found; 1 something was, or a target did not run to its end;"
          + " 2 the arguments cannot be used."
    })
final class FuzzCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--list", description = "List the targets, and do nothing.")
  private boolean list;

  @Option(names = "--target", paramLabel = "TARGET", description = "Run this one; may be repeated.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "For all targets together, such as 90s, 10m, 2h; default: ${DEFAULT-VALUE}.",
      defaultValue = "10m")
  private Duration time = Duration.ofMinutes(10);

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Targets that run at the same time; default: ${DEFAULT-VALUE}.",
      defaultValue = "2")
  private int jobs = 2;

  @Option(
      names = "--corpus",
      paramLabel = "FOLDER",
      description = "Where the inputs worth keeping stay; default: fuzz/target/fuzz/corpus.")
  private Optional<Path> corpus = Optional.empty();

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Run the one --target on this input, or on all of a folder, without Jazzer.")
  private Optional<Path> replay = Optional.empty();

  @Option(
      names = "--minimise",
      paramLabel = "FILE",
      description =
          "Make the input of a finding of the one --target smaller, for at most a minute.")
  private Optional<Path> minimise = Optional.empty();

  @Option(names = "--json", description = "Write JSON at the end; progress goes to standard error.")
  private boolean json;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit report as well.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write a page for the documentation as well.")
  private Optional<Path> results = Optional.empty();

  @Option(
      names = "--check-ratio",
      description =
          "Fail if a parser is slower than the least ratio to its yardstick, or was not measured:"
              + " that takes a minute for each parser.")
  private boolean checkRatio;

  @Option(
      names = "--merge",
      description = "Keep of what runs have learnt only what covers something; no fuzzing.")
  private boolean merge;

  @Option(
      names = "--seed-corpora",
      description =
          "Make the committed corpora anew from the targets' seeds, or of a --target without"
              + " seeds from what its runs have learnt; no fuzzing.")
  private boolean seedCorpora;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Targets.all().forEach(it -> out.printf("%-20s %s%n", it.name(), it.about()));
      return ExitStatus.OK;
    }
    List<TargetClass> targets = targets();
    if (replay.isPresent()) {
      return new Replay(only(targets, "--replay"), out).run(replay.get());
    }
    if (minimise.isPresent()) {
      return minimise(only(targets, "--minimise"), minimise.get(), out);
    }
    if (merge) {
      return LearntCorpora.merge(targets, corpora(FuzzHome.ofTheseClasses()), out);
    }
    if (seedCorpora) {
      return seedCorpora(targets, out);
    }
    if (jobs < 1) {
      throw CliException.usage("--jobs", "at least 1");
    }
    checkWritable(junit);
    checkWritable(results);
    FuzzHome home = FuzzHome.ofTheseClasses();
    return new FuzzRun(home, settings(home, targets), spec, json, checkRatio)
        .run(junit, results, PageHead.command(spec));
  }

  private TargetClass only(List<TargetClass> targets, String option) {
    if (targets.size() != 1 || names.isEmpty()) {
      throw CliException.usage(option, "give the --target it is for");
    }
    return targets.get(0);
  }

  private static int minimise(TargetClass target, Path input, PrintWriter out) {
    try {
      if (new Replay(target, new PrintWriter(Writer.nullWriter())).run(input) == ExitStatus.OK) {
        throw CliException.negative(input.toString(), target + " finds nothing in it");
      }
      Path smaller = new Minimiser(FuzzHome.ofTheseClasses()).minimise(target, input);
      out.println(
          Files.size(input) + " octets before, " + Files.size(smaller) + " now: " + smaller);
      out.flush();
      return ExitStatus.OK;
    } catch (IOException broken) {
      throw CliException.file(input, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw CliException.negative(target.name(), "interrupted");
    }
  }

  /** Targets without seeds only if they are named: theirs are made of what runs have learnt. */
  private int seedCorpora(List<TargetClass> targets, PrintWriter out) {
    FuzzHome home = FuzzHome.ofTheseClasses();
    for (TargetClass target : targets) {
      if (target.seeds().isEmpty() && names.isEmpty()) {
        continue;
      }
      try {
        out.printf("%-20s %d inputs%n", target.name(), new SeedCorpora(home).make(target));
        out.flush();
      } catch (IOException broken) {
        throw CliException.negative(target.name(), String.valueOf(broken.getMessage()));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw CliException.negative(target.name(), "interrupted");
      }
    }
    return ExitStatus.OK;
  }

  /** A run of an hour must not end in a report that cannot be written. */
  private static void checkWritable(Optional<Path> file) {
    if (file.isPresent() && !Files.isDirectory(file.get().toAbsolutePath().resolveSibling("."))) {
      throw CliException.usage(file.get().toString(), "its folder is not there");
    }
  }

  private CampaignSettings settings(FuzzHome home, List<TargetClass> targets) {
    return CampaignSettings.within(time, targets, jobs, corpora(home), home.work());
  }

  private Path corpora(FuzzHome home) {
    return corpus.map(Path::toAbsolutePath).orElse(home.work().resolve("corpus"));
  }

  private List<TargetClass> targets() {
    return names.isEmpty()
        ? Targets.fuzzed()
        : names.stream().distinct().map(FuzzCommand::target).toList();
  }

  private static TargetClass target(String name) {
    return Targets.named(name)
        .orElseThrow(
            () ->
                CliException.unknown(
                    name,
                    "target",
                    Targets.fuzzed().stream().map(TargetClass::name).toList(),
                    "--list names them"));
  }

  /** Writes a file that the user named. */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw CliException.file(file, broken);
    }
  }
}
