package org.maarg.spec.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.StrictMapping;
import org.maarg.spec.file.YamlNode;

/** Reads one file of requirements and takes nothing on trust. */
final class RequirementsReader {
  private static final Set<String> FILE_KEYS = Set.of("rfc", "title", "entries");
  private static final Set<String> ENTRY_KEYS = Set.of("id", "section", "level", "role", "text");
  private static final Set<String> OPTIONAL_KEYS = Set.of("note", "sentences", "withdrawn");

  private final String file;
  private final int rfc;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Requirement> requirements = new ArrayList<>();
  private final List<RequirementId> ids = new ArrayList<>();

  private RequirementsReader(String file, int rfc) {
    this.file = file;
    this.rfc = rfc;
  }

  /**
   * All entries of a file in its order.
   *
   * @throws SpecificationException if anything in the file is not as it has to be
   */
  static List<Requirement> read(String file, int rfc, String yaml) {
    RequirementsReader reader = new RequirementsReader(file, rfc);
    reader.readFile(YamlNode.parse(file, yaml));
    if (!reader.problems.isEmpty()) {
      throw new SpecificationException(reader.problems);
    }
    return List.copyOf(reader.requirements);
  }

  private void readFile(YamlNode root) {
    Optional<StrictMapping> found = StrictMapping.of(file, root, problems);
    if (found.isEmpty()) {
      return;
    }
    StrictMapping head = found.get();
    head.expect(FILE_KEYS, Set.of());
    head.text("title");
    Optional<String> told = head.text("rfc");
    if (told.isPresent() && !told.get().equals(Integer.toString(rfc))) {
      head.report("rfc", "rfc is " + told.get() + " in the file of RFC " + rfc);
    }
    for (YamlNode item : head.items("entries")) {
      StrictMapping.of(file, item, problems).ifPresent(this::readEntry);
    }
  }

  private void readEntry(StrictMapping entry) {
    entry.expect(ENTRY_KEYS, OPTIONAL_KEYS);
    Optional<RequirementId> id = id(entry);
    Optional<Level> level = level(entry);
    List<Role> roles = roles(entry);
    Optional<String> text = entry.text("text");
    Optional<String> note = entry.text("note");
    List<SentenceId> sentences = sentences(entry);
    Optional<String> withdrawn = entry.text("withdrawn");
    if (withdrawn.isPresent() && !sentences.isEmpty()) {
      entry.report("withdrawn", "what is withdrawn has no sentences");
    }
    id.ifPresent(it -> checkOrder(entry, it));
    if (id.isPresent() && level.isPresent() && text.isPresent()) {
      requirements.add(
          new Requirement(
              id.get(),
              level.get(),
              roles,
              text.get(),
              note,
              sentences,
              withdrawn,
              file,
              entry.line("id")));
    }
  }

  private Optional<RequirementId> id(StrictMapping entry) {
    Optional<String> text = entry.text("id");
    Optional<RequirementId> id = text.flatMap(RequirementId::of);
    Optional<String> section = entry.text("section");
    if (text.isPresent() && id.isEmpty()) {
      entry.report("id", "an ID has the form <rfc>-<section>-<n>");
    } else if (id.isPresent() && id.get().rfc() != rfc) {
      entry.report("id", "the ID is not of RFC " + rfc);
    } else if (id.isPresent() && section.isPresent() && !section.get().equals(id.get().section())) {
      entry.report("section", "section " + section.get() + " is not that of the ID");
    }
    return id;
  }

  private static Optional<Level> level(StrictMapping entry) {
    Optional<String> text = entry.text("level");
    Optional<Level> level = text.flatMap(Level::of);
    if (text.isPresent() && level.isEmpty()) {
      entry.report("level", "'" + text.get() + "' is no level");
    }
    return level;
  }

  private static List<Role> roles(StrictMapping entry) {
    List<Role> roles = new ArrayList<>();
    for (YamlNode.Scalar item : entry.texts("role")) {
      Optional<Role> role = Role.of(item.text());
      if (role.isEmpty()) {
        entry.report("role", "'" + item.text() + "' is no role");
      }
      role.ifPresent(roles::add);
    }
    return roles;
  }

  private static List<SentenceId> sentences(StrictMapping entry) {
    List<SentenceId> sentences = new ArrayList<>();
    for (YamlNode.Scalar item : entry.texts("sentences")) {
      Optional<SentenceId> sentence = SentenceId.of(item.text());
      if (sentence.isEmpty()) {
        entry.report("sentences", "'" + item.text() + "' is no digest of a sentence");
      }
      sentence.ifPresent(sentences::add);
    }
    return sentences;
  }

  /** Sections rise, and the numbers in each go 1, 2, 3: an entry that is gone would leave a gap. */
  private void checkOrder(StrictMapping entry, RequirementId id) {
    if (ids.contains(id)) {
      entry.report("id", "the ID stands twice");
      return;
    }
    int expected = 1;
    if (!ids.isEmpty()) {
      RequirementId last = ids.get(ids.size() - 1);
      int order = RequirementId.compareSections(id.section(), last.section());
      if (order < 0) {
        entry.report("id", "section " + id.section() + " comes after " + last.section());
        return;
      }
      expected = order == 0 ? last.number() + 1 : 1;
    }
    ids.add(id);
    if (id.number() != expected) {
      entry.report("id", "the next number of section " + id.section() + " is " + expected);
    }
  }
}
