package org.maarg.spec.requirement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.Unreadable;

/**
 * The files of requirements in a folder: of each RFC one file, or several in a folder of their own.
 * A section lies within one file.
 */
final class RequirementFiles {
  private final Path folder;
  private final List<Requirement> requirements = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private RequirementFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads them all.
   *
   * @throws SpecificationException if a file cannot be read, is unknown or wrong
   */
  static List<Requirement> read(Path folder) {
    RequirementFiles files = new RequirementFiles(folder);
    if (Files.isDirectory(folder)) {
      files.list(folder).forEach(files::readAny);
    } else {
      files.report(folder, "is no folder of requirements");
    }
    if (!files.problems.isEmpty()) {
      throw new SpecificationException(files.problems);
    }
    return files.requirements;
  }

  private void readAny(Path found) {
    String name = name(found);
    for (int rfc : Requirements.RFCS) {
      if (name.equals("rfc" + rfc + ".yaml")) {
        readRfc(rfc, List.of(found));
        return;
      }
      if (name.equals("rfc" + rfc) && Files.isDirectory(found)) {
        if (Files.exists(folder.resolve(name + ".yaml"))) {
          report(found, "there is a file of this RFC beside its folder");
        }
        readRfc(rfc, list(found));
        return;
      }
    }
    report(found, "is no file of requirements");
  }

  private void readRfc(int rfc, List<Path> files) {
    Map<String, String> fileOfSection = new HashMap<>();
    for (Path file : files) {
      if (!name(file).endsWith(".yaml")) {
        report(file, "is no file of requirements");
        continue;
      }
      for (Requirement requirement : readFile(rfc, file)) {
        requirements.add(requirement);
        String section = requirement.id().section();
        String other = fileOfSection.putIfAbsent(section, requirement.file());
        if (other != null && !other.equals(requirement.file())) {
          String what = requirement.id() + ": section " + section + " is in " + other + " too";
          problems.add(new Problem(requirement.file(), requirement.line(), what));
        }
      }
    }
  }

  private List<Requirement> readFile(int rfc, Path file) {
    try {
      return RequirementsReader.read(path(file), rfc, Files.readString(file));
    } catch (IOException e) {
      report(file, Unreadable.because(e));
    } catch (SpecificationException e) {
      problems.addAll(e.problems());
    }
    return List.of();
  }

  private List<Path> list(Path of) {
    try (Stream<Path> files = Files.list(of)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void report(Path file, String what) {
    problems.add(new Problem(path(file), 1, what));
  }

  private String path(Path file) {
    String below = folder.relativize(file).toString().replace('\\', '/');
    return below.isEmpty() ? Requirements.FOLDER : Requirements.FOLDER + "/" + below;
  }

  /** Within an archive the names of folders may end with a slash. */
  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace("/", "");
  }
}
