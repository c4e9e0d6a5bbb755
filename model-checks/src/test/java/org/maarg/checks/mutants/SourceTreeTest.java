package org.maarg.checks.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;

/** Where the sources are, and what somebody hears who has the program alone. */
class SourceTreeTest {
  @Test
  void sourcesAreAboveTheClasses() {
    assertThat(SourceTree.root().resolve("model-checks/RESULTS.md")).isRegularFile();
  }

  @Test
  void programWithoutSourcesSaysThatItHasNone(@TempDir Path folder) {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> SourceTree.above(folder.resolve("lib/maarg-model-checks.jar")))
        .withMessageContaining("was not built in one")
        .returns(ExitStatus.USAGE, CliException::exitStatus);
  }
}
