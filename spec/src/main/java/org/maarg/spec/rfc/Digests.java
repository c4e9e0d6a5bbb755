package org.maarg.spec.rfc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Names the sentences of one RFC: the first twelve hexadecimal digits of SHA-256 over the sentence
 * in lower case, without quotation marks, with single blanks. Where an RFC says the same again, the
 * second gets {@code -2} behind the digits, the third {@code -3}, in the order of the text.
 */
final class Digests {
  private static final int LENGTH = 12;

  private final Map<String, Integer> seen = new HashMap<>();

  /** The name of the next sentence of the text. */
  String next(String sentence) {
    String digest = digest(sentence);
    int times = seen.merge(digest, 1, Integer::sum);
    return times == 1 ? digest : digest + "-" + times;
  }

  private static String digest(String sentence) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(normalised(sentence).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Markers of lists are gone already. */
  private static String normalised(String sentence) {
    return sentence
        .replaceAll("[\"\u201C\u201D]", "")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
