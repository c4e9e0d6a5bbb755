package org.maarg.security.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.spec.file.Problem;

/**
 * Numbers that stand in a text between markers and come from a run: {@code <!--= KEY -->VALUE
 * <!--/-->}. Nobody types the value.
 */
public final class Numbers {
  private static final Pattern PLACE =
      Pattern.compile("<!--=\\s*(?<key>\\S+)\\s*-->(?<value>[^<]*)<!--/-->");
  private static final Pattern OPENING = Pattern.compile("<!--=");

  private Numbers() {}

  /**
   * The text with every number as in these values; a key without a value keeps what stands there
   * and is told by {@link #problems}.
   */
  public static String fill(String text, Map<String, String> values) {
    return PLACE.matcher(text).replaceAll(it -> Matcher.quoteReplacement(filled(it, values)));
  }

  private static String filled(MatchResult place, Map<String, String> values) {
    String value = values.getOrDefault(place.group(1), place.group(2));
    return "<!--= " + place.group(1) + " -->" + value + "<!--/-->";
  }

  /** The keys in a text, in its order. */
  public static List<String> keys(String text) {
    return PLACE.matcher(text).results().map(it -> it.group(1)).toList();
  }

  /**
   * Numbers that no run gives, or that differ from the run, and markers that are broken.
   *
   * @param file for the problems
   */
  public static List<Problem> problems(String file, String text, Map<String, String> values) {
    List<Problem> problems = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    int places = 0;
    while (matcher.find()) {
      places++;
      int line = line(text, matcher.start());
      wrong(matcher.group("key"), matcher.group("value"), values)
          .ifPresent(what -> problems.add(new Problem(file, line, what)));
    }
    if (places != OPENING.matcher(text).results().count()) {
      problems.add(new Problem(file, 1, "a marker <!--= KEY --> has no end <!--/-->"));
    }
    return problems;
  }

  private static Optional<String> wrong(String key, String value, Map<String, String> values) {
    String fresh = values.get(key);
    if (fresh == null) {
      return Optional.of(key + ": no run gives this number");
    }
    return fresh.equals(value)
        ? Optional.empty()
        : Optional.of(key + ": the text has " + value + ", the run gives " + fresh);
  }

  private static int line(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(it -> it == '\n').count();
  }
}
