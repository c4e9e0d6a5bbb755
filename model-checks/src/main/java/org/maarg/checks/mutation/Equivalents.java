package org.maarg.checks.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Mutants that behave as the shipped class does, each with the reason why. */
final class Equivalents {
  private static final List<Entry> ALL = read();

  private Equivalents() {}

  /**
   * One of them, or several on one line.
   *
   * @param file class of the protocol package; {@code *} stands for any
   * @param method the method; empty stands for any
   * @param line the text of the line, without the space around it; empty stands for any
   * @param what what was done, or the beginning of it
   * @param why why that makes no difference
   */
  record Entry(String file, String method, String line, String what, String why) {
    private boolean isAbout(CoreMutant mutant) {
      return (file.equals("*") || file.equals(outer(CoreClasses.shortName(mutant.type()))))
          && (method.isEmpty() || method.equals(mutant.method()))
          && (line.isEmpty() || line.equals(CoreClasses.line(mutant.type(), mutant.line())))
          && mutant.what().startsWith(what);
    }
  }

  static List<Entry> all() {
    return ALL;
  }

  private static List<Entry> read() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (InputStream in = Equivalents.class.getResourceAsStream("equivalent.yaml")) {
      return yaml.readValue(Objects.requireNonNull(in), new TypeReference<List<Entry>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static boolean has(CoreMutant mutant) {
    return reason(mutant).isPresent();
  }

  /** Why nothing tells a mutant from the shipped class, if that is so. */
  static Optional<String> reason(CoreMutant mutant) {
    for (Entry entry : ALL) {
      if (entry.isAbout(mutant)) {
        return Optional.of(entry.why());
      }
    }
    return Optional.empty();
  }

  private static String outer(String name) {
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
