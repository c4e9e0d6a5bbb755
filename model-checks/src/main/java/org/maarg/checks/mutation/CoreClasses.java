package org.maarg.checks.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.protocol.cmd.Cmd;

/** The classes of the core, and their lines. */
final class CoreClasses {
  static final String CORE = "org.maarg.protocol.";
  private static final String SOURCES = "impl/src/main/java/";

  private CoreClasses() {}

  /** Names of all of them, sorted, nested ones as well. */
  static List<String> names() {
    Path place = SourceTree.placeOf(Cmd.class);
    try {
      if (Files.isDirectory(place)) {
        return names(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return names(jar.getPath("/"));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place.resolve("org/maarg/protocol"))) {
      return files
          .map(file -> place.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(name -> Files.exists(source(name)))
          .sorted()
          .toList();
    }
  }

  /** A class file; nothing if there is none. */
  static Optional<byte[]> octets(String name) {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = CoreClasses.class.getClassLoader().getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The source file of a class, or of the class around it. */
  static Path source(String name) {
    int nested = name.indexOf('$');
    String outer = nested < 0 ? name : name.substring(0, nested);
    return SourceTree.root().resolve(SOURCES + outer.replace('.', '/') + ".java");
  }

  /** A line of a source file without the space around it. */
  static String line(String name, int number) {
    try {
      return Files.readAllLines(source(name)).get(number - 1).strip();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A name as pages have it: {@code cmd/Cmd}. */
  static String shortName(String name) {
    return name.substring(CORE.length()).replace('.', '/');
  }
}
