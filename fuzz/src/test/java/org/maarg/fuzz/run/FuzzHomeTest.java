package org.maarg.fuzz.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;

/** Where the inputs are, and what somebody hears who has the program alone. */
class FuzzHomeTest {
  @Test
  void moduleIsAroundItsClasses() {
    assertThat(FuzzHome.ofTheseClasses().root().resolve("corpus")).isDirectory();
  }

  @Test
  void programWithoutSourcesSaysThatItHasNone(@TempDir Path folder) {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> FuzzHome.around(folder.resolve("lib/maarg-fuzz.jar")))
        .withMessageContaining("was not built in one")
        .returns(ExitStatus.USAGE, CliException::exitStatus);
  }
}
