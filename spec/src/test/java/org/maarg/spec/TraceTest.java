package org.maarg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path root;

  @Test
  void openGateIsStatusZero() {
    new FakeRepository(root).covered();
    assertThat(run()).isZero();
    assertThat(text(out))
        .contains(
            """
            RFC 8885        3      2        2      2         0        0        0
              3             2      2        2      2         0        0        0
            """)
        .endsWith("gate: open\n");
  }

  @Test
  void closedGateIsStatusOne() {
    new FakeRepository(root);
    assertThat(run()).isEqualTo(Trace.CLOSED);
    assertThat(text(out)).endsWith("gate: closed, 2 problems\n");
  }

  @Test
  void repositoryIsFoundFromAFolderInIt() {
    new FakeRepository(root).covered();
    assertThat(Trace.root(root.resolve("spec/requirements"))).contains(root.toAbsolutePath());
  }

  @Test
  void reportIsWritten() {
    new FakeRepository(root).covered();
    assertThat(run("--report", "out", "--json")).isZero();
    assertThat(root.resolve("out/index.html")).isNotEmptyFile();
    assertThat(root.resolve("out/traceability.json")).hasContent(text(out));
  }

  @Test
  void oneRequirementIsShown() {
    new FakeRepository(root);
    assertThat(run("--requirement", "8885-3-2")).isZero();
    assertThat(text(out)).startsWith("8885-3-2  MUST  cmd  missing\n");
  }

  @Test
  void unknownRequirementIsUnusable() {
    new FakeRepository(root);
    assertThat(run("--requirement", "8885-3-9")).isEqualTo(Trace.UNUSABLE);
    assertThat(text(err)).isEqualTo("8885-3-9: there is no such requirement\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--report", "--requirement", "--nonsense", "nonsense x"})
  void wrongArgumentsAreUnusable(String arguments) {
    new FakeRepository(root).covered();
    assertThat(run(arguments.split(" ", -1))).isEqualTo(Trace.UNUSABLE);
    assertThat(text(err)).startsWith("usage:");
  }

  @Test
  void placeWithoutRequirementsIsUnusable() {
    assertThat(run()).isEqualTo(Trace.UNUSABLE);
    assertThat(text(err)).contains("no folder spec/requirements");
  }

  @Test
  void wrongFilesAreUnusable() {
    new FakeRepository(root).file("spec/exceptions/a.yaml", "");
    assertThat(run()).isEqualTo(Trace.UNUSABLE);
    assertThat(text(err)).isEqualTo("spec/exceptions/a.yaml:1: the file is empty\n");
  }

  private int run(String... arguments) {
    return Trace.run(List.of(arguments), root, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream from) {
    return from.toString(StandardCharsets.UTF_8);
  }
}
