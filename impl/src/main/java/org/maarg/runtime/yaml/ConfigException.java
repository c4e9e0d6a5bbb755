package org.maarg.runtime.yaml;

import java.util.List;

/** A configuration that cannot be used, with all that is wrong with it. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * An exception for these problems, at least one.
   *
   * @param problems each as {@code file:line:column: key: what is wrong}; lines and columns count
   *     from 1, and a problem of the whole file has none
   */
  public ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file. */
  public List<String> problems() {
    return problems;
  }
}
