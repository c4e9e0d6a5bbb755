package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The list of commands that a release has beside its libraries. */
@Timeout(240)
class CommandIndexTest {
  @TempDir private Path folder;

  /** What a main class writes in a process of its own, with options for the Java machine. */
  private String written(List<String> options, Class<?> main, String... args) throws Exception {
    List<String> command = new ArrayList<>(Programs.java(args));
    command.set(command.size() - args.length - 1, main.getName());
    command.addAll(1, options);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(err).isEmptyFile();
      assertThat(process.exitValue()).isZero();
      return Files.readString(out);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void helpIsTheSameAndLoadsNoCommand() throws Exception {
    String help = written(List.of(), Main.class, "help");
    Path index = folder.resolve("commands");
    Files.writeString(index, written(List.of(), CommandIndex.class));
    Path log = folder.resolve("log");
    List<String> options =
        List.of("-Dmaarg.commands=" + index, "-Xlog:class+load,exceptions:file=" + log);
    assertThat(written(options, Main.class, "--help")).isEqualTo(help).contains("  decode  ");
    // A search for what is not there opens every library, as does one for all providers.
    assertThat(log)
        .content()
        .contains("org.maarg.cli.CommandIndex ")
        .doesNotContain(
            "java/lang/ClassNotFoundException", "org.maarg.cli.packet", "CommandProvider");
  }

  @Test
  void listThatCannotBeUsedIsAsNone() throws IOException {
    assertThat(CommandIndex.read(null)).isEmpty();
    assertThat(CommandIndex.read(folder.resolve("none").toString())).isEmpty();
    assertThat(CommandIndex.read("\0")).isEmpty();
    Path index = Files.writeString(folder.resolve("damaged"), "demo\tMoves.\ndecode");
    assertThat(CommandIndex.read(index.toString())).isEmpty();
  }

  @Test
  void eachCommandHasALine() throws IOException {
    Path index = Files.writeString(folder.resolve("list"), CommandIndex.of(Main.commandLine("")));
    assertThat(CommandIndex.read(index.toString()).keySet())
        .containsExactlyElementsOf(Main.commandLine().getSubcommands().keySet());
  }
}
