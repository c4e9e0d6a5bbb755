package org.maarg.spec.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.Unreadable;
import org.maarg.spec.requirement.RequirementId;

/**
 * Requirements that need no code or no check, each with the reason why.
 *
 * @param all in the order of the files and lines
 */
public record Exceptions(List<Entry> all) {
  /** The folder of the exception files in the repository; it may be empty or missing. */
  public static final String FOLDER = "spec/exceptions";

  /** For how long it holds. */
  public enum Kind {
    /** The work is still to be done. */
    NOT_YET,
    /** It stays so. */
    EXCEPTION;

    /** As the files write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What is missing. */
  public enum Missing {
    /** Code that obeys. */
    IMPLEMENTATION,
    /** A test, check or scenario. */
    VERIFICATION,
    /** Either. */
    BOTH;

    /** As the files write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean includesImplementation() {
      return this != VERIFICATION;
    }

    boolean includesVerification() {
      return this != IMPLEMENTATION;
    }

    boolean overlaps(Missing other) {
      return this == other || this == BOTH || other == BOTH;
    }
  }

  /**
   * One requirement that is excepted.
   *
   * @param id the requirement
   * @param kind for how long
   * @param missing what is missing
   * @param reason why
   * @param reviewed the day on which somebody last agreed, as year-month-day
   * @param file path from the root of the repository
   * @param line line of the ID
   */
  public record Entry(
      RequirementId id,
      Kind kind,
      Missing missing,
      String reason,
      String reviewed,
      String file,
      int line) {}

  /** Exceptions of this list, which is copied. */
  public Exceptions {
    all = List.copyOf(all);
  }

  /**
   * Reads the files of a repository.
   *
   * @throws SpecificationException if a file is wrong
   */
  public static Exceptions read(Path root) {
    List<Problem> problems = new ArrayList<>();
    List<Entry> all = new ArrayList<>();
    for (Path file : files(root.resolve(FOLDER))) {
      String path = FOLDER + "/" + file.getFileName();
      try {
        all.addAll(ExceptionsReader.read(path, Files.readString(file)));
      } catch (IOException e) {
        problems.add(new Problem(path, 1, Unreadable.because(e)));
      } catch (SpecificationException e) {
        problems.addAll(e.problems());
      }
    }
    problems.addAll(contradictions(all));
    if (!problems.isEmpty()) {
      throw new SpecificationException(problems);
    }
    return new Exceptions(all);
  }

  /** Exceptions of one requirement. */
  public List<Entry> of(RequirementId id) {
    return all.stream().filter(it -> it.id().equals(id)).toList();
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

  private static List<Problem> contradictions(List<Entry> all) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Entry entry = all.get(i);
      Optional<Entry> before =
          all.subList(0, i).stream()
              .filter(it -> it.id().equals(entry.id()) && it.missing().overlaps(entry.missing()))
              .findFirst();
      before.ifPresent(
          it ->
              problems.add(
                  new Problem(
                      entry.file(),
                      entry.line(),
                      entry.id() + ": excepted at " + it.file() + ":" + it.line() + " already")));
    }
    return problems;
  }
}
