package org.maarg.spec.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.file.StrictMapping;
import org.maarg.spec.file.YamlNode;
import org.maarg.spec.requirement.SentenceId;

/** Reads one file of what is not ours. */
final class NotOursReader {
  private static final Set<String> FILE_KEYS = Set.of("rfc", "not-ours");
  private static final Set<String> OPTIONAL_KEYS = Set.of("sections", "sentences");

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<NotOurs.Entry> entries = new ArrayList<>();

  private NotOursReader(String file) {
    this.file = file;
  }

  /**
   * All entries of a file in its order.
   *
   * @throws SpecificationException if anything in the file is not as it has to be
   */
  static List<NotOurs.Entry> read(String file, String yaml) {
    NotOursReader reader = new NotOursReader(file);
    StrictMapping.of(file, YamlNode.parse(file, yaml), reader.problems).ifPresent(reader::readFile);
    if (!reader.problems.isEmpty()) {
      throw new SpecificationException(reader.problems);
    }
    return List.copyOf(reader.entries);
  }

  private void readFile(StrictMapping head) {
    head.expect(FILE_KEYS, Set.of());
    Optional<Integer> rfc = ScopeReader.rfc(head);
    for (YamlNode item : head.items("not-ours")) {
      StrictMapping.of(file, item, problems).ifPresent(it -> readEntry(it, rfc));
    }
  }

  private void readEntry(StrictMapping entry, Optional<Integer> rfc) {
    entry.expect(Set.of("reason"), OPTIONAL_KEYS);
    List<String> sections = entry.texts("sections").stream().map(YamlNode.Scalar::text).toList();
    List<NotOurs.Sentence> sentences = sentences(entry);
    if (sections.isEmpty() && sentences.isEmpty()) {
      entry.report("reason", "neither a section nor a sentence");
    }
    Optional<String> reason = entry.text("reason");
    if (rfc.isPresent() && reason.isPresent()) {
      int line = entry.line("");
      entries.add(new NotOurs.Entry(rfc.get(), sections, sentences, reason.get(), file, line));
    }
  }

  private List<NotOurs.Sentence> sentences(StrictMapping entry) {
    List<NotOurs.Sentence> sentences = new ArrayList<>();
    for (Map.Entry<String, List<YamlNode.Scalar>> list : entry.lists("sentences").entrySet()) {
      for (YamlNode.Scalar item : list.getValue()) {
        Optional<SentenceId> id = SentenceId.of(item.text());
        if (id.isEmpty()) {
          String what = "'" + item.text() + "' is no digest of a sentence";
          problems.add(new Problem(file, item.line(), what));
        }
        id.ifPresent(it -> sentences.add(new NotOurs.Sentence(list.getKey(), it, item.line())));
      }
    }
    return sentences;
  }
}
