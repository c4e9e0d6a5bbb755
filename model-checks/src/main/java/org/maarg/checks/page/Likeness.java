package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.maarg.checks.explore.Choice;

/** Finds the step of one world in another, where the same may have other numbers. */
final class Likeness {
  private Likeness() {}

  /** The choice that is most like a step: in all words, without the number, or in kind. */
  static Optional<Choice> find(JsonNode step, List<Choice> choices) {
    String title = step.path("title").asText();
    String detail = step.path("detail").asText();
    String what = step.path("what").asText();
    return first(choices, it -> it.title().equals(title) && it.detail().equals(detail))
        .or(
            () ->
                first(
                    choices,
                    it ->
                        plain(it.title()).equals(plain(title))
                            && plain(it.detail()).equals(plain(detail))))
        .or(() -> first(choices, it -> it.what().equals(what)));
  }

  private static Optional<Choice> first(List<Choice> choices, Predicate<Choice> like) {
    return choices.stream().filter(like).findFirst();
  }

  /** Without numbers of messages, and without what they overtake. */
  private static String plain(String text) {
    return text.replaceAll(" \\(overtakes [^)]*\\)", "").replaceAll("\\[\\d+]", "[]");
  }
}
