package org.maarg.spec.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.RequirementId;

/**
 * Every citation in the sources of a repository, and what is wrong with them.
 *
 * @param all in the order of the files and lines
 * @param problems places that look like a citation and are none, or stand where they cannot
 */
public record Citations(List<Citation> all, List<Problem> problems) {
  private static final Set<String> NO_SOURCES = Set.of("target", "node_modules");

  /** Citations of these lists, which are copied. */
  public Citations {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  /** Reads the sources of all modules; build output and hidden folders are left out. */
  public static Citations scan(Path root) {
    List<Citation> citations = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(root)) {
      String path = root.relativize(file).toString().replace('\\', '/');
      Optional<SourceFile.Language> language = SourceFile.Language.of(path);
      if (language.isPresent()) {
        CitationReader reader =
            new CitationReader(new SourceFile(path, language.get(), lines(file)));
        citations.addAll(reader.citations());
        problems.addAll(reader.problems());
      }
    }
    return new Citations(citations, problems);
  }

  /** Citations of one requirement. */
  public List<Citation> of(RequirementId id) {
    return all.stream().filter(it -> it.requirement().equals(id)).toList();
  }

  private static List<Path> files(Path root) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Walk(root, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return files;
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;

    private Walk(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean skipped = name.startsWith(".") || NO_SOURCES.contains(name);
      return skipped && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
