package org.maarg.spec.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFolderTest {
  @TempDir private Path folder;
  private String before = "";

  @BeforeEach
  void setUp() {
    before = System.getProperty(TextFolder.PROPERTY, "");
    System.clearProperty(TextFolder.PROPERTY);
  }

  @AfterEach
  void tearDown() {
    System.setProperty(TextFolder.PROPERTY, before);
  }

  @Test
  void usualFolderIsBesideTheRepositoryOrNowhere() throws IOException {
    Path root = Files.createDirectory(folder.resolve("maarg"));
    assertThat(TextFolder.find(Optional.of(root))).isEmpty();
    Path usual = Files.createDirectories(folder.resolve("shared/rfc"));
    assertThat(TextFolder.find(Optional.of(root))).contains(usual);
    assertThat(TextFolder.find(Optional.empty())).isEmpty();
  }

  @Test
  void folderThatIsNamedWinsEvenIfItIsMissing() throws IOException {
    Path root = Files.createDirectory(folder.resolve("maarg"));
    Files.createDirectories(folder.resolve("shared/rfc"));
    System.setProperty(TextFolder.PROPERTY, "/nowhere");
    assertThat(TextFolder.find(Optional.of(root))).contains(Path.of("/nowhere"));
    assertThat(TextFolder.find(Optional.empty())).contains(Path.of("/nowhere"));
  }
}
