package org.maarg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which: those before it in one of these rows, and no other. */
class RoomsTest {
  private static final List<List<String>> ROWS =
      List.of(
          List.of("file", "requirement", "trace", "report", ""),
          List.of("file", "requirement", "rfc", "coverage"));
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import org\\.maarg\\.spec\\.(?:([a-z]+)\\.)?[A-Z]\\w*;");

  @Test
  void packagesUseThoseBeforeThem() throws IOException {
    Path sources =
        Trace.root(Path.of("")).orElseThrow().resolve("spec/src/main/java/org/maarg/spec");
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Path file : files(sources)) {
      String from = sources.relativize(file.getParent()).toString();
      for (MatchResult used : IMPORT.matcher(Files.readString(file)).results().toList()) {
        String to = used.group(1) == null ? "" : used.group(1);
        seen++;
        if (!mayUse(from, to)) {
          wrong.add(file.getFileName() + " uses " + to);
        }
      }
    }
    assertThat(seen).isPositive();
    assertThat(wrong).isEmpty();
  }

  @Test
  void anArrowUpIsSeen() {
    assertThat(mayUse("trace", "file")).isTrue();
    assertThat(mayUse("file", "trace")).isFalse();
    assertThat(mayUse("coverage", "trace")).isFalse();
    assertThat(mayUse("rfc", "")).isFalse();
  }

  private static boolean mayUse(String from, String to) {
    return ROWS.stream().anyMatch(it -> it.contains(to) && it.indexOf(to) < it.indexOf(from));
  }

  private static List<Path> files(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(it -> it.toString().endsWith(".java")).toList();
    }
  }
}
