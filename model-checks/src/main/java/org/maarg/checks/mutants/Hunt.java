package org.maarg.checks.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lets the checks loose on a mutant. */
public final class Hunt {
  private Hunt() {}

  /**
   * What became of a mutant.
   *
   * @param property what broke, or nothing
   * @param message what was found
   * @param path the choices that lead there, with dots between them
   * @param ladder what happens on that way
   */
  public record Outcome(
      Mutant mutant, String property, String message, String path, String ladder) {
    /** True if what the mutant aims at broke. */
    public boolean isKilled() {
      return property.equals(mutant.property());
    }
  }

  /** Explores the mutant's world on classes with the bug. */
  public static Outcome hunt(Mutant mutant) {
    try (Scratch scratch = Scratch.open("maarg-mutant-")) {
      Mutants.compile(mutant, scratch.path());
      String[] found = probe(scratch.path()).apply(mutant.world()).split("\t", -1);
      return found.length < 4
          ? new Outcome(mutant, "", "survived", "", "")
          : new Outcome(mutant, found[0], found[1], found[2], found[3]);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @SuppressWarnings("unchecked") // Probe says what it is
  private static Function<String, String> probe(Path directory) {
    try {
      Class<?> type = new MutantLoader(directory).loadClass(Probe.class.getName());
      return (Function<String, String>) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Removes a directory with everything in it. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
