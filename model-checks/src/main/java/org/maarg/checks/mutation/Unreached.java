package org.maarg.checks.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Methods of the core with lines that no world reaches, each with the reason why. */
final class Unreached {
  /**
   * Methods of a file and one reason.
   *
   * @param file as pages name it: {@code cmd/Cmd}; {@code *} for all files
   * @param methods names as in the class file, {@code <init>} for a constructor; {@code *} for all
   *     that nothing else is said of
   * @param why why no world goes there
   */
  record Entry(String file, List<String> methods, String why) {}

  private static final String ALL = "*";

  private final List<Entry> entries;

  Unreached() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (InputStream in = Unreached.class.getResourceAsStream("unreached.yaml")) {
      entries = yaml.readValue(Objects.requireNonNull(in), new TypeReference<List<Entry>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Why no world reaches some lines of a method, if somebody has said so. */
  Optional<String> reason(String place) {
    return entry(place).map(Entry::why);
  }

  /** The narrowest entry that a place is meant by. */
  private Optional<Entry> entry(String place) {
    int mark = place.indexOf('#');
    String file = place.substring(0, mark);
    String method = place.substring(mark + 1);
    return entries.stream()
        .filter(it -> it.file().equals(file) || it.file().equals(ALL))
        .filter(it -> it.methods().contains(method) || it.methods().contains(ALL))
        .min(Comparator.comparingInt(it -> (it.methods().contains(method) ? 0 : 2) + wide(it)));
  }

  private static int wide(Entry entry) {
    return entry.file().equals(ALL) ? 1 : 0;
  }

  /** What is wrong with the reasons: places without one, and reasons for what is reached. */
  List<String> problems(Set<String> unreached) {
    List<String> problems = new ArrayList<>();
    for (String place : unreached) {
      if (reason(place).isEmpty()) {
        problems.add(place + ": no world reaches all of it, and nobody says why");
      }
    }
    for (Entry entry : entries) {
      for (String method : entry.methods()) {
        boolean needed =
            unreached.stream()
                .anyMatch(
                    place ->
                        entry(place).filter(entry::equals).isPresent()
                            && (method.equals(ALL) || place.endsWith("#" + method)));
        if (!needed) {
          problems.add(entry.file() + "#" + method + ": has a reason, and is reached");
        }
      }
    }
    return problems;
  }
}
