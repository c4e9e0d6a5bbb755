package org.maarg.spec.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.StrictMapping;
import org.maarg.spec.file.YamlNode;
import org.maarg.spec.requirement.Requirements;

/** Reads the file of the scope. */
final class ScopeReader {
  private static final Set<String> FILE_KEYS = Set.of("title", "rfcs");
  private static final Set<String> KINDS = Set.of("keywords", "procedure");

  private final List<Problem> problems = new ArrayList<>();
  private final List<Scope.OfRfc> rfcs = new ArrayList<>();

  private ScopeReader() {}

  /**
   * What is in scope.
   *
   * @throws SpecificationException if anything in the file is not as it has to be
   */
  static Scope read(String yaml) {
    ScopeReader reader = new ScopeReader();
    StrictMapping.of(Scope.FILE, YamlNode.parse(Scope.FILE, yaml), reader.problems)
        .ifPresent(reader::readFile);
    if (!reader.problems.isEmpty()) {
      throw new SpecificationException(reader.problems);
    }
    return new Scope(reader.rfcs);
  }

  private void readFile(StrictMapping head) {
    head.expect(FILE_KEYS, Set.of());
    head.text("title");
    for (YamlNode item : head.items("rfcs")) {
      StrictMapping.of(Scope.FILE, item, problems).ifPresent(this::readRfc);
    }
  }

  private void readRfc(StrictMapping entry) {
    entry.expect(Set.of("rfc"), KINDS);
    Optional<Integer> rfc = rfc(entry);
    List<String> keywords = sections(entry, "keywords");
    List<String> procedure = sections(entry, "procedure");
    if (keywords.isEmpty() && procedure.isEmpty()) {
      entry.report("rfc", "nothing of it is in scope");
    }
    if (rfc.isPresent() && rfcs.stream().anyMatch(it -> it.rfc() == rfc.get())) {
      entry.report("rfc", "RFC " + rfc.get() + " stands twice");
    }
    rfc.ifPresent(it -> rfcs.add(new Scope.OfRfc(it, keywords, procedure, entry.line("rfc"))));
  }

  /** The number under {@code rfc}, if it is one that the catalogue knows. */
  static Optional<Integer> rfc(StrictMapping entry) {
    Optional<String> text = entry.text("rfc");
    Optional<Integer> rfc =
        Requirements.RFCS.stream()
            .filter(it -> text.isPresent() && text.get().equals(Integer.toString(it)))
            .findFirst();
    if (text.isPresent() && rfc.isEmpty()) {
      entry.report("rfc", "the catalogue has no RFC " + text.get());
    }
    return rfc;
  }

  private static List<String> sections(StrictMapping entry, String key) {
    return entry.texts(key).stream().map(YamlNode.Scalar::text).toList();
  }
}
