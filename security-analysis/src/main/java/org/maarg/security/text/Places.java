package org.maarg.security.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places in a Markdown text that a link can lead to: its headings, and what has an ID. */
final class Places {
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  private Places() {}

  /** The names of all places. */
  static Set<String> of(Path file) {
    Set<String> places = new HashSet<>();
    try {
      String text = Files.readString(file);
      Matcher heading = HEADING.matcher(text);
      while (heading.find()) {
        places.add(name(heading.group(1)));
      }
      ID.matcher(text).results().forEach(it -> places.add(it.group(1)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return places;
  }

  /** A heading as links name it: small letters, digits and hyphens. */
  private static String name(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
