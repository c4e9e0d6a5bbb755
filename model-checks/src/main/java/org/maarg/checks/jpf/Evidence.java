package org.maarg.checks.jpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.checks.explore.Result;
import org.maarg.checks.mutants.SourceTree;

/** A record of a run of Java PathFinder, which not every machine has. */
public final class Evidence {
  private static final List<String> CHECKED =
      List.of(
          "impl/src/main/java/org/maarg/protocol",
          "impl/src/main/java/org/maarg/wire",
          "model-checks/src/main/java/org/maarg/checks/world",
          "model-checks/src/main/java/org/maarg/checks/catalog");

  private Evidence() {}

  /** The run, its counts beside the explorer's, and a digest of the sources that were checked. */
  public static String of(String world, Result explored, JpfRun run) {
    boolean agrees =
        run.verdict().isEmpty()
            && run.states() == JpfRun.expectedStates(explored)
            && run.visited() == JpfRun.expectedVisited(explored);
    return """
        world: %s
        result: %s
        agrees: %s
        explorer: {unique: %d, transitions: %d, branching: %d, ends: %d}
        jpf: {new: %d, visited: %d, seconds: %.1f}
        jdk: "%s"
        sources: %s
        """
        .formatted(
            world,
            run.verdict().orElse("no errors detected"),
            agrees,
            explored.unique(),
            explored.total() - 1,
            explored.branching(),
            explored.ends(),
            run.states(),
            run.visited(),
            run.seconds(),
            System.getProperty("java.version"),
            digest());
  }

  /** SHA-256 over the names and contents of the checked sources. */
  public static String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Path root = SourceTree.root();
      for (String directory : CHECKED) {
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
          for (Path file : files.sorted().toList()) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
