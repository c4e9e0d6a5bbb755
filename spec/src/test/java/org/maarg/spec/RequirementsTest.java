package org.maarg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {
  @TempDir private Path root;
  private FakeRepository repository;

  @BeforeEach
  void setUp() {
    repository = new FakeRepository(root);
  }

  @Test
  void allFilesAreReadInOrder() {
    assertThat(Requirements.read(root).all())
        .extracting(it -> it.id().toString())
        .containsExactly(
            "2473-1-1",
            "4283-1-1",
            "4861-1-1",
            "5213-1-1",
            "6275-1-1",
            "8885-3-1",
            "8885-3-2",
            "8885-3.1-1");
  }

  @Test
  void requirementIsFoundById() {
    Requirements requirements = Requirements.read(root);
    assertThat(requirements.find("8885-3-2").map(Requirement::level)).contains(Level.MUST);
    assertThat(requirements.find("8885-3-3")).isEmpty();
    assertThat(requirements.find("nonsense")).isEmpty();
  }

  @Test
  void missingFileIsAMistake() throws IOException {
    Files.delete(root.resolve("spec/requirements/rfc4861.yaml"));
    assertThatThrownBy(() -> Requirements.read(root))
        .isInstanceOf(SpecificationException.class)
        .hasMessageStartingWith("spec/requirements/rfc4861.yaml:1: cannot be read");
  }

  @Test
  void fileThatNobodyReadsIsAMistake() {
    repository.file("spec/requirements/rfc9999.yaml", "");
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage("spec/requirements/rfc9999.yaml:1: is no file of requirements");
  }

  @Test
  void mistakesOfAllFilesAreTold() {
    repository.requirements(5213, FakeRepository.entry("5213-1-1", "SHALL"));
    repository.requirements(6275, FakeRepository.entry("6275-1-2", "MUST"));
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage(
            """
            spec/requirements/rfc5213.yaml:6: 5213-1-1: 'SHALL' is no level
            spec/requirements/rfc6275.yaml:4: 6275-1-2: the next number of section 1 is 1""");
  }

  @Test
  void textThatNamesNoRequirementIsAMistake() {
    String entry = FakeRepository.entry("5213-1-1", "MUST").replace("Something", "8885-9-9");
    repository.requirements(5213, entry);
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage(
            "spec/requirements/rfc5213.yaml:4: 5213-1-1: names 8885-9-9, which does not exist");
  }

  @Test
  void gateAsksForKeywordsAndForWhatRfc8885Implies() {
    Requirements requirements = Requirements.read(root);
    assertThat(requirements.all().stream().filter(Requirement::isGated))
        .extracting(it -> it.id().toString())
        .containsExactly("8885-3-1", "8885-3-2");
  }

  @Test
  void archiveCarriesTheRequirementsOfTheRepository() {
    Path here = Trace.root(Path.of("")).orElseThrow();
    assertThat(Requirements.packaged().all()).isEqualTo(Requirements.read(here).all());
  }
}
