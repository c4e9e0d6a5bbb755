package org.maarg.spec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.CliException;
import org.maarg.cli.CommandProvider;
import org.maarg.cli.ExitStatus;
import org.maarg.spec.coverage.Catalogue;
import org.maarg.spec.coverage.Scope;
import picocli.CommandLine;

/** What the command prints and ends with; the texts have no sentence that anybody ever wrote. */
class RequirementsCommandTest {
  private static final String TEXT =
      """
      Request for Comments: %d

      1.  Doors

         A door MUST be shut.  It is red.

      Author's Address
      """;

  @TempDir private Path texts;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void setUp() throws IOException {
    for (Scope.OfRfc rfc : Catalogue.packaged().scope().rfcs()) {
      Files.writeString(texts.resolve("rfc" + rfc.rfc() + ".txt"), TEXT.formatted(rfc.rfc()));
    }
  }

  private int run(String... args) {
    CommandLine line = new CommandLine(new RequirementsCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          out.append(String.valueOf(e.getMessage()));
          return e instanceof CliException usage ? usage.exitStatus() : ExitStatus.DEFECT;
        });
    return line.execute(args);
  }

  @Test
  void commandLineFindsTheCommand() {
    assertThat(ServiceLoader.load(CommandProvider.class))
        .flatMap(CommandProvider::commands)
        .anyMatch(it -> it instanceof RequirementsCommand);
  }

  @Test
  void gapsEndWithOne() {
    assertThat(run("coverage", "--rfc", texts.toString())).isEqualTo(ExitStatus.NEGATIVE);
    assertThat(out.toString())
        .contains("RFC 5213 4: in scope, but not in the text (spec/scope.yaml:")
        .contains("coverage: ");
  }

  @Test
  void reportIsWrittenAsJson() throws IOException {
    Path file = texts.resolve("report.json");
    assertThat(run("coverage", "--rfc", texts.toString(), "--format=json", "--output", file + ""))
        .isEqualTo(ExitStatus.NEGATIVE);
    assertThat(out.toString()).isEmpty();
    assertThat(new ObjectMapper().readTree(file.toFile()).path("complete").asBoolean(true))
        .isFalse();
  }

  @Test
  void reportIsPrintedAsPage() {
    assertThat(run("coverage", "--rfc", texts.toString(), "--format", "html"))
        .isEqualTo(ExitStatus.NEGATIVE);
    assertThat(out.toString()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void unusableInputEndsWithTwo() throws IOException {
    assertThat(run("coverage", "--rfc", texts.resolve("nowhere").toString()))
        .isEqualTo(ExitStatus.USAGE);
    Path file = texts.resolve("rfc8371.txt");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.indexOf("Author")));
    assertThat(run("coverage", "--rfc", texts.toString())).isEqualTo(ExitStatus.USAGE);
    Files.delete(file);
    assertThat(run("coverage", "--rfc", texts.toString())).isEqualTo(ExitStatus.USAGE);
    assertThat(out.toString())
        .contains("--rfc: " + texts.resolve("nowhere") + ": there is no such folder")
        .contains("--rfc: RFC 8371: the text is cut: no authors' addresses")
        .contains("--rfc: " + file + ": there is no such file");
  }

  @Test
  void outputThatCannotBeWrittenEndsWithTwo() {
    assertThat(run("coverage", "--rfc", texts.toString(), "--output", texts.toString()))
        .isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void sentencesArePrinted() {
    assertThat(run("sentences", "--rfc", texts.toString(), "8885", "1")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).isEqualTo("6eb58b83eb38  1  MUST  A door MUST be shut.\n");
    assertThat(run("sentences", "--all", "--rfc", texts.toString(), "8885", "1"))
        .isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).endsWith("  1  -  It is red.\n");
  }

  @Test
  void sentencesOfNothingEndWithTwo() {
    assertThat(run("sentences", "--rfc", texts.toString(), "9999")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("sentences", "--rfc", texts.toString(), "8885", "7"))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(run("sentences", "--rfc", texts.toString(), "x")).isEqualTo(ExitStatus.USAGE);
    assertThat(out.toString()).contains("RFC 8885: there is no section 7");
  }

  @Test
  void aCommandIsNeeded() {
    assertThat(run()).isEqualTo(ExitStatus.USAGE);
  }
}
