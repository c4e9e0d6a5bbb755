package org.maarg.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// Verifies: 5847-3.2-1, 5847-3.2-3
class RestartCountersTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));

  @TempDir Path folder;

  private long next() {
    return RestartCounters.next(folder.resolve("state"));
  }

  private Path file() {
    return folder.resolve("state").resolve(RestartCounters.FILE);
  }

  @Test
  void eachStartCountsOnFromTheLast() {
    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(2);
    assertThat(next()).isEqualTo(3);
    assertThat(file()).hasContent("3\n");
  }

  @Test
  void afterTheGreatestItBeginsAgain() throws Exception {
    next();
    Files.writeString(file(), "4294967295\n");
    assertThat(next()).isZero();
  }

  @Test
  void withoutAFolderTheTimeStandsForIt() {
    assertThat(RestartCounters.ofStart(CLOCK)).isEqualTo(1_800_000_000);
  }

  @Test
  void whatIsNoCounterIsNamedAndKept() throws Exception {
    next();
    Files.writeString(file(), "many\n");
    assertThatThrownBy(this::next)
        .isInstanceOf(StateException.class)
        .hasMessage(file() + ": 'many' is no Restart Counter");
    Files.writeString(file(), "4294967296\n");
    assertThatThrownBy(this::next).hasMessage(file() + ": 4294967296 is not in 0..4294967295");
    assertThat(file()).hasContent("4294967296\n");
  }

  @Test
  void aFolderThatIsAFileIsNamed() throws Exception {
    Files.writeString(folder.resolve("state"), "");
    assertThatThrownBy(this::next)
        .isInstanceOf(StateException.class)
        .hasMessageContaining(folder.resolve("state").toString());
  }
}
