package org.maarg.spec.rfc;

import java.util.List;

/** Numbers of sections. */
public final class Sections {
  private Sections() {}

  /** Whether a section is one of these, or below one of these. */
  public static boolean isIn(String section, List<String> sections) {
    return sections.stream().anyMatch(it -> section.equals(it) || section.startsWith(it + "."));
  }
}
