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
   * @param file class of the protocol package
   * @param line the text of the line, without the space around it
   * @param what what was done, or the beginning of it
   * @param why why that makes no difference
   */
  record Entry(String file, String line, String what, String why) {}

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
    String file = outer(CoreClasses.shortName(mutant.type()));
    for (Entry entry : ALL) {
      if (entry.file().equals(file)
          && mutant.what().startsWith(entry.what())
          && CoreClasses.line(mutant.type(), mutant.line()).equals(entry.line())) {
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
