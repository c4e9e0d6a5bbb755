package org.maarg.spec.rfc;

import java.util.List;
import java.util.stream.Collectors;

/** Sentences in lines, for whoever writes the catalogue. */
public final class SentenceList {
  private SentenceList() {}

  /**
   * A line for each sentence: digest, section, keywords (those of the list's lead in parentheses, a
   * hyphen for none), text.
   *
   * @param sections only these and those below them; all if empty
   * @param declarative also sentences without a keyword
   * @throws TextException if there is no such section
   */
  public static String of(RfcText text, List<String> sections, boolean declarative) {
    for (String section : sections) {
      if (!text.sections().contains(section)) {
        throw new TextException("RFC " + text.rfc() + ": there is no section " + section);
      }
    }
    return text.sentences().stream()
        .filter(it -> declarative || it.isKeyword())
        .filter(it -> sections.isEmpty() || Sections.isIn(it.section(), sections))
        .map(it -> line(it) + "\n")
        .collect(Collectors.joining());
  }

  private static String line(Sentence sentence) {
    String keywords =
        sentence.keywords().isEmpty()
            ? "(" + names(sentence.inherited()) + ")"
            : names(sentence.keywords());
    return String.join(
        "  ",
        sentence.digest(),
        sentence.section(),
        sentence.isKeyword() ? keywords : "-",
        sentence.text());
  }

  private static String names(List<Keyword> keywords) {
    return keywords.stream().map(Keyword::text).collect(Collectors.joining(","));
  }
}
