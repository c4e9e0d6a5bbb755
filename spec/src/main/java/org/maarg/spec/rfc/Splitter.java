package org.maarg.spec.rfc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a paragraph into sentences. A sentence ends with a full stop, a question mark or an
 * exclamation mark, when blanks follow and then what can begin a sentence. Full stops within
 * numbers and names are followed by no blank.
 */
final class Splitter {
  private static final Pattern STOP = Pattern.compile("[.?!][\"')\\]]*(\\s+)(?=\\S)");
  private static final Pattern LAST_WORD = Pattern.compile("([\\w.]+)\\.$");
  private static final Pattern BEGINNING = Pattern.compile("[\"'(\\[]*[A-Z0-9].*", Pattern.DOTALL);

  /** These never end a sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of("e.g", "i.e", "cf", "vs", "viz", "Sec", "Sect", "Fig", "No", "al", "approx", "resp");

  /** These end a sentence only where the text leaves two blanks, or the line ends. */
  private static final Set<String> MOSTLY = Set.of("etc", "Inc", "Ltd", "Ed", "St", "Dr");

  private Splitter() {}

  /** The sentences with white space collapsed. */
  static List<String> split(String paragraph) {
    List<String> sentences = new ArrayList<>();
    Matcher stop = STOP.matcher(paragraph);
    int start = 0;
    while (stop.find()) {
      if (ends(paragraph, start, stop)) {
        sentences.add(join(paragraph.substring(start, stop.start(1))));
        start = stop.end(1);
      }
    }
    sentences.add(join(paragraph.substring(start)));
    sentences.removeIf(String::isEmpty);
    return sentences;
  }

  private static boolean ends(String text, int start, Matcher stop) {
    Matcher word = LAST_WORD.matcher(text.substring(start, stop.start() + 1));
    String last = word.find() ? word.group(1) : "";
    if (ABBREVIATIONS.contains(last)) {
      return false;
    }
    boolean wide = stop.group(1).length() > 1;
    boolean newLine = stop.group(1).contains("\n");
    if (MOSTLY.contains(last)) {
      return wide || newLine;
    }
    return wide || BEGINNING.matcher(text.substring(stop.end(1))).lookingAt();
  }

  /** One line: a word that a hyphen or a slash divides at the end of a line is put together. */
  private static String join(String text) {
    return text.replaceAll("(?<=\\w[-/])\\n", "").replaceAll("\\s+", " ").strip();
  }
}
