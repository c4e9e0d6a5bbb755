package org.maarg.spec.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a sentence is in lists, fields, tables and figures. */
class ParagraphsTest {
  @Test
  void listItemsEndSentences() {
    assertThat(
            sentences(
                """
                o  shut it
                o  Lock it.  MUST
                   be locked
                1.  first
                    goes on (2) here
                2.  second

                   (a) third
                   - fourth
                   - fifth

                It takes either (1) a key or
                (2) a hammer.
                """))
        .containsExactly(
            "- shut it",
            "- Lock it.",
            "MUST MUST be locked",
            "- first goes on (2) here",
            "- second",
            "- third",
            "- fourth",
            "- fifth",
            "- It takes either (1) a key or (2) a hammer.");
  }

  @Test
  void firstSentenceOfAnItemInheritsFromTheSentenceThatLeadsToTheList() {
    assertThat(
            sentences(
                """
                The door MUST be checked as follows:

                o  The lock is there.  It is new.

                o  The key MAY be there:

                   *  on a nail

                   *  on a hook, which SHOULD hold.

                o  The hinge is oiled.

                Then it is opened.

                o  Nobody leads here.

                Notes:

                o  Nor here.
                """))
        .containsExactly(
            "MUST The door MUST be checked as follows:",
            "(MUST) The lock is there.",
            "- It is new.",
            "MAY The key MAY be there:",
            "(MAY) on a nail",
            "SHOULD on a hook, which SHOULD hold.",
            "(MUST) The hinge is oiled.",
            "- Then it is opened.",
            "- Nobody leads here.",
            "- Notes:",
            "- Nor here.");
  }

  @Test
  void nameOfAFieldStandsBeforeItsDescription() {
    assertThat(
            sentences(
                """
                Type
                   65

                Length

                   8-bit unsigned integer.  MUST be 2.

                Lifetime    The time that is
                            left.

                LongNameOfAField
                            What it is.

                DOORS: 152

                   The door is shut
                """))
        .containsExactly(
            "- Type: 65",
            "- Length: 8-bit unsigned integer.",
            "MUST MUST be 2.",
            "- Lifetime: The time that is left.",
            "- LongNameOfAField: What it is.",
            "- DOORS: 152: The door is shut");
  }

  @Test
  void rowsOfTablesAreSentences() {
    assertThat(
            sentences(
                """
                      DOOR_TIMEOUT           1 second
                      WINDOW_TIMEOUT         32 seconds
                """))
        .containsExactly("- DOOR_TIMEOUT 1 second", "- WINDOW_TIMEOUT 32 seconds");
  }

  @Test
  void drawingsAndCaptionsAreNone() {
    assertThat(
            sentences(
                """
                Its format is:

                  0                   1
                  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
                 +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                 |     Type      |    Length     |
                 +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

                   Left side      Right side
                 door with a knob

                          Figure 1: The Door

                    Door (open)
                      Lock (none)

                          Figure 2: Another

                It is round.
                """))
        .containsExactly("- Its format is:", "- It is round.");
  }

  @Test
  void aKeywordInADrawingIsNotLost() {
    assertThat(
            sentences(
                """
                +------------------+
                | This MUST be seen |
                +------------------+
                """))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("MUST ");
  }

  private static List<String> sentences(String body) {
    return FakeText.section(body).sentences().stream()
        .filter(it -> it.section().equals("1"))
        .map(it -> keywords(it) + " " + it.text())
        .toList();
  }

  private static String keywords(Sentence sentence) {
    if (!sentence.isKeyword()) {
      return "-";
    }
    return sentence.keywords().isEmpty()
        ? "(" + names(sentence.inherited()) + ")"
        : names(sentence.keywords());
  }

  private static String names(List<Keyword> keywords) {
    return keywords.stream().map(Keyword::text).collect(Collectors.joining(","));
  }
}
