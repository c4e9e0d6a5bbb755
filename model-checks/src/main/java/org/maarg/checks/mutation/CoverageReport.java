package org.maarg.checks.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.SourceTree;

/** Which lines and branches of the core the worlds reach, for people. */
public final class CoverageReport {
  /** Where it stands in the source tree. */
  public static final String FILE = "model-checks/COVERAGE.md";

  /** The page is about worlds of up to so many states. */
  public static final int STATES = 20_000;

  private final Reach reach;
  private final Unreached reasons = new Unreached();

  private CoverageReport(Reach reach) {
    this.reach = reach;
  }

  /**
   * Runs the worlds in which every property holds.
   *
   * @param states worlds of more states are left out
   */
  public static CoverageReport of(int states, Consumer<String> progress) {
    List<String> worlds =
        Worlds.holding().stream()
            .filter(world -> world.unique() <= states)
            .map(CheckedWorld::name)
            .toList();
    return new CoverageReport(new Reacher().of(worlds, progress));
  }

  /** Lines without a reason, and reasons without a line. */
  public List<String> problems() {
    return reasons.problems(reach.unreached().keySet());
  }

  /** All of it as a page. */
  public String text() {
    return new CoveragePage(reach, reasons).text();
  }

  /** Writes the page, and returns the name of its file. */
  public String write() {
    try {
      Files.writeString(SourceTree.root().resolve(FILE), text());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return FILE;
  }
}
