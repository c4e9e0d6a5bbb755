package org.maarg.checks.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of the protocol that a comment {@code Implements: ID, ID} stands over. It is about the
 * statement below it, or about the method whose declaration is below it.
 */
final class CitedLines {
  private static final String SOURCES = "impl/src/main/java";

  /** Not the codec, whose lines run with every message. */
  private static final String ROOM = "org/maarg/protocol";

  private static final Pattern CITATION = Pattern.compile("^\\s*// Implements: (.*)$");
  private static final Pattern COMMENT = Pattern.compile("^\\s*(//|/\\*|\\*|@).*$|^\\s*$");
  private static final Pattern NAME = Pattern.compile("(\\w+)\\s*\\(");

  private final List<List<String>> ids = new ArrayList<>();
  private final Map<String, List<Cited>> byFile = new HashMap<>();

  /**
   * What a comment stands over.
   *
   * @param mark number of the comment
   * @param line where the statement or declaration begins
   * @param method name of the method, if it is the declaration of one; else empty
   * @param end last line of the declaration
   */
  record Cited(int mark, int line, String method, int end) {}

  private CitedLines() {}

  /** Those of the sources below this folder. */
  static CitedLines read(Path root) {
    CitedLines cited = new CitedLines();
    Path sources = root.resolve(SOURCES);
    try (Stream<Path> files = Files.walk(sources.resolve(ROOM))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        cited.read(sources.relativize(file).toString(), Files.readAllLines(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return cited;
  }

  /** Those of one source file. */
  static CitedLines of(String file, List<String> lines) {
    CitedLines cited = new CitedLines();
    cited.read(file, lines);
    return cited;
  }

  private void read(String file, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher citation = CITATION.matcher(lines.get(i));
      if (citation.matches()) {
        int below = i;
        while (below < lines.size() && COMMENT.matcher(lines.get(below)).matches()) {
          below++;
        }
        ids.add(List.of(citation.group(1).strip().split("\\s*,\\s*")));
        byFile.computeIfAbsent(file, it -> new ArrayList<>()).add(cited(lines, below));
      }
    }
  }

  /** Line numbers begin with 1. */
  private Cited cited(List<String> lines, int below) {
    StringBuilder text = new StringBuilder();
    int end = below;
    while (end < lines.size() - 1 && !lines.get(end).matches(".*[{;]\\s*$")) {
      text.append(lines.get(end));
      end++;
    }
    text.append(end < lines.size() ? lines.get(end) : "");
    Matcher name = NAME.matcher(text);
    boolean opens = text.toString().stripTrailing().endsWith("{");
    return new Cited(ids.size() - 1, below + 1, opens && name.find() ? name.group(1) : "", end + 1);
  }

  /** What is cited in a source file, {@code org/maarg/protocol/Backoff.java}. */
  List<Cited> in(String file) {
    return byFile.getOrDefault(file, List.of());
  }

  /** The requirements of these marks. */
  SortedSet<String> ids(int... marks) {
    SortedSet<String> all = new TreeSet<>();
    for (int mark : marks) {
      all.addAll(ids.get(mark));
    }
    return all;
  }
}
