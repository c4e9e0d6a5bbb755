package org.maarg.fuzz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.fuzz.TargetClass;

/** Runs a target on inputs, and shows what it throws. */
final class Replay {
  private final TargetClass target;
  private final PrintWriter out;

  Replay(TargetClass target, PrintWriter out) {
    this.target = target;
    this.out = out;
  }

  /** Runs a file, or all files of a folder. */
  int run(Path path) {
    int status = ExitStatus.OK;
    for (Path file : files(path)) {
      if (!passes(file)) {
        status = ExitStatus.NEGATIVE;
      }
    }
    out.flush();
    return status;
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException broken) {
      throw CliException.file(path, broken);
    }
  }

  // Whatever a target throws is what is to be shown.
  @SuppressWarnings("CatchingUnchecked")
  private boolean passes(Path file) {
    byte[] octets;
    try {
      octets = Files.readAllBytes(file);
    } catch (IOException broken) {
      throw CliException.file(file, broken);
    }
    try {
      target.run(octets);
      out.println("ok      " + file + " (" + octets.length + " octets)");
      return true;
    } catch (Throwable finding) {
      out.println("FAILED  " + file + " (" + octets.length + " octets)");
      finding.printStackTrace(out);
      return false;
    }
  }
}
