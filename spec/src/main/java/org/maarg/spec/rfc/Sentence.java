package org.maarg.spec.rfc;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maarg.spec.requirement.Level;

/**
 * One sentence of an RFC.
 *
 * @param section number of the section that it stands in, not one above
 * @param ordinal counted from 1 among all sentences of that section
 * @param line where its paragraph begins in the file
 * @param keywords that stand in it
 * @param inherited keywords of the sentence that leads to the list whose item this is; empty if it
 *     has its own
 * @param text in one line
 * @param digest its name, unique in the RFC
 */
public record Sentence(
    String section,
    int ordinal,
    int line,
    List<Keyword> keywords,
    List<Keyword> inherited,
    String text,
    String digest) {
  /** A sentence; the lists are copied. */
  public Sentence {
    keywords = List.copyOf(keywords);
    inherited = List.copyOf(inherited);
  }

  /** Whether it demands something by a keyword, its own or that of its list. */
  public boolean isKeyword() {
    return !keywords.isEmpty() || !inherited.isEmpty();
  }

  /** How strictly it demands; empty if without a keyword. */
  public Set<Level> levels() {
    return Stream.concat(keywords.stream(), inherited.stream())
        .map(Keyword::level)
        .collect(Collectors.toUnmodifiableSet());
  }
}
