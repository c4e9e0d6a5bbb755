package org.maarg.checks.mutants;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.World;
import org.maarg.cli.CliException;
import org.maarg.protocol.cmd.Cmd;

/** Where the sources are that the running classes were built from. */
public final class SourceTree {
  private SourceTree() {}

  /**
   * The top of the source tree.
   *
   * @throws CliException if these classes are not in one
   */
  public static Path root() {
    return above(placeOf(World.class));
  }

  static Path above(Path place) {
    for (Path at = place; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("impl/src/main/java/org/maarg/protocol"))) {
        return at;
      }
    }
    throw CliException.withoutSources();
  }

  /** The jar or directory that a class was loaded from. */
  public static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** What the protocol's classes are compiled against. */
  public static String classPath() {
    List<String> parts = new ArrayList<>();
    parts.add(placeOf(Cmd.class).toString());
    parts.add(System.getProperty("java.class.path", ""));
    return String.join(File.pathSeparator, parts);
  }
}
