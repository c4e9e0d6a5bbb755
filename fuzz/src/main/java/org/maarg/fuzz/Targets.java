package org.maarg.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All fuzz targets there are: the classes {@code *Target} of {@code org.maarg.fuzz.targets}. */
public final class Targets {
  private static final String PACKAGE = "org.maarg.fuzz.targets";
  private static final String ENDING = TargetClass.SUFFIX + ".class";

  private Targets() {}

  /**
   * All targets by name, found in the folder or archive that this class came from.
   *
   * @throws IllegalArgumentException if one does not keep the convention
   */
  public static List<TargetClass> all() {
    try {
      Path home =
          Path.of(Targets.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(home)) {
        return in(home);
      }
      try (FileSystem archive = FileSystems.newFileSystem(home)) {
        return in(archive.getPath("/"));
      }
    } catch (URISyntaxException | IOException broken) {
      throw new IllegalStateException("the fuzz targets cannot be listed", broken);
    }
  }

  private static List<TargetClass> in(Path root) {
    Path folder = root.resolve(PACKAGE.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && name.indexOf('$') < 0)
          .map(name -> TargetClass.of(load(name.substring(0, name.length() - ".class".length()))))
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Class<?> load(String simpleName) {
    try {
      // Not initialised: only the fuzzer's own machine may run a target's static part.
      return Class.forName(PACKAGE + "." + simpleName, false, Targets.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException("listed, but not there", gone);
    }
  }

  /** Those that find something: all but the yardsticks. */
  public static List<TargetClass> fuzzed() {
    return all().stream().filter(target -> !target.isYardstick()).toList();
  }

  /** The target of a name. */
  public static Optional<TargetClass> named(String name) {
    return all().stream().filter(target -> target.name().equals(name)).findFirst();
  }
}
