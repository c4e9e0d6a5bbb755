package org.maarg.fuzz.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which sources a page is of, as git tells. */
final class Sources {
  private Sources() {}

  /** A sentence. */
  static String of(Path folder) {
    try {
      String commit = git(folder, "rev-parse", "HEAD");
      boolean clean = git(folder, "status", "--porcelain", "--untracked-files=no").isEmpty();
      return "Sources: commit " + commit + (clean ? "." : ", changed since.");
    } catch (IOException unknown) {
      return "Sources: unknown, there is no git.";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "Sources: unknown.";
    }
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] said = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IOException("git failed");
    }
    return new String(said, StandardCharsets.UTF_8).strip();
  }
}
