package org.maarg.runtime.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a configuration file. */
public final class ConfigProblems {
  private record Problem(YamlValue.Position at, String text) {}

  private static final Comparator<Problem> BY_POSITION =
      Comparator.comparingInt((Problem problem) -> problem.at().line())
          .thenComparingInt(problem -> problem.at().column());

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * No problems yet.
   *
   * @param file its name, for messages
   */
  public ConfigProblems(String file) {
    this.file = file;
  }

  /** Notes what is wrong at a place; {@code key} is the path of keys to it. */
  public void add(YamlValue.Position at, String key, String what) {
    problems.add(
        new Problem(at, file + ":" + at.line() + ":" + at.column() + ": " + key + ": " + what));
  }

  /**
   * Ends the reading of a file that has problems.
   *
   * @throws ConfigException with a line for each, in the order of the file
   */
  public void throwIfAny() throws ConfigException {
    if (!problems.isEmpty()) {
      throw new ConfigException(
          problems.stream().sorted(BY_POSITION).map(Problem::text).distinct().toList());
    }
  }
}
