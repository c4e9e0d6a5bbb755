package org.maarg.spec.coverage;

import java.util.List;
import org.maarg.spec.requirement.SentenceId;

/**
 * What the scope asks for and nobody here has to obey, with reasons.
 *
 * @param all in the order of the files and lines
 */
public record NotOurs(List<Entry> all) {
  /** The folder of the files in the repository. */
  public static final String FOLDER = "spec/not-ours";

  /** Of this list, which is copied. */
  public NotOurs {
    all = List.copyOf(all);
  }

  /** Those of one RFC. */
  public List<Entry> of(int rfc) {
    return all.stream().filter(it -> it.rfc() == rfc).toList();
  }

  /**
   * Sentences that share a reason.
   *
   * @param rfc the RFC that they are of
   * @param sections whole sections, with those below
   * @param sentences single sentences
   * @param reason why they are not ours
   * @param file path from the root of the repository
   * @param line where it stands
   */
  public record Entry(
      int rfc,
      List<String> sections,
      List<Sentence> sentences,
      String reason,
      String file,
      int line) {
    /** Of these lists, which are copied. */
    public Entry {
      sections = List.copyOf(sections);
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * A sentence, or a part of one.
   *
   * @param section where it stands in the RFC
   * @param id its name
   * @param line where the name stands in the file
   */
  public record Sentence(String section, SentenceId id, int line) {}
}
