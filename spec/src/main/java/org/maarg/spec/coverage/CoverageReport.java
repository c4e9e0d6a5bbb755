package org.maarg.spec.coverage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.rfc.RfcText;
import org.maarg.spec.rfc.TextException;

/** The requirements against the texts of the RFCs, for people and for programs. */
public final class CoverageReport {
  private final List<RfcCoverage> rfcs;
  private final List<Gap> gaps;

  private CoverageReport(List<RfcCoverage> rfcs, List<Gap> gaps) {
    this.rfcs = List.copyOf(rfcs);
    this.gaps = List.copyOf(gaps);
  }

  /**
   * Holds a catalogue against the texts of a folder.
   *
   * @param texts folder with a file {@code rfc<number>.txt} of each RFC in scope
   * @throws TextException if the folder or a text is missing, or a text cannot be used
   */
  public static CoverageReport of(Catalogue catalogue, Path texts) {
    if (!Files.isDirectory(texts)) {
      throw new TextException(texts + ": there is no such folder");
    }
    List<RfcCoverage> rfcs = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (Scope.OfRfc scope : catalogue.scope().rfcs()) {
      RfcText text = RfcText.read(texts, scope.rfc());
      rfcs.add(Comparison.of(text, scope, catalogue));
    }
    rfcs.forEach(it -> gaps.addAll(it.gaps()));
    gaps.addAll(outside(catalogue));
    return new CoverageReport(rfcs, gaps);
  }

  /** Entries of RFCs that the scope leaves out: their text is not read. */
  private static List<Gap> outside(Catalogue catalogue) {
    List<Gap> gaps = new ArrayList<>();
    for (Requirement it : catalogue.requirements().all()) {
      int rfc = it.id().rfc();
      if (catalogue.scope().of(rfc).isEmpty() && it.withdrawn().isEmpty()) {
        String place = it.file() + ":" + it.line();
        String words = Gap.words(it.text());
        String what = it.id() + " is of an RFC that is not in scope";
        gaps.add(new Gap(Gap.Kind.NO_SECTION, rfc, it.id().section(), "", words, what, place));
      }
    }
    return gaps;
  }

  /** Per RFC, in the order of the scope. */
  public List<RfcCoverage> rfcs() {
    return rfcs;
  }

  /** Everything that is wrong. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** Whether nothing is wrong. */
  public boolean isComplete() {
    return gaps.isEmpty();
  }

  /** All RFCs together. */
  public Tally total() {
    return Tally.sum(rfcs.stream().map(RfcCoverage::total).toList());
  }

  /** How it stands, in a line. */
  public String verdict() {
    return CoverageText.verdict(this);
  }

  /** For a terminal. */
  public String text() {
    return CoverageText.of(this);
  }

  /** For programs. */
  public String json() {
    return CoverageJson.of(this);
  }

  /** For people: one page that needs nothing else. */
  public String html() {
    return new CoverageHtml(this).page();
  }
}
