package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands of all modules say of themselves, by their sources. */
class CommandTextsTest {
  private static final Pattern ANNOTATION =
      Pattern.compile(
          "@Command\\((.*?)\\)\\s+(public |final |static |private )*class", Pattern.DOTALL);

  static List<Path> commands() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(it -> it.toString().matches("\\.\\./[^/]+/src/main/java/.*\\.java"))
          .filter(it -> annotations(it).findAny().isPresent())
          .toList();
    }
  }

  private static Stream<String> annotations(Path file) {
    try {
      return ANNOTATION.matcher(Files.readString(file)).results().map(it -> it.group(1));
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  @Test
  void allModulesHaveCommands() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void each(Path file) {
    assertThat(annotations(file))
        .allSatisfy(
            text -> {
              assertThat(text).containsPattern("\"Examples?: ");
              assertThat(text).contains("Exit status: ");
            });
  }
}
