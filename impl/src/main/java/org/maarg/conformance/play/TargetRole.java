package org.maarg.conformance.play;

import java.util.Locale;

/** What the target is; the tester plays the rest of the domain. */
public enum TargetRole {
  /** A central mobility database: the tester plays MAARs. */
  CMD,
  /** A mobility anchor and access router: the tester plays the CMD and the other MAARs. */
  MAAR;

  /** The name on the command line and in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
