package org.maarg.spec.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.spec.file.Packaged;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.Unreadable;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.Requirements;

/**
 * What we say of the RFCs.
 *
 * @param requirements what somebody here has to obey
 * @param scope which sections the catalogue accounts for
 * @param notOurs what of them nobody here has to obey
 */
public record Catalogue(Requirements requirements, Scope scope, NotOurs notOurs) {
  /**
   * Reads a repository.
   *
   * @param root the repository's root
   * @throws SpecificationException if a file is missing or wrong
   */
  public static Catalogue read(Path root) {
    return of(Requirements.read(root), root.resolve("spec"));
  }

  /** What this class's own archive carries, for use without the repository. */
  public static Catalogue packaged() {
    return Packaged.read(spec -> of(Requirements.packaged(), spec));
  }

  private static Catalogue of(Requirements requirements, Path spec) {
    List<Problem> problems = new ArrayList<>();
    List<NotOurs.Entry> notOurs = new ArrayList<>();
    for (Path file : files(spec.resolve("not-ours"))) {
      String name = NotOurs.FOLDER + "/" + file.getFileName();
      try {
        notOurs.addAll(NotOursReader.read(name, text(file, name)));
      } catch (SpecificationException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SpecificationException(problems);
    }
    Scope scope = ScopeReader.read(text(spec.resolve("scope.yaml"), Scope.FILE));
    return new Catalogue(requirements, scope, new NotOurs(notOurs));
  }

  /** The requirements of one RFC that hold. */
  List<Requirement> requirements(int rfc) {
    return requirements.all().stream()
        .filter(it -> it.id().rfc() == rfc && it.withdrawn().isEmpty())
        .toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file, String name) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      Problem problem = new Problem(name, 1, Unreadable.because(e));
      throw new SpecificationException(List.of(problem));
    }
  }
}
