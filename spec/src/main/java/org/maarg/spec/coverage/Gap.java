package org.maarg.spec.coverage;

/**
 * Something that keeps an RFC from being covered.
 *
 * @param kind what it is
 * @param rfc the RFC
 * @param section the section
 * @param digest the sentence's name; empty if it is not about a sentence
 * @param words the first words of the sentence, or of the entry if the text has no such sentence
 * @param what what is wrong
 * @param place file and line in the repository; empty if nothing there is wrong
 */
public record Gap(
    Kind kind, int rfc, String section, String digest, String words, String what, String place) {
  /** What keeps an RFC from being covered. */
  public enum Kind {
    /** A sentence of the scope in no entry, and not listed as not ours. */
    MISSING,
    /** A sentence that is claimed twice. */
    DOUBLE,
    /** A claim that fits no sentence of the text. */
    STALE,
    /** A claim under another section than the sentence's. */
    WRONG_SECTION,
    /** An entry whose level is no keyword of its sentences, or a keyword that no entry takes. */
    WRONG_LEVEL,
    /** An entry that names no sentence. */
    NO_SENTENCE,
    /** A section that the text does not have. */
    NO_SECTION,
    /** Listed as not ours, although nobody asked. */
    NOT_ASKED
  }

  private static final int WORDS = 8;

  /** The first words of a sentence. */
  static String words(String sentence) {
    String[] words = sentence.split(" ", WORDS + 1);
    return words.length <= WORDS
        ? sentence
        : sentence.substring(0, sentence.length() - words[WORDS].length() - 1) + " ...";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("RFC " + rfc + " " + section + ": " + what);
    if (!digest.isEmpty()) {
      text.append(", ").append(digest);
    }
    if (!words.isEmpty()) {
      text.append(": \"").append(words).append('"');
    }
    return place.isEmpty() ? text.toString() : text + " (" + place + ")";
  }
}
