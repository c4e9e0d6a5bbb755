package org.maarg.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.InputFolders;

class TargetsTest {
  @Test
  void findsTargetsByTheirClasses() {
    assertThat(Targets.all())
        .extracting(TargetClass::name)
        .contains("decode", "differential", "empty", "json-form", "node-config", "pcap")
        .isSorted();
    assertThat(Targets.named("json-form")).isPresent();
    assertThat(Targets.named("JsonForm")).isEmpty();
  }

  @Test
  void everyTargetWithSeedsHasACorpus() throws Exception {
    for (TargetClass target : Targets.all()) {
      if (!target.seeds().isEmpty()) {
        assertThat(InputFolders.files(FuzzHome.ofTheseClasses().corpus(target)))
            .as("no corpus of %s: ./maarg fuzz --seed-corpora", target)
            .isNotEmpty();
      }
    }
  }

  @Test
  void refusesWhatDoesNotKeepTheConvention() {
    assertThatThrownBy(() -> TargetClass.of(String.class)).hasMessageContaining("@FuzzTarget");
    assertThatThrownBy(() -> TargetClass.of(NoEntryTarget.class))
        .hasMessageContaining("fuzzerTestOneInput(byte[])");
  }

  @FuzzTarget(about = "without entry", instrument = "none", maxOctets = 1)
  static final class NoEntryTarget {}
}
