package org.maarg.cli.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.runtime.control.ControlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills nodes that keep their state. */
@Command(
    name = "crash-test",
    header = "Kill nodes that keep their state under load, and see what they still know.",
    description = {
      "",
      "Runs a CMD and a MAAR with a state folder each, as processes of their own on this host's"
          + " loopback. MAARs that are played register mobile nodes with the CMD, move and"
          + " deregister them, and others attach to the MAAR, all as fast as they are answered."
          + " Again and again one of the two nodes, or both, are killed at any moment (SIGKILL) and"
          + " started again: every registration that was acknowledged has to be there, and no"
          + " prefix may be assigned twice.",
      ""
    },
    footer = {
      "",
      "Example: maarg crash-test --kills 200",
      "",
      "Exit status: 0 nothing was lost; 1 something was, or the nodes cannot be run; 2 arguments"
          + " cannot be used."
    })
final class CrashCommand implements Callable<Integer> {
  private static final int MOST_KILLS = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How often, 1 to 100000 (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the moments and of the load (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Leave configurations, logs and what the nodes keep in this folder, which has to be empty"
              + " or new.")
  private Optional<Path> keep = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (kills < 1 || kills > MOST_KILLS) {
      throw CliException.usage("--kills", kills + " is not in 1.." + MOST_KILLS);
    }
    try {
      Path folder = keep.isPresent() ? keep.get() : Files.createTempDirectory("maarg-crash");
      if (!isEmpty(Files.createDirectories(folder))) {
        throw CliException.usage("--keep", folder + " is not empty");
      }
      try {
        return run(folder);
      } finally {
        if (keep.isEmpty()) {
          remove(folder);
        }
      }
    } catch (IOException e) {
      throw CliException.file(keep.map(Path::toString).orElse("a folder"), e);
    }
  }

  private int run(Path folder) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (CrashRun run = new CrashRun(seed, folder.toAbsolutePath(), out)) {
      CrashRun.Outcome outcome = run.run(kills);
      boolean good = outcome.wrong().isEmpty();
      out.printf(
          "%d kills, %d registrations acknowledged (%d handovers), %d mobile nodes at the MAAR: %s%n",
          outcome.kills(),
          outcome.acknowledged(),
          outcome.moves(),
          outcome.served(),
          good ? "nothing lost, no prefix twice" : "LOST");
      out.flush();
      return good ? ExitStatus.OK : ExitStatus.NEGATIVE;
    } catch (CrashException | ControlException problem) {
      throw CliException.negative("crash-test", String.valueOf(problem.getMessage()));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
