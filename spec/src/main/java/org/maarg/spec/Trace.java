package org.maarg.spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.report.TraceabilityReport;
import org.maarg.spec.requirement.Requirements;

/**
 * Shows the traceability of the repository that it is started in: {@code [--report DIR] [--json]
 * [--requirement ID]}.
 */
public final class Trace {
  /** The gate is open. */
  public static final int OPEN = 0;

  /** The gate is closed. */
  public static final int CLOSED = 1;

  /** The arguments, or the files, cannot be used. */
  public static final int UNUSABLE = 2;

  private static final String USAGE = "usage: [--report DIR] [--json] [--requirement ID]";

  private final PrintStream out;
  private final PrintStream err;
  private Optional<Path> folder = Optional.empty();
  private Optional<String> requirement = Optional.empty();
  private boolean json;

  private Trace(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs in the current folder and ends with the gate's verdict. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Path.of(""), System.out, System.err));
  }

  /** Runs in a folder; the result is the exit status. */
  public static int run(List<String> arguments, Path where, PrintStream out, PrintStream err) {
    Trace trace = new Trace(out, err);
    if (!trace.understands(new ArrayDeque<>(arguments))) {
      err.println(USAGE);
      return UNUSABLE;
    }
    Optional<Path> root = root(where);
    if (root.isEmpty()) {
      err.println("no folder " + Requirements.FOLDER + " here or above");
      return UNUSABLE;
    }
    try {
      return trace.show(TraceabilityReport.of(root.get()), where);
    } catch (SpecificationException | IOException e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  /** The root of the repository that a folder belongs to. */
  public static Optional<Path> root(Path where) {
    for (Path at = where.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(Requirements.FOLDER))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private boolean understands(Deque<String> arguments) {
    while (!arguments.isEmpty()) {
      String option = arguments.pop();
      if (option.equals("--json")) {
        json = true;
      } else if (arguments.isEmpty()) {
        return false;
      } else if (option.equals("--report")) {
        folder = Optional.of(Path.of(arguments.pop()));
      } else if (option.equals("--requirement")) {
        requirement = Optional.of(arguments.pop());
      } else {
        return false;
      }
    }
    return true;
  }

  private int show(TraceabilityReport report, Path where) throws IOException {
    if (folder.isPresent()) {
      report.write(where.resolve(folder.get()));
    }
    if (requirement.isPresent()) {
      return showOne(report, requirement.get());
    }
    out.print(json ? report.json() : report.text());
    return report.problems().isEmpty() ? OPEN : CLOSED;
  }

  private int showOne(TraceabilityReport report, String id) {
    Optional<String> text = json ? report.json(id) : report.text(id);
    if (text.isEmpty()) {
      err.println(id + ": there is no such requirement");
      return UNUSABLE;
    }
    out.print(text.get());
    return OPEN;
  }
}
