package org.maarg.spec.rfc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an RFC's text.
 *
 * @param number counted from 1 in the file
 * @param text without its end
 */
record Line(int number, String text) {
  private static final Pattern BULLET = Pattern.compile("[o*+]\\s+(?=\\S)");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:-|\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})\\)|(?:\\d{1,2}|[a-z])\\.)\\s+(?=\\S)");
  private static final Pattern VALUE = Pattern.compile("\\d{1,3}\\s{2,}\\S.*");

  /** Blanks before the first character. */
  int indent() {
    return text.length() - text.stripLeading().length();
  }

  /** The text without blanks around it. */
  String body() {
    return text.strip();
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** Whether it begins with a sign that nothing but a list has. */
  boolean hasBullet() {
    return BULLET.matcher(body()).lookingAt();
  }

  /** Whether it begins with a bullet, a number or a letter as the items of lists do. */
  boolean hasMarker() {
    return hasBullet() || COUNTED.matcher(body()).lookingAt();
  }

  /** Whether it begins with a code point and its meaning. */
  boolean isValue() {
    return VALUE.matcher(body()).matches();
  }

  /** The body behind the marker. */
  String unmarked() {
    for (Pattern marker : new Pattern[] {BULLET, COUNTED}) {
      Matcher matcher = marker.matcher(body());
      if (matcher.lookingAt()) {
        return body().substring(matcher.end());
      }
    }
    return body();
  }

  /** Whether a paragraph may end here. */
  boolean closes() {
    return body().matches(".*[.:;?!][\"')\\]]*");
  }
}
