package org.maarg.spec.rfc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The sentences of one section. A sentence that ends with a colon leads to a list: the first
 * sentence of each item completes it, and inherits its keywords if it has none of its own. What
 * follows in an item stands for itself.
 */
final class SectionSentences {
  private record Lead(boolean item, int indent, List<Keyword> keywords) {}

  private final Section section;
  private final Digests digests;
  private final Deque<Lead> leads = new ArrayDeque<>();
  private final List<Sentence> result = new ArrayList<>();

  private SectionSentences(Section section, Digests digests) {
    this.section = section;
    this.digests = digests;
  }

  /** All of them, those without keywords too. */
  static List<Sentence> of(Section section, Digests digests) {
    SectionSentences sentences = new SectionSentences(section, digests);
    Paragraphs.of(section).forEach(sentences::add);
    return sentences.result;
  }

  private void add(Paragraph paragraph) {
    leads.removeIf(it -> isOver(it, paragraph));
    List<Keyword> inherited =
        paragraph.isItem() && !leads.isEmpty() ? leads.getLast().keywords() : List.of();
    Sentence last = null;
    for (String text : Splitter.split(paragraph.text())) {
      last = sentence(paragraph, text, inherited);
      result.add(last);
      inherited = List.of();
    }
    if (last != null && last.text().endsWith(":")) {
      List<Keyword> keywords = last.keywords().isEmpty() ? last.inherited() : last.keywords();
      leads.addLast(new Lead(paragraph.isItem(), paragraph.indent(), keywords));
    }
  }

  private Sentence sentence(Paragraph paragraph, String text, List<Keyword> fromLead) {
    List<Keyword> own = Keyword.in(text);
    List<Keyword> inherited = own.isEmpty() ? fromLead : List.of();
    return new Sentence(
        section.number(),
        result.size() + 1,
        paragraph.line(),
        own,
        inherited,
        text,
        digests.next(text));
  }

  /** A list may stand at the margin of the sentence that leads to it, below an item only deeper. */
  private static boolean isOver(Lead lead, Paragraph next) {
    return next.indent() < lead.indent()
        || (next.indent() == lead.indent() && (lead.item() || !next.isItem()));
  }
}
