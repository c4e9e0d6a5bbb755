package org.maarg.performance.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a Java machine of this user through the JDK's tool. */
final class Jcmd {
  private Jcmd() {}

  /** What it says; empty where there is no JDK but a Java machine alone. */
  static Optional<String> ask(long process, String... command) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    words.add(String.valueOf(process));
    words.addAll(List.of(command));
    try {
      Process asked = new ProcessBuilder(words).redirectErrorStream(true).start();
      byte[] answer = asked.getInputStream().readAllBytes();
      return Optional.of(new String(answer, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
