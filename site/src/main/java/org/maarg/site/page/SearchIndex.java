package org.maarg.site.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.cli.Json;

/** What the search of the site knows: of each place its title and the words that stand there. */
final class SearchIndex {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d._-]+");
  private static final Pattern NUMBER = Pattern.compile("[\\d.,_-]+");

  private final ArrayNode entries = Json.array();

  /**
   * Adds a place.
   *
   * @param words HTML or text
   */
  void add(String room, String title, String address, String words) {
    entries.addArray().add(room).add(title).add(address).add(String.join(" ", words(words)));
  }

  private static SortedSet<String> words(String html) {
    SortedSet<String> words = new TreeSet<>();
    String text = TAG.matcher(html).replaceAll(" ").toLowerCase(Locale.ROOT);
    Matcher word = WORD.matcher(text.replaceAll("&[a-z]+;", " "));
    while (word.find()) {
      String plain = word.group().replaceAll("[._-]+$", "");
      // An ID is looked for, a measured number is not.
      if (!NUMBER.matcher(plain).matches() || plain.contains("-")) {
        words.add(plain);
      }
    }
    return words;
  }

  /** A script that browsers load from a folder as well as from a server. */
  String script() {
    return "window.searchIndex = " + entries + ";\n";
  }
}
