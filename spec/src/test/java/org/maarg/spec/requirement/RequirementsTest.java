package org.maarg.spec.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.maarg.spec.FakeRepository.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.spec.FakeRepository;
import org.maarg.spec.Trace;

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
            "4191-1-1",
            "4283-1-1",
            "4861-1-1",
            "5213-1-1",
            "5844-1-1",
            "5847-1-1",
            "6275-1-1",
            "6543-1-1",
            "8371-1-1",
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
  void missingFolderIsAMistake(@TempDir Path empty) {
    assertThatThrownBy(() -> Requirements.read(empty))
        .hasMessage("spec/requirements:1: is no folder of requirements");
  }

  @Test
  void anRfcMayHaveAFolderOfFiles() throws IOException {
    inFolder("a", entry("4861-2-1", "MAY"), "b", entry("4861-1-1", "MAY"));
    assertThat(Requirements.read(root).all())
        .filteredOn(it -> it.id().rfc() == 4861)
        .extracting(it -> it.id() + " " + it.file())
        .containsExactly(
            "4861-1-1 spec/requirements/rfc4861/b.yaml",
            "4861-2-1 spec/requirements/rfc4861/a.yaml");
  }

  @Test
  void aSectionLiesWithinOneFile() throws IOException {
    inFolder("a", entry("4861-1-1", "MAY"), "b", entry("4861-1-1", "MAY"));
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage(
            "spec/requirements/rfc4861/b.yaml:4: 4861-1-1: section 1 is in"
                + " spec/requirements/rfc4861/a.yaml too");
  }

  @Test
  void fileBesideItsFolderIsAMistake() {
    repository.requirements("rfc5213/a.yaml", 5213, entry("5213-2-1", "MAY"));
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage("spec/requirements/rfc5213:1: there is a file of this RFC beside its folder");
  }

  @Test
  void strangerInAFolderIsAMistake() throws IOException {
    inFolder("a", entry("4861-1-1", "MAY"), "b", entry("4861-2-1", "MAY"));
    repository.file("spec/requirements/rfc4861/notes.txt", "");
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage("spec/requirements/rfc4861/notes.txt:1: is no file of requirements");
  }

  private void inFolder(String one, String entries, String other, String others)
      throws IOException {
    Files.delete(root.resolve("spec/requirements/rfc4861.yaml"));
    repository.requirements("rfc4861/" + one + ".yaml", 4861, entries);
    repository.requirements("rfc4861/" + other + ".yaml", 4861, others);
  }

  @Test
  void fileThatNobodyReadsIsAMistake() {
    repository.file("spec/requirements/rfc9999.yaml", "");
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage("spec/requirements/rfc9999.yaml:1: is no file of requirements");
  }

  @Test
  void mistakesOfAllFilesAreTold() {
    repository.requirements(5213, entry("5213-1-1", "SHALL"));
    repository.requirements(6275, entry("6275-1-2", "MUST"));
    assertThatThrownBy(() -> Requirements.read(root))
        .hasMessage(
            """
            spec/requirements/rfc5213.yaml:6: 5213-1-1: 'SHALL' is no level
            spec/requirements/rfc6275.yaml:4: 6275-1-2: the next number of section 1 is 1""");
  }

  @Test
  void textThatNamesNoRequirementIsAMistake() {
    String entry = entry("5213-1-1", "MUST").replace("Something", "8885-9-9");
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
