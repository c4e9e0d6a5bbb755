package org.maarg.checks.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.maarg.checks.mutants.SourceTree;

/**
 * The statements with which the core writes its state, by file, and the core compiled so that any
 * one of them can be left out.
 */
final class StateWords {
  private static final String PROTOCOL = "impl/src/main/java/org/maarg/protocol/";
  private static final String WRITER = "StateWriter";
  private static final Pattern METHOD =
      Pattern.compile(
          "(?ms)^( +)[^\\n]*void write\\w*\\([^\\n]*StateWriter out\\) \\{\\n.*?^\\1}\\n");
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?m)(?<=^ {4,10})(?:out\\.put|write\\w+|[^\\n;]*\\.writeState)\\([^\\n]*\\);(?=\\n)");

  private final List<String> names = new ArrayList<>();
  private final Map<String, String> sources = new LinkedHashMap<>();

  private StateWords() {}

  /** Reads the core. */
  static StateWords ofCore() {
    StateWords words = new StateWords();
    Path root = SourceTree.root().resolve(PROTOCOL);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        String name = root.relativize(file).toString().replace(".java", "");
        String source = Files.readString(file);
        words.sources.put(
            name, name.equals(WRITER) ? withSwitch(source) : words.guarded(name, source));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }

  /** File and statement; its place in the list is what {@link LeftOut} takes. */
  List<String> names() {
    return names;
  }

  private static String withSwitch(String source) {
    return source.replace(
        "public final class StateWriter {\n",
        """
        public final class StateWriter {
          public static int leftOut = -1;
          public static boolean leavesOut(int word) { return word == leftOut; }
        """);
  }

  private String guarded(String file, String source) {
    StringBuilder text = new StringBuilder();
    Matcher method = METHOD.matcher(source);
    int done = 0;
    while (method.find()) {
      text.append(source, done, method.start())
          .append(guarded(file, STATEMENT.matcher(method.group())));
      done = method.end();
    }
    return text.append(source.substring(done)).toString();
  }

  /** A length only keeps the words of two lists apart: it is not left out. */
  private String guarded(String file, Matcher statement) {
    return statement.replaceAll(
        found -> {
          String word = found.group();
          if (word.contains("size()") || word.equals("out.put(words);")) {
            return Matcher.quoteReplacement(word);
          }
          names.add(file + ": " + word.strip());
          String guard =
              "if (!org.maarg.protocol.StateWriter.leavesOut(" + (names.size() - 1) + ")) ";
          return Matcher.quoteReplacement(guard + word);
        });
  }

  /** Compiles the core into a directory. */
  void compile(Path directory) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-g"));
    arguments.addAll(List.of("-d", directory.toString(), "-cp", SourceTree.classPath()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve("src/org/maarg/protocol").resolve(source.getKey() + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
      throw new IllegalStateException("the core does not compile");
    }
  }
}
