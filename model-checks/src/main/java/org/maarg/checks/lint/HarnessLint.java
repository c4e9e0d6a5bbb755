package org.maarg.checks.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.checks.world.World;
import org.maarg.protocol.cmd.Cmd;

/** Reads all classes that Java PathFinder is about to run, and says what it could not execute. */
public final class HarnessLint {
  private static final List<String> WORLD =
      List.of("org/maarg/checks/world/", "org/maarg/checks/catalog/");
  private static final List<String> HARNESS =
      List.of(
          "org/maarg/checks/jpf/BoundChanges",
          "org/maarg/checks/jpf/Harness",
          "org/maarg/checks/jpf/WitnessFailure");
  private static final List<String> CORE = List.of("org/maarg/wire/", "org/maarg/protocol/");
  private static final List<String> THREADS =
      List.of("org/maarg/checks/jpf/ThreadHarness", "org/maarg/checks/jpf/TimerThreads");
  private static final List<String> INBOX =
      List.of(
          "org/maarg/runtime/Inbox",
          "org/maarg/runtime/NodeTimers",
          "org/maarg/runtime/TimerWheel");

  private HarnessLint() {}

  /**
   * What is wrong with the classes that run a world.
   *
   * @param before directories whose classes come before the shipped ones
   */
  public static List<LintFinding> ofWorlds(List<Path> before) {
    List<LintFinding> findings = new ArrayList<>();
    for (Path directory : before) {
      check(directory, List.of("org/maarg/"), findings);
    }
    check(SourceTree.placeOf(World.class), WORLD, findings);
    check(SourceTree.placeOf(World.class), HARNESS, findings);
    check(SourceTree.placeOf(Cmd.class), CORE, findings);
    return findings;
  }

  /** What is wrong with the threads and their inbox, which may well have monitors and identity. */
  public static List<LintFinding> ofThreads(List<Path> before) {
    List<LintFinding> findings = new ArrayList<>();
    for (Path directory : before) {
      check(directory, INBOX, findings);
    }
    check(SourceTree.placeOf(World.class), THREADS, findings);
    check(SourceTree.placeOf(Cmd.class), INBOX, findings);
    findings.removeIf(
        it -> it.rule() == LintRule.MONITOR || it.rule() == LintRule.IDENTITY_COMPARISON);
    return findings;
  }

  private static void check(Path place, List<String> names, List<LintFinding> findings) {
    try {
      if (Files.isDirectory(place)) {
        checkTree(place, names, findings);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          checkTree(jar.getPath("/"), names, findings);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void checkTree(Path top, List<String> names, List<LintFinding> findings)
      throws IOException {
    boolean some = false;
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted().toList()) {
        String name = top.relativize(file).toString();
        if (name.endsWith(".class") && names.stream().anyMatch(name::startsWith)) {
          findings.addAll(CoreBytecodeLint.check(Files.readAllBytes(file)));
          some = true;
        }
      }
    }
    if (!some) {
      throw new IllegalStateException("no classes " + names + " in " + top);
    }
  }
}
