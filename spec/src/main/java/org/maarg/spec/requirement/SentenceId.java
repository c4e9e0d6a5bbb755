package org.maarg.spec.requirement;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a sentence of an RFC, or one of several demands in it: the digest of the sentence, {@code
 * -2}, {@code -3}, ... behind it where the RFC says the same again, and {@code .1}, {@code .2}, ...
 * for a part.
 *
 * @param digest of the sentence
 * @param part counted from 1; 0 is the whole sentence
 */
public record SentenceId(String digest, int part) {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{12}(?:-(?:[2-9]|[1-9]\\d{1,2}))?)(?:\\.([1-9]\\d?))?");

  /** The name that this text is, if it is one. */
  public static Optional<SentenceId> of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int part = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return Optional.of(new SentenceId(matcher.group(1), part));
  }

  /** Whether it is the whole sentence. */
  public boolean isWhole() {
    return part == 0;
  }

  @Override
  public String toString() {
    return isWhole() ? digest : digest + "." + part;
  }
}
