package org.maarg.site.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What rooms read out of texts in Markdown. */
final class Texts {
  private static final Pattern MARKUP = Pattern.compile("[`*]");

  private Texts() {}

  /** The first heading of a text, plain. */
  static String title(String markdown) {
    return markdown
        .lines()
        .filter(it -> it.startsWith("# "))
        .map(it -> MARKUP.matcher(it.substring(2)).replaceAll(""))
        .findFirst()
        .orElse("");
  }

  /** The rows of the first table below a heading of level 2, without its head; plain cells. */
  static List<List<String>> table(String markdown, String heading) {
    List<List<String>> rows = new ArrayList<>();
    boolean below = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("## ")) {
        below = line.equals("## " + heading);
      } else if (below && line.startsWith("|")) {
        String[] cells = line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1);
        rows.add(Arrays.stream(cells).map(String::strip).toList());
      }
    }
    return rows.size() < 2 ? List.of() : rows.subList(2, rows.size());
  }
}
