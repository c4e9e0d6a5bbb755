package org.maarg.spec.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.maarg.spec.coverage.FakeCatalogue.NOT_OURS;
import static org.maarg.spec.coverage.FakeCatalogue.SCOPE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.spec.Trace;
import org.maarg.spec.file.SpecificationException;

/** The files of the scope and of what is not ours. */
class CatalogueTest {
  @TempDir private Path root;
  private FakeCatalogue catalogue;

  @BeforeEach
  void setUp() {
    catalogue = new FakeCatalogue(root);
  }

  @Test
  void everythingIsRead() {
    Catalogue read = Catalogue.read(root);
    assertThat(read.scope().rfcs())
        .containsExactly(new Scope.OfRfc(8371, List.of("1"), List.of("2"), 3));
    assertThat(read.notOurs().of(8371))
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).isEqualTo("Hosts are not here."))
        .satisfies(it -> assertThat(it.sections()).isEmpty())
        .satisfies(it -> assertThat(it.sentences().get(0).section()).isEqualTo("1"));
    assertThat(read.notOurs().of(8885)).isEmpty();
  }

  @Test
  void sectionStandsForThoseBelow() {
    Scope.OfRfc scope = Catalogue.read(root).scope().of(8371).orElseThrow();
    assertThat(scope.includes("1")).isTrue();
    assertThat(scope.includes("1.7.3")).isTrue();
    assertThat(scope.includes("17")).isFalse();
    assertThat(scope.isProcedure("2.1")).isTrue();
    assertThat(scope.isProcedure("1")).isFalse();
  }

  /** In which file what is replaced by what, at which line that is refused, and why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spec/scope.yaml          | rfc: 8371           | rfc: 9999           | 3 | the catalogue has no RFC 9999
          spec/scope.yaml          | rfc: 8371           | cfr: 8371           | 3 | unknown key 'cfr'
          spec/scope.yaml          | procedure           | procedures          | 5 | unknown key 'procedures'
          spec/scope.yaml          | keywords: ["1"]     | keywords: []        | 4 | 'keywords' is not a list of at least one
          spec/not-ours/doors.yaml | rfc: 8371           | rfc: 1              | 1 | the catalogue has no RFC 1
          spec/not-ours/doors.yaml | sentences           | sentence            | 4 | unknown key 'sentence'
          spec/not-ours/doors.yaml | reason: Hosts are   | season: Hosts are   | 3 | key 'reason' is missing
          spec/not-ours/doors.yaml | "1": [              | "1": [1, 0123456789ab, | 4 | '1' is no digest of a sentence
          spec/not-ours/doors.yaml | "1": [              | - [                 | 4 | keys and values are expected under 'sentences'
          """)
  void mistakeIsNamedWithItsPlace(String file, String good, String bad, int line, String what) {
    catalogue.replace(file, good, bad);
    assertThatThrownBy(() -> Catalogue.read(root))
        .isInstanceOf(SpecificationException.class)
        .hasMessageContaining(file + ":" + line + ": " + what);
  }

  @Test
  void rfcStandsOnceInTheScope() {
    catalogue.replace(SCOPE, "rfcs:\n", "rfcs:\n  - rfc: 8371\n    keywords: [\"3\"]\n");
    assertThatThrownBy(() -> Catalogue.read(root)).hasMessage(SCOPE + ":5: RFC 8371 stands twice");
  }

  @Test
  void scopeAndReasonsAreAboutSomething() {
    catalogue.file(SCOPE, "title: T\nrfcs:\n  - rfc: 8371\n");
    assertThatThrownBy(() -> Catalogue.read(root))
        .hasMessage(SCOPE + ":3: nothing of it is in scope");
    catalogue.file(NOT_OURS, "rfc: 8371\nnot-ours:\n  - reason: None.\n");
    assertThatThrownBy(() -> Catalogue.read(root))
        .hasMessage(NOT_OURS + ":3: neither a section nor a sentence");
  }

  @Test
  void missingScopeIsAMistake() throws IOException {
    Files.delete(root.resolve(SCOPE));
    assertThatThrownBy(() -> Catalogue.read(root))
        .isInstanceOf(SpecificationException.class)
        .hasMessageStartingWith(SCOPE + ":1: cannot be read");
  }

  @Test
  void archiveCarriesTheCatalogueOfTheRepository() {
    Catalogue here = Catalogue.read(Trace.root(Path.of("")).orElseThrow());
    Catalogue packaged = Catalogue.packaged();
    assertThat(packaged.requirements().all()).isEqualTo(here.requirements().all());
    assertThat(packaged.scope()).isEqualTo(here.scope());
    assertThat(packaged.notOurs()).isEqualTo(here.notOurs());
  }
}
