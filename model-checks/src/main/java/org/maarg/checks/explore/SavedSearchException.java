package org.maarg.checks.explore;

import java.nio.file.Path;

/** A file in which a search was kept cannot be gone on with. */
public final class SavedSearchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SavedSearchException(Path file, String why) {
    super(file + " " + why);
  }
}
