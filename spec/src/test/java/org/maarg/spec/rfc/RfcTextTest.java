package org.maarg.spec.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.spec.requirement.Level;

class RfcTextTest {
  private static final String CONTENTS =
      """
      Table of Contents

         1. Doors ............................. 2
            1.1. Locks MUST NOT count here .... 3
         2. Windows ........................... 4
         Appendix A. Hinges ................... 5

      """;
  private static final String SECTIONS =
      """
      1.  Doors

         A door MUST be shut.

      1.1.  Locks That Go on
            for Two Lines

         A lock is good.

      2. Windows

         A window MAY be open.

      Appendix A.  Hinges

         Hinges SHOULD be oiled.

      A.1.  Oil

         Oil is slippery.

      """;

  @Test
  void sentencesKnowTheirSections() {
    RfcText text = RfcText.of(8371, FakeText.of(8371, CONTENTS + SECTIONS));
    assertThat(text.sections()).containsExactly("1", "1.1", "2", "A", "A.1");
    assertThat(text.titles())
        .containsEntry("1.1", "Locks That Go on for Two Lines")
        .containsEntry("A", "Hinges");
    assertThat(text.sentences())
        .filteredOn(it -> !it.section().isEmpty())
        .extracting(it -> it.section() + "/" + it.ordinal() + " " + it.text())
        .containsExactly(
            "1/1 A door MUST be shut.",
            "1.1/1 A lock is good.",
            "2/1 A window MAY be open.",
            "A/1 Hinges SHOULD be oiled.",
            "A.1/1 Oil is slippery.");
  }

  @Test
  void whatHasNoNumberBelongsToNoSection() {
    RfcText text = RfcText.of(8371, FakeText.of(8371, CONTENTS + SECTIONS));
    assertThat(text.sentences().stream().filter(it -> it.section().isEmpty()))
        .extracting(Sentence::text)
        .contains("Doors are opened and shut.", "Nobody");
  }

  @Test
  void keywordsCountInCapitalsAndAsWholeWords() {
    RfcText text =
        FakeText.section(
            """
            It MUST NOT and SHALL NOT be, must be, MUSTY, a_MAY, and SHOULD
            NOT or MAY be OPTIONAL; NOT RECOMMENDED, RECOMMENDED, REQUIRED, SHALL.
            """);
    Sentence sentence = inSection(text).get(0);
    assertThat(sentence.keywords())
        .containsExactly(
            Keyword.MUST_NOT,
            Keyword.SHALL_NOT,
            Keyword.SHOULD_NOT,
            Keyword.MAY,
            Keyword.OPTIONAL,
            Keyword.NOT_RECOMMENDED,
            Keyword.RECOMMENDED,
            Keyword.REQUIRED,
            Keyword.SHALL);
    assertThat(sentence.levels())
        .containsExactlyInAnyOrder(
            Level.MUST, Level.MUST_NOT, Level.SHOULD, Level.SHOULD_NOT, Level.MAY);
  }

  @Test
  void aPageBreakDividesNoSentence() {
    String text =
        FakeText.of(
            8371,
            "1.  Doors\n\n   A door that stands"
                + FakeText.pageBreak(1)
                + "   open lets the wind in.\n\n   o  A door that\n"
                + FakeText.pageBreak(2)
                + "      is shut does not.\n"
                + FakeText.pageBreak(3)
                + "   o  A window is none.\n\n");
    assertThat(inSection(RfcText.of(8371, text)))
        .extracting(Sentence::text)
        .containsExactly(
            "A door that stands open lets the wind in.",
            "A door that is shut does not.",
            "A window is none.");
  }

  /** Whoever changes how digests are made has to make every digest of the catalogue anew. */
  @Test
  void digestsAreOverWordsAlone() {
    String digest = digest("A \"door\" MUST be\nshut.");
    assertThat(digest).isEqualTo("6eb58b83eb38");
    assertThat(digest("A  door must be shut.")).isEqualTo(digest);
    assertThat(digest("o  A \u201cdoor\u201d MUST be shut.")).isEqualTo(digest);
    assertThat(digest("A door MUST be shut")).isNotEqualTo(digest);
  }

  @Test
  void whatIsSaidAgainHasANumberBehindItsDigest() {
    RfcText text =
        RfcText.of(
            8371,
            FakeText.of(
                8371, "1.  A\n\n   It is shut.  It is shut.\n\n2.  B\n\n   It is shut.\n\n"));
    String first = inSection(text).get(0).digest();
    assertThat(text.sentences().stream().filter(it -> it.text().equals("It is shut.")))
        .extracting(Sentence::digest)
        .containsExactly(first, first + "-2", first + "-3");
  }

  @Test
  void missingFileIsNamed(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> RfcText.read(folder, 8371))
        .isInstanceOf(TextException.class)
        .hasMessage(folder.resolve("rfc8371.txt") + ": there is no such file");
    Files.write(folder.resolve("rfc8371.txt"), new byte[] {(byte) 0xff, 'a'});
    assertThatThrownBy(() -> RfcText.read(folder, 8371))
        .hasMessage(folder.resolve("rfc8371.txt") + ": is no text in UTF-8");
  }

  @Test
  void textOfAnotherRfcIsRefused() {
    assertThatThrownBy(() -> RfcText.of(8885, FakeText.of(8371, SECTIONS)))
        .hasMessage("RFC 8885: the text does not say that it is this RFC");
    assertThatThrownBy(() -> RfcText.of(8885, "")).isInstanceOf(TextException.class);
  }

  @Test
  void cutTextIsRefused() {
    String whole = FakeText.of(8371, CONTENTS + SECTIONS);
    String lost = whole.replace("2. Windows\n", "");
    assertThatThrownBy(() -> RfcText.of(8371, lost))
        .hasMessage("RFC 8371: the text is cut: its table of contents promises section 2");
    String cut = whole.substring(0, whole.indexOf("Author's"));
    assertThatThrownBy(() -> RfcText.of(8371, cut))
        .hasMessage("RFC 8371: the text is cut: no authors' addresses");
  }

  @Test
  void aKeywordInAHeadingIsNotLostInSilence() {
    String text = FakeText.of(8371, "1.  What MUST Be\n\n   It is.\n\n");
    assertThatThrownBy(() -> RfcText.of(8371, text))
        .hasMessage("RFC 8371: section 1 has 1 keywords, 0 were found in its sentences");
  }

  private static String digest(String body) {
    return inSection(FakeText.section(body)).get(0).digest();
  }

  private static List<Sentence> inSection(RfcText text) {
    return text.sentences().stream().filter(it -> it.section().equals("1")).toList();
  }
}
