package org.maarg.spec.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.maarg.spec.coverage.FakeCatalogue.ENTRIES;
import static org.maarg.spec.coverage.FakeCatalogue.NOT_OURS;
import static org.maarg.spec.coverage.FakeCatalogue.SCOPE;
import static org.maarg.spec.coverage.FakeCatalogue.digest;
import static org.maarg.spec.coverage.FakeCatalogue.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.spec.rfc.TextException;

/** A catalogue that accounts for everything, and what one mistake makes of it. */
class CoverageReportTest {
  @TempDir private Path root;
  private FakeCatalogue catalogue;

  @BeforeEach
  void setUp() {
    catalogue = new FakeCatalogue(root);
  }

  @Test
  void nothingIsMissing() {
    CoverageReport report = catalogue.report();
    assertThat(report.gaps()).isEmpty();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.total()).isEqualTo(new Tally(8, 7, 1));
    assertThat(report.total().percent()).isEqualTo("100.0");
    assertThat(report.rfcs().get(0).sections())
        .containsExactly(
            Map.entry("1", new Tally(3, 2, 1)),
            Map.entry("1.1", new Tally(3, 3, 0)),
            Map.entry("2", new Tally(2, 2, 0)));
  }

  @Test
  void removedEntryIsAGap() {
    catalogue.replace(ENTRIES, entry("8371-2-2", "MUST", digest("A pane")), "");
    assertGap(Gap.Kind.MISSING, "2: in no entry, X: \"A pane MUST be clean.\"");
    assertThat(catalogue.report().total()).isEqualTo(new Tally(8, 6, 1));
    assertThat(catalogue.report().total().percent()).isEqualTo("87.5");
  }

  @Test
  void unclaimedSentenceOfAProcedureIsAGap() {
    catalogue.replace(ENTRIES, "[" + digest("A window") + "]", "[" + digest("A pane") + ".1]");
    catalogue.replace(ENTRIES, "[" + digest("A pane") + "]", "[" + digest("A pane") + ".2]");
    assertThat(catalogue.report().gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.WRONG_LEVEL, Gap.Kind.MISSING);
  }

  @Test
  void unclaimedItemOfAListIsAGap() {
    catalogue.replace(ENTRIES, ", " + digest("oiled"), "");
    assertGap(Gap.Kind.MISSING, "1.1: in no entry, X: \"oiled\"");
  }

  @Test
  void changedSentenceIsAGapTwice() {
    catalogue.replace("texts/rfc8371.txt", "be clean", "be very clean");
    assertThat(catalogue.report().gaps())
        .extracting(it -> it.kind() + " " + withoutDigest(it))
        .containsExactly(
            "STALE RFC 8371 2: 8371-2-2 names a sentence that the text does not have, X:"
                + " \"What 8371-2-2 says.\" (spec/requirements/rfc8371.yaml:40)",
            "MISSING RFC 8371 2: in no entry, X: \"A pane MUST be very clean.\"");
  }

  @Test
  void wrongSectionIsAGap() {
    String right = entry("8371-2-2", "MUST", digest("A pane"));
    String wrong = entry("8371-3-1", "MUST", digest("A pane"));
    catalogue.replace(ENTRIES, right, wrong);
    assertGap(
        Gap.Kind.WRONG_SECTION,
        "2: 8371-3-1 looks for it in section 3, X: \"A pane MUST be clean.\""
            + " (spec/requirements/rfc8371.yaml:40)");
  }

  @Test
  void wrongLevelIsAGap() {
    catalogue.replace(
        ENTRIES,
        entry("8371-2-2", "MUST", digest("A pane")),
        entry("8371-2-2", "SHOULD", digest("A pane")));
    assertGap(
        Gap.Kind.WRONG_LEVEL,
        "2: 8371-2-2 is SHOULD, the text has MUST, X: \"A pane MUST be clean.\""
            + " (spec/requirements/rfc8371.yaml:40)");
  }

  @Test
  void keywordIsNotImplied() {
    catalogue.replace(
        ENTRIES,
        entry("8371-2-2", "MUST", digest("A pane")),
        entry("8371-2-2", "IMPLIED", digest("A pane")));
    assertThat(catalogue.report().gaps())
        .singleElement()
        .extracting(Gap::what)
        .isEqualTo("8371-2-2 is IMPLIED, the text has MUST");
  }

  @Test
  void levelWithoutAKeywordIsAGap() {
    catalogue.replace(
        ENTRIES,
        entry("8371-2-1", "IMPLIED", digest("A window")),
        entry("8371-2-1", "MUST", digest("A window")));
    assertThat(catalogue.report().gaps())
        .singleElement()
        .extracting(Gap::what)
        .isEqualTo("8371-2-1 is MUST, the text has no keyword");
  }

  @Test
  void keywordThatNoEntryTakesIsAGap() {
    String second = entry("8371-1-3", "MAY", digest("It MUST NOT") + ".2");
    catalogue.replace(ENTRIES, second, "");
    catalogue.replace(ENTRIES, digest("It MUST NOT") + ".1", digest("It MUST NOT"));
    assertGap(
        Gap.Kind.WRONG_LEVEL,
        "1: its MAY is in no entry, X: \"It MUST NOT be lost, and MAY be ...\"");
  }

  @Test
  void partThatNobodyClaimsIsAGap() {
    String second = entry("8371-1-3", "MAY", digest("It MUST NOT") + ".2");
    catalogue.replace(ENTRIES, second, "");
    assertThat(catalogue.report().gaps())
        .extracting(Gap::what)
        .contains("nobody claims part 2 of it");
    catalogue.replace(ENTRIES, digest("It MUST NOT") + ".1", digest("It MUST NOT") + ".2");
    assertThat(catalogue.report().gaps())
        .extracting(Gap::what)
        .contains("nobody claims part 1 of it");
  }

  @Test
  void partMayBeNotOurs() {
    String name = digest("It MUST NOT") + ".2";
    catalogue.replace(ENTRIES, entry("8371-1-3", "MAY", name), "");
    catalogue.replace(NOT_OURS, digest("A host"), digest("A host") + ", " + name);
    assertThat(catalogue.report().gaps()).isEmpty();
  }

  @Test
  void doubleClaimIsAGap() {
    catalogue.replace(
        ENTRIES,
        entry("8371-2-1", "IMPLIED", digest("A window")),
        entry("8371-2-1", "MUST", digest("A window") + ", " + digest("A pane")));
    assertGap(
        Gap.Kind.DOUBLE, "2: claimed twice by 8371-2-1, 8371-2-2, X: \"A pane MUST be clean.\"");
  }

  @Test
  void doublePartIsAGap() {
    catalogue.replace(
        ENTRIES,
        entry("8371-1-1", "MUST", digest("A door MUST")),
        entry("8371-1-1", "MUST", digest("A door MUST") + ", " + digest("It MUST NOT") + ".1"));
    assertGap(
        Gap.Kind.DOUBLE,
        "1: claimed twice by 8371-1-1, 8371-1-2, 8371-1-3, X:"
            + " \"It MUST NOT be lost, and MAY be ...\"");
  }

  @Test
  void wholeBesideAPartIsAGap() {
    catalogue.replace(ENTRIES, digest("It MUST NOT") + ".2", digest("It MUST NOT"));
    assertThat(catalogue.report().gaps())
        .extracting(Gap::what)
        .contains("claimed as a whole and in parts by 8371-1-2, 8371-1-3");
  }

  @Test
  void oursAndNotOursIsAGap() {
    catalogue.replace(NOT_OURS, digest("A host"), digest("A host") + ", " + digest("A door MUST"));
    assertGap(
        Gap.Kind.DOUBLE, "1: claimed twice by 8371-1-1, not ours, X: \"A door MUST be shut.\"");
  }

  @Test
  void sectionThatIsNotOursHoldsNoEntry() {
    catalogue.replace(
        NOT_OURS, "not-ours:\n", "not-ours:\n  - sections: [\"2\"]\n    reason: No windows.\n");
    assertThat(catalogue.report().gaps()).extracting(Gap::kind).containsOnly(Gap.Kind.DOUBLE);
    catalogue.replace(ENTRIES, entry("8371-2-1", "IMPLIED", digest("A window")), "");
    catalogue.replace(ENTRIES, entry("8371-2-2", "MUST", digest("A pane")), "");
    assertThat(catalogue.report().gaps()).isEmpty();
    assertThat(catalogue.report().total()).isEqualTo(new Tally(8, 5, 3));
  }

  @Test
  void excuseForWhatNobodyAskedIsAGap() {
    catalogue.replace(NOT_OURS, digest("A host"), digest("A host") + ", " + digest("A door is"));
    assertGap(
        Gap.Kind.NOT_ASKED,
        "1: not ours, but not in scope, X: \"A door is red.\" (spec/not-ours/doors.yaml:4)");
    catalogue.replace(NOT_OURS, ", " + digest("A door is"), "");
    catalogue.replace(
        NOT_OURS, "not-ours:\n", "not-ours:\n  - sections: [\"3\"]\n    reason: No roof.\n");
    assertGap(
        Gap.Kind.NOT_ASKED,
        "3: not ours, but nothing of it is in scope (spec/not-ours/doors.yaml:3)");
  }

  @Test
  void sectionThatTheTextDoesNotHaveIsAGap() {
    catalogue.replace(SCOPE, "[\"2\"]", "[\"2\", \"9\"]");
    assertGap(Gap.Kind.NO_SECTION, "9: in scope, but not in the text (spec/scope.yaml:3)");
    catalogue.replace(SCOPE, ", \"9\"", "");
    catalogue.replace(
        NOT_OURS, "not-ours:\n", "not-ours:\n  - sections: [\"9\"]\n    reason: None.\n");
    assertGap(Gap.Kind.NO_SECTION, "9: not ours, but not in the text (spec/not-ours/doors.yaml:3)");
  }

  @Test
  void entryWithoutSentencesIsAGapUnlessWithdrawn() {
    String named = "    sentences: [" + digest("A window") + "]\n";
    catalogue.replace(ENTRIES, named, "");
    assertThat(catalogue.report().gaps())
        .extracting(it -> it.kind() + " " + it.what())
        .containsExactly("NO_SENTENCE 8371-2-1 names no sentence", "MISSING in no entry");
    catalogue.replace(
        ENTRIES, "text: What 8371-2-1 says.", "text: None.\n    withdrawn: It was none.");
    assertThat(catalogue.report().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.MISSING);
  }

  @Test
  void entryOutOfScopeNamesASentenceAllTheSame() {
    String beyond = entry("8371-3-1", "MUST", digest("A roof"));
    String last = entry("8371-2-2", "MUST", digest("A pane"));
    catalogue.replace(ENTRIES, last, last + beyond);
    assertThat(catalogue.report().gaps()).isEmpty();
    catalogue.replace(ENTRIES, digest("A roof"), "0123456789ab");
    assertThat(catalogue.report().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.STALE);
  }

  @Test
  void entryOfAnRfcOutOfScopeIsAGap() {
    catalogue.file(
        "spec/requirements/rfc4191.yaml",
        "rfc: 4191\ntitle: T\nentries:\n" + entry("4191-1-1", "MUST", "0123456789ab"));
    assertThat(catalogue.report().gaps())
        .singleElement()
        .extracting(Gap::what)
        .isEqualTo("4191-1-1 is of an RFC that is not in scope");
  }

  @Test
  void longSentencesAreNamedByTheirFirstWords() {
    assertThat(Gap.words("a b c d e f g h")).isEqualTo("a b c d e f g h");
    assertThat(Gap.words("a b c d e f g h i j")).isEqualTo("a b c d e f g h ...");
  }

  @Test
  void percentageIsRoundedDown() {
    assertThat(new Tally(10_000, 9_999, 0).percent()).isEqualTo("99.9");
    assertThat(new Tally(0, 0, 0).percent()).isEqualTo("100.0");
  }

  @Test
  void missingTextsAreNoGaps() throws IOException {
    Files.delete(root.resolve("texts/rfc8371.txt"));
    assertThatThrownBy(() -> catalogue.report())
        .isInstanceOf(TextException.class)
        .hasMessageEndingWith("rfc8371.txt: there is no such file");
    Files.delete(root.resolve("texts"));
    assertThatThrownBy(() -> catalogue.report())
        .isInstanceOf(TextException.class)
        .hasMessageEndingWith("texts: there is no such folder");
  }

  private void assertGap(Gap.Kind kind, String text) {
    assertThat(catalogue.report().gaps())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(kind))
        .satisfies(it -> assertThat(withoutDigest(it)).isEqualTo("RFC 8371 " + text));
    assertThat(catalogue.report().isComplete()).isFalse();
  }

  private static String withoutDigest(Gap gap) {
    return gap.toString().replaceFirst(", [0-9a-f]{12}", ", X");
  }
}
