package org.maarg.checks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Result;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.SourceTree;

/** All pages that are written from what the checks find: results, ladders, list of findings. */
public final class Results {
  private Results() {}

  /**
   * The pages as they should be, by file.
   *
   * @param worlds all of them; of fewer, only what a page says of one world is as it should be
   * @param seeded likewise
   * @param explore explores a world
   * @param hunt lets the checks loose on a mutant
   */
  public static Map<Path, String> pages(
      List<CheckedWorld> worlds,
      List<Mutant> seeded,
      Function<CheckedWorld, Result> explore,
      Function<Mutant, Hunt.Outcome> hunt) {
    Path root = SourceTree.root();
    Map<CheckedWorld, Result> results = new LinkedHashMap<>();
    for (CheckedWorld world : worlds) {
      results.put(world, explore.apply(world));
    }
    List<Hunt.Outcome> mutants = new ArrayList<>();
    for (Mutant mutant : seeded) {
      mutants.add(hunt.apply(mutant));
    }
    List<RecordedRun> runs = RecordedRun.all(root);
    Map<Path, String> pages = new LinkedHashMap<>();
    pages.put(
        root.resolve("model-checks/RESULTS.md"), new ResultsPage(results, mutants, runs).text());
    pages.put(root.resolve(Finding.FOLDER).resolve("README.md"), FindingsIndex.of(root));
    for (Finding finding : Finding.all(root)) {
      ladder(finding, results).ifPresent(text -> pages.put(finding.file(), text));
    }
    return pages;
  }

  private static Optional<String> ladder(Finding finding, Map<CheckedWorld, Result> results) {
    for (Map.Entry<CheckedWorld, Result> entry : results.entrySet()) {
      if (finding.world().filter(entry.getKey().name()::equals).isPresent()) {
        return entry.getValue().violation().map(it -> finding.withLadder(entry.getKey(), it));
      }
    }
    return Optional.empty();
  }

  /** Writes pages, and returns those that were not so before. */
  public static List<Path> write(Map<Path, String> pages) {
    List<Path> changed = new ArrayList<>();
    try {
      for (Map.Entry<Path, String> page : pages.entrySet()) {
        Path file = page.getKey();
        if (!Files.exists(file) || !Files.readString(file).equals(page.getValue())) {
          Files.writeString(file, page.getValue());
          changed.add(file);
        }
      }
      return changed;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
