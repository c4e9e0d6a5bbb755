package org.maarg.checks.jpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.MutantLoader;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.mutants.Scratch;

/** Lends the classes of a mutant. */
public final class Mutated {
  private Mutated() {}

  /** Compiles a mutant and gives its directory to somebody; it is removed afterwards. */
  public static <T> T with(Mutant mutant, Function<Path, T> use) {
    try (Scratch scratch = Scratch.open("maarg-mutant-")) {
      Mutants.compile(mutant, scratch.path());
      return use.apply(scratch.path());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * A function from words to words that works with the mutant's classes.
   *
   * @param type such a function, with a public constructor without arguments
   */
  @SuppressWarnings("unchecked") // type says what it is
  public static Function<String, String> function(
      Path directory, Class<? extends Function<String, String>> type) {
    try {
      Class<?> mutated = new MutantLoader(directory).loadClass(type.getName());
      return (Function<String, String>) mutated.getConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
