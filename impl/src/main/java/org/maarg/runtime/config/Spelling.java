package org.maarg.runtime.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody has probably meant. */
public final class Spelling {
  private static final int LONG_WORD = 5;

  private Spelling() {}

  /**
   * The known word nearest to one that is unknown: at most two letters wrong, left out, too many or
   * swapped, one in a word of less than five letters. Case does not count.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String best = "";
    int least = word.length() < LONG_WORD ? 2 : 3;
    for (String candidate : known) {
      int distance = distance(lower(word), lower(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** {@code "; did you mean 'x'?"}, or nothing if no known word is near. */
  public static String suggestion(String word, Collection<String> known) {
    return nearest(word, known).map(it -> "; did you mean '" + it + "'?").orElse("");
  }

  /** Says that a word is none of the known ones, which they are, and which may be meant. */
  public static String noneOf(String word, Collection<String> known) {
    return "'" + word + "' is none of " + String.join(", ", known) + suggestion(word, known);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Letters to be put in, taken out, changed or swapped with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] cost) {
    int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
    least = Math.min(least, cost[i - 1][j - 1] + changed);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
