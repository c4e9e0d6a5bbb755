package org.maarg.spec.file;

import java.util.Comparator;

/**
 * Something wrong in a file of the repository.
 *
 * @param file path from the root of the repository, with slashes
 * @param line counted from 1
 * @param what the mistake, with the requirement's ID where there is one
 */
public record Problem(String file, int line, String what) implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::what);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + what;
  }
}
