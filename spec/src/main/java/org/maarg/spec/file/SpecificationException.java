package org.maarg.spec.file;

import java.util.List;
import java.util.stream.Collectors;

/** The specification's own files are wrong; says every mistake found, not just the first. */
public final class SpecificationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Of at least one problem. */
  public SpecificationException(List<Problem> problems) {
    super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().toList();
  }

  /** What is wrong, in the order of the files and lines. */
  public List<Problem> problems() {
    return problems;
  }
}
