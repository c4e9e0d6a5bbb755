package org.maarg.spec.rfc;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the sentences of a text: {@code [--all] FOLDER RFC [SECTION...]}. */
public final class Sentences {
  private Sentences() {}

  /** Prints to the standard output. */
  public static void main(String[] arguments) {
    List<String> rest = new ArrayList<>(List.of(arguments));
    boolean all = rest.remove("--all");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(rest.remove(0));
    int rfc = Integer.parseInt(rest.remove(0));
    for (Sentence it : RfcText.read(folder, rfc).sentences()) {
      if ((all || it.isKeyword()) && isAsked(it.section(), rest)) {
        out.println(line(it));
      }
    }
  }

  private static boolean isAsked(String section, List<String> asked) {
    return asked.isEmpty()
        || asked.stream().anyMatch(it -> section.equals(it) || section.startsWith(it + "."));
  }

  private static String line(Sentence it) {
    String own = it.keywords().stream().map(Keyword::text).collect(Collectors.joining(","));
    String lead = it.inherited().stream().map(Keyword::text).collect(Collectors.joining(","));
    String keywords = own.isEmpty() ? lead.isEmpty() ? "-" : "(" + lead + ")" : own;
    return it.digest() + "  " + it.section() + "  " + keywords + "  " + it.text();
  }
}
