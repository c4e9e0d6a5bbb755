package org.maarg.site.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that a site is made from. Paths count from the root of the repository, with slashes.
 */
public final class Repository {
  /** What a build leaves, and what belongs to no reader. */
  private static final Set<String> SKIPPED = Set.of("target", "node_modules");

  private final Path root;

  /** The repository of this root. */
  public Repository(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Its root. */
  public Path root() {
    return root;
  }

  /** Whether there is such a file. */
  public boolean isFile(String path) {
    return Files.isRegularFile(root.resolve(path));
  }

  /** Whether there is such a folder. */
  public boolean isFolder(String path) {
    return Files.isDirectory(root.resolve(path));
  }

  /** The octets of a file. */
  public byte[] octets(String path) {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A file as text. */
  public String text(String path) {
    return new String(octets(path), StandardCharsets.UTF_8);
  }

  /** The names in a folder, in their order; a folder's ends with a slash. */
  public List<String> names(String folder) {
    try (Stream<Path> entries = Files.list(root.resolve(folder))) {
      return entries
          .filter(it -> !isSkipped(it))
          .map(it -> it.getFileName() + (Files.isDirectory(it) ? "/" : ""))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The files below a folder whose names end so, in the order of their paths. */
  public List<String> files(String folder, String ending) {
    List<String> found = new ArrayList<>();
    for (String name : names(folder)) {
      String path = folder.isEmpty() ? name : folder + "/" + name;
      if (name.endsWith("/")) {
        found.addAll(files(path.substring(0, path.length() - 1), ending));
      } else if (name.endsWith(ending)) {
        found.add(path);
      }
    }
    return found;
  }

  private static boolean isSkipped(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.startsWith(".") || SKIPPED.contains(name);
  }
}
