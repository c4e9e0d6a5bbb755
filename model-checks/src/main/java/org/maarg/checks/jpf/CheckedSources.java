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
import java.util.Optional;
import java.util.stream.Stream;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.checks.world.Bounds;

/**
 * A digest of what a recorded run depends on, and of nothing else: another world or mutant leaves
 * it as it is.
 */
public final class CheckedSources {
  private static final String IMPL = "impl/src/main/java/org/maarg/";
  private static final String CHECKS = "model-checks/src/main/java/org/maarg/checks/";
  private static final String OURS = "model-checks/src/main/resources/org/maarg/checks/jpf/";

  /** Directories and single files that every world runs. */
  private static final List<String> WORLD =
      List.of(
          IMPL + "protocol",
          IMPL + "wire",
          CHECKS + "world",
          CHECKS + "jpf/BoundChanges.java",
          CHECKS + "jpf/Harness.java",
          CHECKS + "jpf/Jpf.java",
          CHECKS + "jpf/ValueTypes.java",
          CHECKS + "jpf/WitnessFailure.java",
          OURS + "ContentSerializer.txt",
          OURS + "DeathListener.txt");

  private static final List<String> THREADS =
      List.of(
          IMPL + "runtime/Inbox.java",
          IMPL + "runtime/NodeTimers.java",
          IMPL + "runtime/TimerWheel.java",
          CHECKS + "jpf/Jpf.java",
          CHECKS + "jpf/ThreadHarness.java",
          CHECKS + "jpf/TimerThreads.java",
          OURS + "DeathListener.txt");

  private static final List<String> SEARCH =
      List.of(IMPL + "protocol", IMPL + "wire", CHECKS + "world", CHECKS + "explore");

  private CheckedSources() {}

  /** Of today's run of this kind and name; nothing if there is none any more. */
  public static Optional<String> of(String kind, String name) {
    return switch (kind) {
      case "world" -> Worlds.named(name).map(CheckedSources::ofWorld);
      case "mutant" -> Mutants.named(name).map(CheckedSources::ofMutant);
      case "threads" ->
          ThreadCheck.all().stream()
              .filter(it -> it.id().equals(name))
              .findFirst()
              .map(CheckedSources::ofThreads);
      default -> Optional.empty();
    };
  }

  /**
   * Of what a search of a world depends on, with the numbers of the states that it finds.
   *
   * @param order in which states are visited
   */
  public static String ofSearch(Bounds bounds, String order) {
    return digest(SEARCH, BoundsText.of(bounds) + "\n" + order);
  }

  static String ofWorld(CheckedWorld world) {
    return digest(WORLD, text(world));
  }

  static String ofMutant(Mutant mutant) {
    CheckedWorld world = Worlds.named(mutant.world()).orElseThrow();
    String seed = String.join("\n", mutant.file(), mutant.property(), mutant.text(), mutant.by());
    return digest(WORLD, text(world) + "\n" + seed);
  }

  static String ofThreads(ThreadCheck check) {
    String seed =
        String.join(
            "\n", check.scenario(), check.expected(), check.file(), check.text(), check.by());
    return digest(THREADS, seed);
  }

  private static String text(CheckedWorld world) {
    return world.name() + BoundsText.of(world.bounds()) + "\n" + world.witnesses();
  }

  private static String digest(List<String> places, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Path root = SourceTree.root();
      for (String place : places) {
        try (Stream<Path> files = Files.walk(root.resolve(place))) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
