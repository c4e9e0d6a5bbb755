package org.maarg.spec.trace;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.StrictMapping;
import org.maarg.spec.file.YamlNode;
import org.maarg.spec.requirement.RequirementId;

/** Reads one file of exceptions; entries that share a reason share a list of IDs. */
final class ExceptionsReader {
  private static final Set<String> FILE_KEYS = Set.of("title", "entries");
  private static final Set<String> ENTRY_KEYS = Set.of("ids", "kind", "of", "reason", "reviewed");

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Exceptions.Entry> entries = new ArrayList<>();

  private ExceptionsReader(String file) {
    this.file = file;
  }

  /**
   * All exceptions of a file in its order.
   *
   * @throws SpecificationException if anything in the file is not as it has to be
   */
  static List<Exceptions.Entry> read(String file, String yaml) {
    ExceptionsReader reader = new ExceptionsReader(file);
    StrictMapping.of(file, YamlNode.parse(file, yaml), reader.problems).ifPresent(reader::readFile);
    if (!reader.problems.isEmpty()) {
      throw new SpecificationException(reader.problems);
    }
    return List.copyOf(reader.entries);
  }

  private void readFile(StrictMapping head) {
    head.expect(FILE_KEYS, Set.of());
    head.text("title");
    for (YamlNode item : head.items("entries")) {
      StrictMapping.of(file, item, problems).ifPresent(this::readEntry);
    }
  }

  private void readEntry(StrictMapping entry) {
    entry.expect(ENTRY_KEYS, Set.of());
    Optional<Exceptions.Kind> kind =
        choice(entry, "kind", Exceptions.Kind.values(), Exceptions.Kind::text);
    Optional<Exceptions.Missing> missing =
        choice(entry, "of", Exceptions.Missing.values(), Exceptions.Missing::text);
    Optional<String> reason = entry.text("reason");
    Optional<String> reviewed = entry.text("reviewed");
    if (reviewed.isPresent() && !isDay(reviewed.get())) {
      entry.report("reviewed", "'" + reviewed.get() + "' is no day (year-month-day)");
    }
    for (YamlNode.Scalar item : entry.texts("ids")) {
      Optional<RequirementId> id = RequirementId.of(item.text());
      if (id.isEmpty()) {
        problems.add(new Problem(file, item.line(), "'" + item.text() + "' is no requirement ID"));
      } else if (kind.isPresent()
          && missing.isPresent()
          && reason.isPresent()
          && reviewed.isPresent()) {
        entries.add(
            new Exceptions.Entry(
                id.get(),
                kind.get(),
                missing.get(),
                reason.get(),
                reviewed.get(),
                file,
                item.line()));
      }
    }
  }

  private static <T> Optional<T> choice(
      StrictMapping entry, String key, T[] values, Function<T, String> text) {
    Optional<String> written = entry.text(key);
    for (T value : values) {
      if (written.isPresent() && text.apply(value).equals(written.get())) {
        return Optional.of(value);
      }
    }
    written.ifPresent(it -> entry.report(key, "'" + it + "' is no '" + key + "'"));
    return Optional.empty();
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
