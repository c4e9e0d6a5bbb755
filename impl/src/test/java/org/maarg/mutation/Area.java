package org.maarg.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is measured together: sources, and the bar that their score has to reach. */
enum Area {
  WIRE("wire", 95),
  PROTOCOL("protocol", 95),
  RUNTIME("runtime", 90);

  private static final String ROOT = "src/main/java/";

  private final String id;
  private final int bar;

  Area(String id, int bar) {
    this.id = id;
    this.bar = bar;
  }

  /** Folders and single files below the root package. */
  private List<String> places() {
    return switch (this) {
      case WIRE -> List.of("wire");
      case PROTOCOL -> List.of("protocol");
      case RUNTIME ->
          List.of(
              "runtime/Inbox.java",
              "runtime/NodeTimers.java",
              "runtime/TimerWheel.java",
              "runtime/config",
              "runtime/yaml",
              "runtime/observe/LogBudget.java",
              "runtime/observe/NodeMetrics.java",
              "runtime/transport");
    };
  }

  String id() {
    return id;
  }

  /** Per cent of the mutants that are not listed as equivalent. */
  int bar() {
    return bar;
  }

  /** Names of the top-level classes, in order. */
  List<String> classes(Path module) {
    return places().stream()
        .flatMap(place -> files(module.resolve(ROOT + "org/maarg/" + place)))
        .filter(file -> !file.endsWith("package-info.java"))
        .map(file -> module.resolve(ROOT).relativize(file).toString())
        .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
        .sorted()
        .toList();
  }

  /** The source file of a top-level class, which may be gone. */
  static Path source(Path module, String topLevel) {
    return module.resolve(ROOT + topLevel.replace('.', '/') + ".java");
  }

  private static Stream<Path> files(Path place) {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
